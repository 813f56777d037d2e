import type { AnswerValue, Question, Session } from "../../../xlsform/engine.ts";
import { isAnswerable, readAnswer, shownField } from "../../questionnaires/fields.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isControl(element: unknown): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/** The question that an event's element asks, where it asks one. */
export function questionAt(target: EventTarget | null, session: Session): { control: Control; path: string } | null {
  if (!isControl(target) || (target.type === "hidden" && target.name === shownField)) return null;
  const state = target.name ? session.node(target.name) : undefined;
  return state && isAnswerable(state) ? { control: target, path: target.name } : null;
}

/** What a form would post for a name. */
function posted(form: HTMLFormElement, name: string): string[] {
  const found = form.elements.namedItem(name);
  const controls = found instanceof RadioNodeList ? [...found] : [found];
  return controls.filter(isControl).flatMap((control) => {
    if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type) && !control.checked) return [];
    return [control.value];
  });
}

/** The answer that stands in a question's fields. */
export function answerIn(form: HTMLFormElement, path: string, session: Session): AnswerValue | null {
  return readAnswer(session.node(path)!.definition as Question, posted(form, path));
}

/** What is written into a field that asks why an answer is so different from last time; null where it is another. */
export function reasonFor(target: unknown): { path: string; text: string } | null {
  const [, path] = (isControl(target) && /^reason:(.+)$/s.exec(target.name)) || [];
  return path === undefined ? null : { path, text: (target as Control).value };
}

/** Whether what stands in a control is typed letter by letter. */
export function isTyped(control: Control): boolean {
  if (control instanceof HTMLTextAreaElement) return true;
  return control instanceof HTMLInputElement && !/^(radio|checkbox|hidden|file)$/.test(control.type);
}

/** Questions into which something was typed before the script came. */
export function typedBefore(form: HTMLFormElement): string[] {
  const changed = [...form.elements].filter(isControl).filter((control) => {
    if (control instanceof HTMLSelectElement)
      return [...control.options].some((each) => each.selected !== each.defaultSelected);
    if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type))
      return control.checked !== control.defaultChecked;
    return control.type !== "hidden" && control.value !== control.defaultValue;
  });
  return [...new Set(changed.map(({ name }) => name))];
}
