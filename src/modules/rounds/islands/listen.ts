import { actionField, type Section } from "../../questionnaires/fields.ts";
import type { AnsweringIsland } from "./answering-island.tsx";
import { answerIn, isTyped, questionAt, reasonFor, typedBefore } from "./form-fields.ts";

/** How long a link waits for what is being saved. */
const patienceMs = 5000;

/**
 * Hears what the person does on a page of answering. It listens at the page and not at each field, so that the fields are
 * the server's own. Whatever fails here leaves the plain form to the browser.
 * @returns how to stop listening
 */
export function listen(island: AnsweringIsland): () => void {
  const stop = new AbortController();
  const hear = <K extends keyof Heard>(target: EventTarget, name: K, handle: (event: Heard[K]) => void) => {
    const guarded = (event: Event) => {
      try {
        handle(event as Heard[K]);
      } catch (error) {
        island.fail();
        throw error;
      }
    };
    target.addEventListener(name, guarded, { signal: stop.signal });
  };
  hearAnswers(island, hear);
  hear(island.root, "submit", (event) => submitted(island, event));
  hear(document, "click", (event) => followed(island, event));
  hear(window, "popstate", () => {
    const place = island.placeAt(location.pathname);
    if (place) island.go(place, { push: false, hash: location.hash });
    else location.reload();
  });
  hear(window, "pagehide", () => void island.keeper.flush());
  hear(document, "visibilitychange", () => {
    void (document.visibilityState === "visible" ? island.keeper.look() : island.keeper.flush());
  });
  return () => stop.abort();
}

interface Heard {
  input: Event;
  change: Event;
  focusin: FocusEvent;
  focusout: FocusEvent;
  pointerdown: Event;
  pointerup: Event;
  pointercancel: Event;
  submit: SubmitEvent;
  click: MouseEvent;
  popstate: Event;
  pagehide: Event;
  visibilitychange: Event;
}

type Hear = <K extends keyof Heard>(target: EventTarget, name: K, handle: (event: Heard[K]) => void) => void;

function hearAnswers(island: AnsweringIsland, hear: Hear): void {
  const { root, live } = island;
  const { session } = live;
  const answered = (event: Event) => {
    const why = reasonFor(event.target);
    if (why) island.explain(why.path, why.text);
    const at = questionAt(event.target, session);
    const form = at?.control.form;
    if (!at || !form) return;
    const typed = isTyped(at.control) && event.type === "input" ? at.control.value : null;
    island.still(() => live.answer(at.path, answerIn(form, at.path, session), typed));
    if (!isTyped(at.control)) leave(at.path);
  };
  // What is wrong is said once the finger is up: a message that pushes the page down would move the button from under it.
  let held = false;
  let left: string[] = [];
  const tell = () => {
    const paths = left;
    left = [];
    if (paths.length === 0) return;
    island.still(() => {
      for (const path of paths) {
        const fault = live.leave(path);
        if (fault) island.say(fault);
      }
    });
  };
  const leave = (path: string) => {
    left.push(path);
    setTimeout(() => held || tell());
  };
  hear(root, "input", answered);
  hear(root, "change", answered);
  hear(root, "focusin", (event) => {
    const at = questionAt(event.target, session);
    if (at) live.enter(at.path);
  });
  hear(root, "focusout", (event) => {
    const at = questionAt(event.target, session);
    if (at && questionAt(event.relatedTarget, session)?.path !== at.path) leave(at.path);
  });
  hear(document, "pointerdown", () => (held = true));
  for (const up of ["pointerup", "pointercancel"] as const)
    hear(document, up, () => {
      held = false;
      setTimeout(tell);
    });
}

/** Takes what was typed into a form before the script came. */
export function takeTyped(island: AnsweringIsland, form: HTMLFormElement): void {
  const { session } = island.live;
  for (const path of typedBefore(form)) {
    const why = reasonFor(form.elements.namedItem(path));
    if (why) island.explain(why.path, why.text);
    else if (session.node(path)) island.live.answer(path, answerIn(form, path, session), null);
  }
}

function submitted(island: AnsweringIsland, event: SubmitEvent): void {
  const { section, keeper } = island;
  const form = event.target as HTMLFormElement;
  if (!section) {
    if (keeper.idle) return;
    event.preventDefault();
    void keeper.flush().then((kept) => kept && form.submit());
    return;
  }
  const button = event.submitter as HTMLButtonElement | null;
  const action = button?.name === actionField ? button.value : "";
  if (!island.help?.takeOver(action, section)) act(island, section, form, action);
  event.preventDefault();
}

/** Does what a button of a section asks for. */
function act(island: AnsweringIsland, section: Section, form: HTMLFormElement, action: string): void {
  const [, verb = "next", path = ""] = /^(\w+)(?::(.+))?$/s.exec(action) ?? [];
  if (verb === "find") island.search(path, form.querySelector<HTMLInputElement>(`[name="${action}"]`)?.value ?? "");
  else if (verb === "paste") void import("./paste.ts").then(({ paste }) => paste(island, path));
  else if (verb === "add") island.addEntry(path);
  else if (verb === "remove") island.removeEntry(path);
  else if (verb === "list") {
    void island.keeper.flush();
    island.go({ kind: "list" });
  } else island.goOn(section);
}

function followed(island: AnsweringIsland, event: MouseEvent): void {
  const link = (event.target as Element).closest?.("a");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.origin !== location.origin) return;
  if (link.pathname === location.pathname && link.hash) return;
  const place = island.placeAt(link.pathname);
  if (place) {
    event.preventDefault();
    island.go(place, { hash: link.hash });
  } else if (!island.keeper.idle) {
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, patienceMs));
    void Promise.race([island.keeper.flush(), patience]).then(() => location.assign(link.href));
  }
}
