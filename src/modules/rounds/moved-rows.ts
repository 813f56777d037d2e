import type { Answers, AnswerValue } from "../../xlsform/engine.ts";

/**
 * Which paths lead into rows that others have moved since a draft: they took one away before it, so that its number now means
 * another row, or none. Rows have no names of their own; they are known by what they hold.
 * @param base the draft in which the rows had the numbers of the paths
 * @returns tells it of a path, as `trucks[2]/plate`; a row that `base` hadn't was never moved
 */
export function movedRows(base: Answers, current: Answers): (path: string) => boolean {
  return (path) => {
    let [old, fresh] = [base, current];
    for (const step of path.split("/")) {
      const [, name = step, ordinal] = /^([^[\]]+)\[(\d+)\]$/.exec(step) ?? [];
      if (ordinal === undefined) {
        [old, fresh] = [answersIn(old[name]), answersIn(fresh[name])];
        continue;
      }
      const [rows, now, at] = [rowsIn(old[name]), rowsIn(fresh[name]), Number(ordinal) - 1];
      if (rows[at] === undefined) return false;
      if (written(rows[at]) !== written(now[at]) && wereTakenAway(rows, now)) return true;
      [old, fresh] = [answersIn(rows[at]), answersIn(now[at])];
    }
    return false;
  };
}

/** There are fewer than there were, or one of them stands further up than it did. */
function wereTakenAway(rows: readonly AnswerValue[], now: readonly AnswerValue[]): boolean {
  if (now.length < rows.length) return true;
  const stoodLast = new Map(rows.map((row, at) => [written(row), at]));
  stoodLast.delete(written(undefined));
  return now.some((row, at) => written(row) !== written(rows[at]) && (stoodLast.get(written(row)) ?? at) > at);
}

/** A row that isn't there holds as much as an empty one; in what order its answers were given says nothing. */
function written(row: AnswerValue | undefined): string {
  return JSON.stringify(row ?? {}, (_name, value: AnswerValue) => {
    const answers = Object.entries(answersIn(value));
    return answers.length > 0 ? Object.fromEntries(answers.sort(([one], [other]) => (one < other ? -1 : 1))) : value;
  });
}

function rowsIn(value: AnswerValue | undefined): readonly AnswerValue[] {
  return Array.isArray(value) ? value : [];
}

function answersIn(value: AnswerValue | undefined): Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
