// What has been typed into a form and not been sent, kept in this browser only. Sending a report twice stores it once:
// its key and revision tell the repetition, so a draft may be offered again without harm.
interface Draft {
  at: number;
  fields: Record<string, string>;
}

const prefix = "federation-draft|";
const sentName = "federation-sent";
const keptMs = 30 * 24 * 60 * 60 * 1000;
// The server gives a form no more rows than this.
const rowsMax = 40;
// What belongs to one answer of the server, and would be wrong in another.
const notKept = new Set(["__RequestVerificationToken", "checked", "action", "pasteAt", "parts"]);

export class Drafts {
  keep(key: string, form: HTMLFormElement): void {
    const draft: Draft = { at: Date.now(), fields: fieldsOf(form) };
    attempt(() => localStorage.setItem(prefix + key, JSON.stringify(draft)));
  }

  /** A draft that says anything else than the form does. */
  find(key: string, form: HTMLFormElement): Draft | null {
    const draft = read(localStorageItem(prefix + key));
    if (!draft || Date.now() - draft.at > keptMs) {
      this.forget(key);
      return null;
    }
    const now = fieldsOf(form);
    return Object.entries(draft.fields).some(([name, value]) => name in now && now[name] !== value) ? draft : null;
  }

  restore(draft: Draft, form: HTMLFormElement): void {
    for (const list of ["target", "claim"]) {
      addRows(list, draft, form);
    }
    for (const [name, value] of Object.entries(draft.fields)) {
      const field = form.elements.namedItem(name);
      const isField =
        field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
      if (isField && !(field instanceof HTMLInputElement && field.readOnly)) {
        field.value = value;
      }
    }
  }

  forget(key: string): void {
    attempt(() => localStorage.removeItem(prefix + key));
  }

  markSent(key: string): void {
    attempt(() => sessionStorage.setItem(sentName, key));
  }

  /** The report has come in: neither its draft nor the one that it was sent from is offered again. */
  forgetSent(received: string): void {
    this.forget(received);
    attempt(() => {
      const sent = sessionStorage.getItem(sentName);
      if (sent !== null) {
        this.forget(sent);
        sessionStorage.removeItem(sentName);
      }
    });
  }
}

/** Rows that had been added, and that a new page does not have: as many, blank, after those that it has. */
function addRows(list: string, draft: Draft, form: HTMLFormElement): void {
  const first = rowOf(form, list, 0);
  const wanted = Math.min(Number(draft.fields[`${list}Rows`] ?? 0), rowsMax);
  if (!first) {
    return;
  }
  let last = first;
  for (let i = 1; i < wanted; i++) {
    const there = rowOf(form, list, i);
    const row = there ?? blankRow(first, list, i);
    if (!there) {
      last.after(row);
    }
    last = row;
  }
  const details = first.closest("details");
  const isSaid = Object.entries(draft.fields).some(
    ([name, value]) => name.startsWith(list) && /-(indicator|value)$/.test(name) && value !== "",
  );
  if (details && isSaid) {
    details.open = true;
  }
}

function rowOf(form: HTMLFormElement, list: string, index: number): HTMLElement | null {
  const field = form.elements.namedItem(`${list}${index}-indicator`);
  return field instanceof HTMLElement ? field.closest<HTMLElement>(".entry-row") : null;
}

function blankRow(first: HTMLElement, list: string, index: number): HTMLElement {
  const row = first.cloneNode(true) as HTMLElement;
  row.setAttribute("aria-label", (row.getAttribute("aria-label") ?? "").replace(/\d+$/, String(index + 1)));
  for (const part of row.querySelectorAll<HTMLElement>("*")) {
    for (const name of ["id", "name", "for", "aria-describedby"]) {
      const value = part.getAttribute(name);
      if (value !== null) {
        part.setAttribute(name, value.replaceAll(`${list}0-`, `${list}${index}-`));
      }
    }
    part.removeAttribute("aria-invalid");
    part.classList.remove("has-fault");
    if (part.classList.contains("fault")) {
      part.remove();
    } else if (part instanceof HTMLInputElement) {
      part.value = "";
    } else if (part instanceof HTMLSelectElement) {
      part.selectedIndex = 0;
    }
  }
  return row;
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {};
  new FormData(form).forEach((value, name) => {
    if (!notKept.has(name) && typeof value === "string") {
      fields[name] = value;
    }
  });
  return fields;
}

function read(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? "null") as Partial<Draft> | null;
    return draft && typeof draft.at === "number" && draft.fields ? { at: draft.at, fields: draft.fields } : null;
  } catch {
    return null;
  }
}

function localStorageItem(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** A browser may refuse to keep anything: then there is no draft, and all else works. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing is kept.
  }
}
