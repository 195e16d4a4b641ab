// Puts a chart that can be asked and zoomed in the place of each drawn one. The page has written every number.
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { DataZoomComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([
  BarChart,
  LineChart,
  ScatterChart,
  DataZoomComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

type State = "None" | "Observed" | "Partly" | "Carried";

interface Point {
  step: string;
  value: number | null;
  upper: number | null;
  text: string;
  name: string;
  state: State;
}

interface Series {
  bars: boolean;
  title: string;
  points: Point[];
  breaks: { at: number; text: string }[];
  culture: string;
}

/** A place in the chart: which step, and how much. */
type Place = [number, number | null];

const narrowPx = 560;
// About what the axis takes, a letter of a label, and what is left free between two of them.
const axisPx = 64;
const letterPx = 7;
const labelGapPx = 10;
const edgePx = 16;

export function drawTrends(): void {
  for (const holder of document.querySelectorAll<HTMLElement>("[data-trend-chart]")) {
    new Trend(holder).start();
  }
}

class Trend {
  private readonly canvas = document.createElement("div");
  private chart: EChartsType | null = null;

  constructor(private readonly holder: HTMLElement) {}

  start(): void {
    this.canvas.className = "trend-canvas";
    // What it says is said by the drawing that it covers, and by the table.
    this.canvas.setAttribute("aria-hidden", "true");
    this.holder.append(this.canvas);
    this.holder.classList.add("is-drawn");
    this.chart = init(this.canvas, null, { renderer: "canvas" });
    this.draw();
    new ResizeObserver(() => this.resize()).observe(this.holder);
    // A live page puts new numbers in the place of the old ones; the switch of colours changes an attribute.
    new MutationObserver(() => this.draw()).observe(this.holder, { childList: true });
    new MutationObserver(() => this.draw()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    matchMedia("print").addEventListener("change", () => this.resize());
  }

  private resize(): void {
    this.chart?.resize();
    this.draw();
  }

  private draw(): void {
    const text = this.holder.querySelector<HTMLElement>("[data-trend]")?.dataset["trend"];
    if (text) {
      this.chart?.setOption(optionOf(JSON.parse(text) as Series, this.holder.clientWidth), { notMerge: true });
    }
  }
}

/** Thousands in full: short for a thousand is "N" in Vietnamese, which nobody writes. Millions by what people call them. */
function axisNumbers(culture: string): (value: number) => string {
  const plain = new Intl.NumberFormat(culture, { maximumFractionDigits: 1 });
  const long = new Intl.NumberFormat(culture, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 });
  return (value) => (Math.abs(value) < 1_000_000 ? plain : long).format(value);
}

function optionOf(series: Series, widthPx: number): EChartsCoreOption {
  const { points } = series;
  const isNarrow = widthPx < narrowPx;
  const ink = token("--ink");
  const soft = token("--ink-soft");
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  const numbers = axisNumbers(series.culture);
  const every = Math.ceil(points.length / Math.max(2, Math.floor(widthPx / 64)));
  return {
    animation: false,
    textStyle: { ...font, color: ink },
    grid: { left: 8, right: 16, top: isNarrow ? 48 : 64, bottom: 56, containLabel: true },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      backgroundColor: token("--paper"),
      borderColor: token("--rule-strong"),
      textStyle: { ...font, color: ink },
      axisPointer: { type: "line", lineStyle: { color: soft, type: "solid" }, snap: true },
      formatter: (hits: { value: Place }[]) => {
        const point = points[Math.round(hits[0]?.value[0] ?? -1)];
        return point ? `${point.name}\n${point.text}` : "";
      },
    },
    xAxis: {
      type: "value",
      min: -0.5,
      max: points.length - 0.5,
      axisLine: { lineStyle: { color: soft } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...font,
        color: soft,
        hideOverlap: true,
        customValues: points.flatMap((_, at) => ((points.length - 1 - at) % every === 0 ? [at] : [])),
        formatter: (at: number) => points[at]?.step ?? "",
      },
    },
    yAxis: {
      type: "value",
      min: (range: { min: number }) => Math.min(0, range.min),
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: token("--rule") } },
      axisLabel: { ...font, color: soft, formatter: numbers },
    },
    dataZoom: [
      { type: "inside", filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseMove: true, moveOnMouseWheel: false },
      {
        type: "slider",
        filterMode: "none",
        height: 18,
        bottom: 8,
        borderColor: token("--rule"),
        fillerColor: token("--data-soft"),
        handleStyle: { color: token("--data"), borderColor: token("--data") },
        moveHandleSize: 0,
        showDataShadow: false,
        showDetail: false,
        brushSelect: false,
      },
    ],
    series: [...(series.bars ? barsOf(series, widthPx) : linesOf(series, widthPx)), rulesOf(series, isNarrow)],
  };
}

function barsOf({ points }: Series, widthPx: number): object[] {
  return [
    {
      type: "bar",
      barWidth: "62%",
      itemStyle: { color: token("--data") },
      label: labelOf(points, widthPx),
      data: points.map((point, at) => ({
        value: [at, point.value] satisfies Place,
        label: { align: alignOf(points, at, widthPx) },
      })),
    },
  ];
}

/** Whole lines between points that were observed one after the other; broken ones where an old figure stands. */
function linesOf({ points }: Series, widthPx: number): object[] {
  const whole: Place[] = [];
  const carried: Place[] = [];
  points.forEach((point, at) => {
    const before = points[at - 1];
    const isKnown = point.state !== "None";
    const isAfterKnown = before !== undefined && before.state !== "None";
    if (isKnown && isAfterKnown) {
      const isOld = point.state === "Carried" || before.state === "Carried";
      const line = isOld ? carried : whole;
      line.push([at - 1, before.value]);
      if (isOld) {
        line.push([at, before.value]);
      }
      line.push([at, point.value], [at, null]);
    }
  });
  const marked = freshOf(points).flatMap((at) => (points[at] ? [{ point: points[at], at }] : []));
  const color = token("--data");
  const line = { type: "line", showSymbol: false, silent: true, connectNulls: false };
  return [
    { ...line, lineStyle: { color, width: 2 }, data: whole },
    { ...line, lineStyle: { color, width: 2, type: [2, 4] }, data: carried },
    {
      // Nothing to be seen: every step answers when it is pointed at, also those where nothing is new.
      type: "scatter",
      symbolSize: 0.01,
      data: points.map((point, at): Place => [at, point.value ?? 0]),
    },
    {
      type: "scatter",
      symbolSize: 9,
      z: 5,
      label: labelOf(points, widthPx),
      data: marked.map(({ point, at }) => ({
        value: [at, point.value] satisfies Place,
        label: { align: alignOf(points, at, widthPx) },
        itemStyle: {
          color: point.state === "Partly" ? token("--paper") : color,
          borderColor: color,
          borderWidth: point.state === "Partly" ? 2 : 0,
          // Only its label: nothing was observed there.
          opacity: point.state === "Carried" ? 0 : 1,
        },
      })),
    },
  ];
}

/** The steps with something new; where there is none, the first that has anything. */
function freshOf(points: Point[]): number[] {
  const known = points.flatMap((point, at) => (point.state === "None" ? [] : [at]));
  const fresh = known.filter((at) => points[at]?.state !== "Carried");
  return fresh.length > 0 ? fresh : known.slice(0, 1);
}

function labelOf(points: Point[], widthPx: number): object {
  const shown = shownOf(points, widthPx);
  return {
    show: true,
    position: "top",
    color: token("--ink"),
    fontWeight: 600,
    fontSize: 12,
    formatter: ({ value }: { value: Place }) => (shown.has(value[0]) ? labelText(points, value[0]) : ""),
  };
}

/** The last number, the highest and the first, then as many of the others as there is room for: none touches another. */
function shownOf(points: Point[], widthPx: number): Set<number> {
  const fresh = freshOf(points);
  const heights = fresh.map((at) => points[at]?.upper ?? 0);
  const highest = fresh[heights.indexOf(Math.max(...heights))];
  const shown = new Set<number>();
  for (const at of [fresh[fresh.length - 1], highest, fresh[0], ...fresh]) {
    const isFree = (other: number): boolean =>
      Math.abs(centerOf(points, at ?? 0, widthPx) - centerOf(points, other, widthPx)) >=
      halfOf(points, at ?? 0) + halfOf(points, other) + labelGapPx;
    if (at !== undefined && [...shown].every(isFree)) {
      shown.add(at);
    }
  }
  return shown;
}

function labelText(points: Point[], at: number): string {
  return points[at]?.text.split("\n")[0] ?? "";
}

function halfOf(points: Point[], at: number): number {
  return (labelText(points, at).length * letterPx) / 2;
}

/** The middle of what is written at a point: a label that would leave the chart is written inward. */
function centerOf(points: Point[], at: number, widthPx: number): number {
  const align = alignOf(points, at, widthPx);
  return placeOf(points, at, widthPx) + (align === "left" ? 1 : align === "right" ? -1 : 0) * halfOf(points, at);
}

function alignOf(points: Point[], at: number, widthPx: number): "left" | "center" | "right" {
  const x = placeOf(points, at, widthPx);
  return x + halfOf(points, at) > widthPx ? "right" : x < halfOf(points, at) ? "left" : "center";
}

function placeOf(points: Point[], at: number, widthPx: number): number {
  return axisPx + ((widthPx - axisPx - edgePx) * (at + 0.5)) / points.length;
}

function rulesOf({ breaks, points }: Series, isNarrow: boolean): object {
  return {
    type: "line",
    data: [],
    silent: true,
    markLine: {
      symbol: "none",
      silent: true,
      lineStyle: { color: token("--mark"), type: "solid", width: 1 },
      data: breaks.map((one) => ({
        xAxis: one.at,
        label: {
          show: true,
          formatter: one.text,
          color: token("--ink-soft"),
          fontSize: 12,
          lineHeight: 15,
          width: isNarrow ? 120 : 190,
          overflow: "break",
          align: one.at > points.length / 2 ? "right" : "left",
        },
      })),
    },
  };
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
