import type { InputError } from "../../../platform/errors/problem.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { FieldError } from "../../../platform/ui/forms/form.tsx";

/** What a page needs of the faults of its form. */
export interface Faults {
  /** For the summary. */
  list: FieldError[];
  /** The message at a field; undefined when it is in order. */
  at(name: string): string | undefined;
}

/** The faults of a form in the page's language. */
export function faultsOf(errors: InputError[], lang: Lang): Faults {
  const list = errors.map(({ path, message }) => ({ name: path, message: message[lang] }));
  return { list, at: (name) => list.find((each) => each.name === name)?.message };
}
