// What has been typed into a form and not been sent, kept in this browser only. Sending a report twice stores it once:
// its key and revision tell the repetition, so a draft may be offered again without harm.
interface Draft {
  at: number;
  fields: Record<string, string>;
}

const prefix = "federation-draft|";
const sentName = "federation-sent";
const keptMs = 30 * 24 * 60 * 60 * 1000;
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
