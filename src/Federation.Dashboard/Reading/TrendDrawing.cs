using System.Globalization;
using Federation.Core.Time;
using Federation.Dashboard.Text;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Where everything of a chart is: bars for what happened over periods; for what stands, points where something was
/// observed, whole lines between neighbouring ones, and broken lines where an old figure only still stands.
/// </summary>
public sealed class TrendDrawing
{
    private const double BarShare = 0.62;
    private const int LabelGap = 8;
    private const int Bottom = 24;

    private readonly TrendPanel panel;
    private readonly Writing write;
    private readonly ChartScale scale;
    private readonly double bottom;
    private readonly double top;
    private readonly double left;
    private readonly double band;

    /// <summary>Draws a panel.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="write">How numbers are written.</param>
    /// <param name="width">How wide the drawing is.</param>
    /// <param name="plotHeight">How high the plot in it is.</param>
    /// <param name="shared">The scale where it is not this chart's alone: it then has no numbers of its own.</param>
    public TrendDrawing(TrendPanel panel, Writing write, int width, int plotHeight, ChartScale? shared = null)
    {
        this.panel = panel;
        this.write = write;
        Width = width;
        var known = panel.Points.Where(point => point.State != PointState.None).ToList();
        scale =
            shared
            ?? ChartScale.Of(
                [.. known.SelectMany(point => new[] { point.Figure.Value!.Value, point.Figure.Upper!.Value })],
                width < 500 ? 3 : 5
            );
        var unit = panel.Indicator.Unit;
        left = shared is not null
            ? 6
            : Math.Max(scale.Ticks.Max(tick => ChartText.WidthOf(write.Compact(tick, unit))), 20) + 10;
        Right = width - (shared is not null ? 6 : 12);
        band = (Right - left) / panel.Points.Count;
        (Rules, var room) = ChartRules.Of(panel.Breaks, X, left, Right, write);
        top = room + 22;
        bottom = top + plotHeight;
        Height = (int)bottom + Bottom;
        Labels = LabelsOf(known);
    }

    /// <summary>How wide it is.</summary>
    public int Width { get; }

    /// <summary>How high it is.</summary>
    public int Height { get; }

    /// <summary>Where the plot begins.</summary>
    public double Left => left;

    /// <summary>Where the plot ends.</summary>
    public double Right { get; }

    /// <summary>Where the lowest number is.</summary>
    public double Base => bottom;

    /// <summary>The breaks.</summary>
    public IReadOnlyList<ChartRule> Rules { get; }

    /// <summary>The numbers that are written beside their points.</summary>
    public IReadOnlyList<(double X, double Y, string Anchor, string Text)> Labels { get; }

    /// <summary>Whether it has bars.</summary>
    public bool HasBars => panel.Indicator.TakesPeriod;

    /// <summary>The numbers on the axis.</summary>
    public IEnumerable<(double Y, string Text)> Ticks =>
        scale.Ticks.Select(tick => (Y(tick), write.Compact(tick, panel.Indicator.Unit)));

    /// <summary>The steps that are named below the plot: as many as there is room for, the last among them.</summary>
    public IEnumerable<(double X, string Text)> Steps
    {
        get
        {
            var texts = panel.Points.Select(point => StepText(point.Step)).ToList();
            var every = (int)Math.Ceiling((texts.Max(ChartText.WidthOf) + LabelGap) / band);
            return texts.Select((text, i) => (Center(i), text)).Where((_, i) => (texts.Count - 1 - i) % every == 0);
        }
    }

    /// <summary>The bars, with how much higher each may be.</summary>
    public IEnumerable<(double X, double Y, double Width, double Height, double RangeHeight)> Bars =>
        Known
            .Where(_ => HasBars)
            .Select(one =>
            {
                var (low, high) = (Y(one.Point.Figure.Value!.Value), Y(one.Point.Figure.Upper!.Value));
                return (Center(one.At) - (band * BarShare / 2), low, band * BarShare, Y(0) - low, low - high);
            });

    /// <summary>The points where something was observed.</summary>
    public IEnumerable<(double X, double Y, double RangeY, bool IsPartly)> Dots =>
        Known
            .Where(one => !HasBars && one.Point.State != PointState.Carried)
            .Select(one =>
                (
                    Center(one.At),
                    Y(one.Point.Figure.Value!.Value),
                    Y(one.Point.Figure.Upper!.Value),
                    one.Point.State == PointState.Partly
                )
            );

    /// <summary>The lines between neighbouring points, as corners.</summary>
    public IEnumerable<(string Corners, bool IsCarried)> Lines
    {
        get
        {
            for (var i = 1; !HasBars && i < panel.Points.Count; i++)
            {
                var (before, now) = (panel.Points[i - 1], panel.Points[i]);
                if (before.State == PointState.None || now.State == PointState.None)
                {
                    continue;
                }

                var (x1, y1) = (Center(i - 1), Y(before.Figure.Value!.Value));
                var (x2, y2) = (Center(i), Y(now.Figure.Value!.Value));
                var isCarried = now.State == PointState.Carried || before.State == PointState.Carried;
                // An old figure stands until the new one: it did not grow towards it.
                yield return isCarried
                    ? (Corners((x1, y1), (x2, y1), (x2, y2)), true)
                    : (Corners((x1, y1), (x2, y2)), false);
            }
        }
    }

    /// <summary>A number of the drawing as SVG writes it.</summary>
    public static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A step in short.</summary>
    public static string StepText(Period step) =>
        PeriodNames.NameOf(step) switch
        {
            [.., '-', 'Q', var quarter] => $"Q{quarter}/{Year(step)}",
            [.., '-', 'M', _, _] => string.Create(CultureInfo.InvariantCulture, $"{step.To.Month}/{Year(step)}"),
            _ => Year(step),
        };

    /// <summary>
    /// Where a day is, counted in steps: a bar covers its step, and a point that stands is where its step ends.
    /// </summary>
    public static double PlaceOf(DateOnly day, IReadOnlyList<TrendPoint> points, bool hasBars)
    {
        var at = 0;
        while (at < points.Count - 1 && points[at].Step.To < day)
        {
            at++;
        }

        var step = points[at].Step;
        var share = (double)(day.DayNumber - step.From.DayNumber) / (step.To.DayNumber - step.From.DayNumber + 1);
        return at + share - (hasBars ? 0.5 : 1);
    }

    private IEnumerable<(int At, TrendPoint Point)> Known =>
        panel.Points.Select((point, at) => (at, point)).Where(one => one.point.State != PointState.None);

    private double Center(int at) => left + (band * (at + 0.5));

    private double X(DateOnly day) => left + (band * (PlaceOf(day, panel.Points, HasBars) + 0.5));

    private double Y(decimal amount) => bottom - ((bottom - top) * scale.At(amount));

    /// <summary>The last, the highest and the first number, then as many of the others as there is room for.</summary>
    private List<(double X, double Y, string Anchor, string Text)> LabelsOf(List<TrendPoint> known)
    {
        var fresh = Known.Where(one => one.Point.State != PointState.Carried).ToList();
        if (fresh.Count == 0)
        {
            fresh = [.. Known.Take(1)];
        }

        var first = fresh.Take(1);
        var highest = fresh.OrderByDescending(one => one.Point.Figure.Upper).Take(1);
        var placed = new List<(double X, double Y, string Anchor, string Text)>();
        var taken = new List<(double From, double To, double Y)>();
        foreach (var (at, point) in fresh.TakeLast(1).Concat(highest).Concat(first).Concat(fresh).Distinct())
        {
            var text = write.Value(point.Figure);
            var (x, y) = (Center(at), Y(point.Figure.Upper!.Value) - LabelGap);
            var half = ChartText.WidthOf(text) / 2;
            var (anchor, from) =
                x - half < 0 ? ("start", x - 4)
                : x + half > Width ? ("end", x + 4 - (2 * half))
                : ("middle", x - half);
            var (low, high) = (from, from + (2 * half));
            var isFree = taken.All(one =>
                high < one.From || low > one.To || Math.Abs(one.Y - y) >= ChartText.LineHeight
            );
            if (isFree)
            {
                taken.Add((low, high, y));
                placed.Add(
                    (
                        anchor == "start" ? x - 4
                        : anchor == "end" ? x + 4
                        : x,
                        y,
                        anchor,
                        text
                    )
                );
            }
        }

        return known.Count == 0 ? [] : placed;
    }

    private static string Year(Period step) => step.To.Year.ToString(CultureInfo.InvariantCulture);

    private static string Corners(params (double X, double Y)[] corners) =>
        string.Join(' ', corners.Select(corner => $"{Text(corner.X)},{Text(corner.Y)}"));
}
