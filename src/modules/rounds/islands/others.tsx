import type { Answers } from "../../../xlsform/engine.ts";
import type { LiveAnswers } from "./live-answers.ts";
import { broughtBy, rearrange } from "./merge.ts";

export { ClashChoice } from "./clash-choice.tsx";

/**
 * Takes over what was saved elsewhere, but for what waits here to be saved.
 * @returns how many answers that has changed, and whether entries of rosters came or went
 */
export function mergeDraft(
  live: LiveAnswers,
  answers: Answers,
  waits: (path: string) => boolean,
): { changed: number; rearranged: boolean } {
  const { session } = live;
  const brought = broughtBy(session.draft(), answers, waits);
  const rearranged = rearrange(session, brought);
  const set = brought.set.filter(({ path }) => session.node(path));
  for (const { path, value } of set) live.take(path, value);
  if (rearranged) live.drawAll();
  return { changed: set.length, rearranged };
}
