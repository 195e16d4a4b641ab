// Whenever a figure of the subtree changes, the page is asked for again and what changed in it is put in its place.
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
const coalesceMs = 300;
const highlightMs = 2_400;

export function followChanges(): void {
  const committee = document.body.dataset["committee"];
  if (!committee || typeof EventSource === "undefined") {
    return;
  }

  new Follower(`/api/v1/committees/${encodeURIComponent(committee)}/events`).start();
}

class Follower {
  private readonly indicator = document.querySelector<HTMLElement>("[data-live-state]");
  private source: EventSource | null = null;
  private waitMs = firstWaitMs;
  private isRefreshing = false;
  private isDirty = false;

  constructor(private readonly address: string) {}

  start(): void {
    // A page that nobody looks at needs no stream; it catches up when it is looked at again.
    document.addEventListener("visibilitychange", () => this.onVisibility());
    window.addEventListener("pagehide", () => this.close());
    if (!document.hidden) {
      this.open();
    }
  }

  private onVisibility(): void {
    if (document.hidden) {
      this.close();
    } else if (this.source === null) {
      this.open();
      this.markDirty();
    }
  }

  private open(): void {
    // The browser resumes a broken stream by itself, with the last id that it was given.
    const source = new EventSource(this.address);
    this.source = source;
    source.addEventListener("open", () => {
      this.waitMs = firstWaitMs;
      this.show("live");
    });
    for (const name of ["change", "tree", "reset"]) {
      source.addEventListener(name, () => this.markDirty());
    }
    source.addEventListener("error", () => {
      this.show("away");
      if (source.readyState === EventSource.CLOSED) {
        this.reopenLater(source);
      }
    });
  }

  private reopenLater(broken: EventSource): void {
    const waitMs = this.waitMs;
    this.waitMs = Math.min(this.waitMs * 2, longestWaitMs);
    setTimeout(() => {
      if (this.source === broken) {
        this.open();
        this.markDirty();
      }
    }, waitMs);
  }

  private close(): void {
    this.source?.close();
    this.source = null;
    this.show("away");
  }

  private show(state: "live" | "away"): void {
    if (this.indicator) {
      this.indicator.dataset["liveState"] = state;
      this.indicator.textContent = this.indicator.dataset[state] ?? "";
      this.indicator.hidden = false;
    }
  }

  private markDirty(): void {
    this.isDirty = true;
    if (!this.isRefreshing) {
      this.isRefreshing = true;
      setTimeout(() => void this.refresh(), coalesceMs);
    }
  }

  private async refresh(): Promise<void> {
    while (this.isDirty) {
      this.isDirty = false;
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (answer.ok) {
          swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
        }
      } catch {
        // Not reachable now: the stream says so, and asks again when it is.
      }
    }
    this.isRefreshing = false;
  }
}

/**
 * Puts each part of the new page that differs in the place of the one with the same key, outer parts first. Where parts
 * came or went, the whole content is replaced, but never under somebody's hands.
 */
export function swap(fresh: Document): void {
  const next = new Map<string, Element>();
  for (const node of fresh.querySelectorAll("[data-figure]")) {
    next.set(keyOf(node), node);
  }
  const now = [...document.querySelectorAll("[data-figure]")];
  const isSame = now.length === next.size && now.every((node) => next.has(keyOf(node)));
  if (!isSame && replaceContent(fresh)) {
    return;
  }
  for (const node of now) {
    const replacement = next.get(keyOf(node));
    if (replacement && node.isConnected && !isHeld(node) && node.outerHTML !== replacement.outerHTML) {
      put(replacement, node);
    }
  }
}

function replaceContent(fresh: Document): boolean {
  const content = document.getElementById("content");
  const replacement = fresh.getElementById("content");
  if (!content || !replacement || isHeld(content) || content.querySelector("form[method=post]")) {
    return false;
  }
  put(replacement, content);
  return true;
}

function put(replacement: Element, node: Element): void {
  const before = new Map<string, string | null>();
  for (const figure of figuresOf(node)) {
    before.set(figure.id, figure.textContent);
  }
  const focused = node.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
  const copy = document.importNode(replacement, true);
  node.replaceWith(copy);
  if (focused) {
    copy.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
  highlight(figuresOf(copy).filter((figure) => before.get(figure.id) !== figure.textContent));
}

function figuresOf(node: Element): Element[] {
  const inner = [...node.querySelectorAll(".figure")];
  return node.matches(".figure") ? [node, ...inner] : inner;
}

/** Whether somebody is writing or choosing within it. */
function isHeld(node: Element): boolean {
  const active = document.activeElement;
  return active !== null && active.matches("input, select, textarea") && node.contains(active);
}

function keyOf(node: Element): string {
  return `${node.id}|${node.getAttribute("data-figure") ?? ""}`;
}

function highlight(nodes: Element[]): void {
  for (const node of nodes) {
    node.classList.add("is-fresh");
  }
  if (nodes.length > 0) {
    setTimeout(() => nodes.forEach((node) => node.classList.remove("is-fresh")), highlightMs);
  }
}
