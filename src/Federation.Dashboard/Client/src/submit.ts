// Comfort on the form in which a report is entered: what is checked and stored is the server's part, with or without this.
import { Drafts } from "./drafts";
import { readNumber, writeDifference, writeNumber } from "./numbers";

const liveCheckMs = 1_200;

export function enhanceEntry(): void {
  const drafts = new Drafts();
  const received = document.querySelector<HTMLElement>("[data-received]")?.dataset["received"];
  if (received !== undefined) {
    drafts.forgetSent(received);
  }
  const form = document.querySelector<HTMLFormElement>("form[data-entry]");
  if (form) {
    new Entry(form, drafts).start();
  }
}

class Entry {
  private readonly key: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private readonly touched = new Set<string>();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly drafts: Drafts,
  ) {
    this.key = form.dataset["entry"] ?? "";
  }

  start(): void {
    this.form.addEventListener("input", (event) => this.onInput(event));
    this.form.addEventListener("paste", (event) => this.onPaste(event));
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
    window.addEventListener("online", () => this.sayOffline(false));
    this.rows().forEach((row) => this.showRow(row));
    this.showSums();
    this.offerDraft();
    // Whoever was told that something is wrong begins there.
    document.querySelector<HTMLElement>("#form-state .error-summary")?.focus();
  }

  private rows(): HTMLTableRowElement[] {
    return [...this.form.querySelectorAll<HTMLTableRowElement>("tr[data-row]")];
  }

  private onInput(event: Event): void {
    const field = event.target;
    if (field instanceof HTMLElement) {
      const row = field.closest<HTMLTableRowElement>("tr[data-row]");
      if (row) {
        this.showRow(row);
        this.showSums();
      }
      this.touched.add(slotOf(field));
    }
    this.drafts.keep(this.key, this.form);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.checkLive(), liveCheckMs);
  }

  private showRow(row: HTMLTableRowElement): void {
    const place = row.querySelector<HTMLElement>("[data-change]");
    const now = valueOf(row);
    const last = row.dataset["last"];
    if (place && now !== null && last !== undefined && isExact(row)) {
      const difference = now - Number(last);
      place.textContent =
        difference === 0 ? (this.form.dataset["unchanged"] ?? "") : writeDifference(difference);
    } else if (place && now === null) {
      place.textContent = "";
    }
  }

  private showSums(): void {
    const rows = this.rows();
    for (const total of rows) {
      const output = total.querySelector<HTMLOutputElement>("output[data-sum]");
      const parts = rows.filter((row) => row.dataset["partOf"] === total.dataset["row"] && row.dataset["adds"]);
      const said = [...new Set(parts.map((row) => row.dataset["group"]))]
        .map((group) => this.sumOf(parts.filter((row) => row.dataset["group"] === group), valueOf(total)))
        .filter((text) => text !== "");
      if (output) {
        output.textContent = said.join(" ");
      }
    }
  }

  private sumOf(parts: HTMLTableRowElement[], total: number | null): string {
    const values = parts.map(valueOf).filter((value) => value !== null);
    if (values.length === 0) {
      return "";
    }
    const sum = values.reduce((a, b) => a + b, 0);
    const form = sum === total ? this.form.dataset["sumEqual"] : this.form.dataset["sumOff"];
    return (form ?? "").replace("{0}", writeNumber(sum));
  }

  /** Cells copied from a spreadsheet go where the server reads them, which asks where a number is not clear. */
  private onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !/[\t\n]/.test(text.trim())) {
      return;
    }
    const row = field.closest<HTMLTableRowElement>("tr[data-row]");
    const block = this.form.elements.namedItem("paste");
    const at = this.form.elements.namedItem("pasteAt");
    const button = this.form.querySelector<HTMLButtonElement>('button[value="paste"]');
    if (row && button && block instanceof HTMLTextAreaElement && at instanceof HTMLInputElement) {
      event.preventDefault();
      block.value = text;
      at.value = row.dataset["row"] ?? "";
      this.form.requestSubmit(button);
    }
  }

  private isReachable = false;

  private onSubmit(event: SubmitEvent): void {
    if (this.isReachable) {
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    void reachable().then((isReachable) => {
      this.sayOffline(!isReachable);
      if (isReachable) {
        this.isReachable = true;
        this.drafts.keep(this.key, this.form);
        this.drafts.markSent(this.key);
        this.form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : null);
        this.isReachable = false;
      } else {
        this.drafts.keep(this.key, this.form);
      }
    });
  }

  private sayOffline(isOffline: boolean): void {
    const place = this.form.querySelector<HTMLElement>("[data-entry-offline]");
    if (place) {
      place.hidden = !isOffline;
      place.textContent = isOffline ? (this.form.dataset["offline"] ?? "") : "";
    }
  }

  private offerDraft(): void {
    const offer = this.form.querySelector<HTMLElement>("[data-draft-offer]");
    const draft = this.drafts.find(this.key, this.form);
    if (!offer || !draft) {
      return;
    }
    const at = offer.querySelector("[data-draft-at]");
    if (at) {
      at.textContent = new Date(draft.at).toLocaleString(document.documentElement.lang);
    }
    offer.hidden = false;
    offer.querySelector("[data-draft-restore]")?.addEventListener("click", () => {
      this.drafts.restore(draft, this.form);
      this.rows().forEach((row) => this.showRow(row));
      this.showSums();
      offer.hidden = true;
    });
    offer.querySelector("[data-draft-discard]")?.addEventListener("click", () => {
      this.drafts.forget(this.key);
      offer.hidden = true;
    });
  }

  /** The same check as the button's, without leaving the page: shown at the fields that have been typed into. */
  private async checkLive(): Promise<void> {
    const mine = ++this.asked;
    const address = new URL(this.form.getAttribute("action") ?? "", location.href);
    address.searchParams.set("dryRun", "true");
    address.hash = "";
    try {
      const body = new URLSearchParams();
      new FormData(this.form).forEach((value, name) => body.append(name, String(value)));
      const answer = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine === this.asked && page.querySelector("form[data-entry]")) {
        this.showFaults(page);
      }
    } catch {
      // Not reachable now: sending says so.
    }
  }

  private showFaults(page: Document): void {
    for (const slot of this.form.querySelectorAll<HTMLElement>(".fault-slot")) {
      const fresh = page.getElementById(slot.id);
      const isHeld = slot.contains(document.activeElement);
      const isDue = this.touched.has(slot.id) || fresh?.childElementCount === 0;
      if (fresh && isDue && !isHeld && slot.innerHTML.trim() !== fresh.innerHTML.trim()) {
        slot.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
        this.mark(slot);
      }
    }
    const count = page.querySelectorAll("#form-state .error-summary li").length;
    const place = this.form.querySelector("[data-entry-live]");
    if (place) {
      const form = count > 0 ? this.form.dataset["liveFaults"] : this.form.dataset["liveNone"];
      place.textContent = (form ?? "").replace("{0}", writeNumber(count));
    }
  }

  private mark(slot: HTMLElement): void {
    const isWrong = slot.childElementCount > 0;
    slot.closest("tr, .form-row")?.classList.toggle("has-fault", isWrong);
    const field = document.getElementById(slot.id.replace(/-fault$/, ""));
    if (isWrong) {
      field?.setAttribute("aria-invalid", "true");
    } else {
      field?.removeAttribute("aria-invalid");
    }
  }
}

function valueOf(row: HTMLTableRowElement): number | null {
  const field = row.querySelector<HTMLInputElement>('input[name^="value-"]');
  return field ? readNumber(field.value, row.dataset["whole"] === "true") : null;
}

function isExact(row: HTMLTableRowElement): boolean {
  return row.querySelector<HTMLSelectElement>('select[name^="bound-"]')?.value === "exact";
}

function slotOf(field: HTMLElement): string {
  const row = field.closest("tr[data-row], .form-row");
  return row?.querySelector(".fault-slot")?.id ?? "";
}

async function reachable(): Promise<boolean> {
  try {
    return (await fetch("/health/live", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
