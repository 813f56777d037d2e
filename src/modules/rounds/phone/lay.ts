import type { Answers, AnswerValue } from "../../../xlsform/engine.ts";
import { type AnswersChange, isUnsent, type Queued } from "./queue.ts";

/** Answers with a change laid over them; what was given stays as it is. Knows no form, only paths. */
export function laid(answers: Answers, { set, remove }: Pick<AnswersChange, "set" | "remove">): Answers {
  const result = structuredClone(answers);
  for (const [path, value] of Object.entries(set)) put(result, path.split("/"), value);
  for (const path of remove) takeOut(result, path);
  return result;
}

/** Answers with everything laid over them that hasn't reached the server, in the order it was given. */
export function withUnsent(answers: Answers, responseId: string, queue: Queued[]): Answers {
  const own = queue.filter((each) => each.responseId === responseId && isUnsent(each));
  return own.reduce((sum, { change }) => (change.kind === "answers" ? laid(sum, change) : sum), answers);
}

function put(into: Answers, [step = "", ...rest]: string[], value: AnswerValue): void {
  const [, roster, ordinal] = /^(.+)\[(\d+)\]$/.exec(step) ?? [];
  if (roster !== undefined) return put(entry(into, roster, Number(ordinal)), rest, value);
  if (rest.length > 0) {
    const group = into[step];
    const next: Answers = isGroup(group) ? group : {};
    into[step] = next;
    return put(next, rest, value);
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
  const steps = path.split("/");
  const [, roster = "", ordinal = "0"] = /^(.+)\[(\d+)\]$/.exec(steps.pop() ?? "") ?? [];
  let group: AnswerValue | undefined = from;
  for (const step of steps) {
    const [, name = step, number] = /^(.+)\[(\d+)\]$/.exec(step) ?? [];
    group = isGroup(group) ? group[name] : undefined;
    if (number !== undefined) group = Array.isArray(group) ? group[Number(number) - 1] : undefined;
  }
  const entries = isGroup(group) ? group[roster] : undefined;
  if (Array.isArray(entries)) entries.splice(Number(ordinal) - 1, 1);
}

function isGroup(value: AnswerValue | undefined): value is Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
