import type { Answers, AnswerValue } from "../../../xlsform/engine.ts";

/** Answers to set by path, null taking one away, and entries of rosters to remove afterwards. */
export interface Laying {
  set: Record<string, AnswerValue>;
  remove: string[];
}

/** Answers with a change laid over them; what was given stays as it is. Knows no form, only paths. */
export function laid(answers: Answers, { set, remove }: Laying): Answers {
  const result = structuredClone(answers);
  for (const [path, value] of Object.entries(set)) put(result, path.split("/"), value);
  for (const path of remove) takeOut(result, path);
  return result;
}

/** The answer at a path; null where there is none. */
export function answerAt(answers: Answers, path: string): AnswerValue {
  let value: AnswerValue | undefined = answers;
  for (const step of path.split("/")) {
    const [, name = step, ordinal] = /^(.+)\[(\d+)\]$/.exec(step) ?? [];
    value = isGroup(value) ? value[name] : undefined;
    if (ordinal !== undefined) value = Array.isArray(value) ? value[Number(ordinal) - 1] : undefined;
  }
  return value ?? null;
}

function put(into: Answers, [step = "", ...rest]: string[], value: AnswerValue): void {
  const [, roster, ordinal] = /^(.+)\[(\d+)\]$/.exec(step) ?? [];
  if (roster !== undefined) {
    const found = entry(into, roster, Number(ordinal));
    // A whole entry at once, as `trucks[2]`, is laid over what it holds.
    if (rest.length === 0) Object.assign(found, isGroup(value) ? value : {});
    else put(found, rest, value);
    return;
  }
  if (rest.length > 0) {
    const group = into[step];
    const next: Answers = isGroup(group) ? group : {};
    into[step] = next;
    put(next, rest, value);
    return;
  }
  if (value === null) delete into[step];
  else into[step] = value;
}

/** The entry of a roster by its number, made where it isn't there yet. */
function entry(into: Answers, roster: string, ordinal: number): Answers {
  const held = into[roster];
  const entries: AnswerValue[] = Array.isArray(held) ? held : [];
  into[roster] = entries;
  while (entries.length < ordinal) entries.push({});
  const found = entries[ordinal - 1];
  if (isGroup(found)) return found;
  const fresh: Answers = {};
  entries[ordinal - 1] = fresh;
  return fresh;
}

function takeOut(from: Answers, path: string): void {
  const [, roster = "", ordinal = "0"] = /^(.+)\[(\d+)\]$/.exec(path) ?? [];
  const entries = answerAt(from, roster);
  if (Array.isArray(entries)) entries.splice(Number(ordinal) - 1, 1);
}

function isGroup(value: AnswerValue | undefined): value is Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
