import type { Act } from "../../../platform/auth/act.ts";
import { permits, reachOf } from "../../../platform/auth/actor.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { formOf, sectionsOf } from "../../questionnaires/index.ts";
import { currentAnswers, listAsked, listComments, type ResponseFound } from "../responses.queries.ts";
import { listRounds } from "../rounds.queries.ts";
import { isLocked, noStates, type ResponseState, roundState, type StateCounts } from "../rounds.rules.ts";
import { progressOf, type SectionProgress } from "../answering.view.ts";
import { placeOf, sessionOf } from "./answer-response.ts";

/** Something that is asked of a municipality. */
export interface Task {
  found: ResponseFound;
  /** Sections with how far they have come; only of what can be answered now. */
  progress: SectionProgress[];
  questions: number;
  /** Comments on single questions of the newest revision. */
  comments: number;
}

/** What someone finds on their first page. */
export interface MyWork {
  /** Towns that this person answers for. */
  towns: string[];
  toDo: Task[];
  /** Answers that wait for this person's signature. */
  toSign: ResponseFound[];
  planned: ResponseFound[];
  done: ResponseFound[];
  /** Rounds that staff follow, newest first. */
  rounds: { id: string; titleBn: string; titleEn: string; dueOn: string; counts: StateCounts }[];
}

/** What is asked of this person, in order of due date; for staff, what waits for review. */
export async function myWork(act: Act): Promise<MyWork> {
  const towns = reachOf(act.actor, "municipality:response:answer").municipalities;
  const seen = reachOf(act.actor, "municipality:response:read").municipalities;
  const today = officeDay(act.now);
  const asked = seen.length > 0 ? await listAsked(act.db, seen) : [];
  const open = asked.filter(({ round, response }) => roundState(round, today) === "open" && !isLocked(response.state));
  const reach = reachOf(act.actor, "region:round:watch");
  const followed = reach.everywhere || reach.regions.length > 0 ? await listRounds(act.db, reach, 50, null) : [];
  return {
    towns,
    toDo: await Promise.all(open.map((found) => taskOf(act, found))),
    toSign: asked.filter(
      (found) =>
        found.response.state === "with-mayor" && permits(act.actor, "municipality:response:sign", placeOf(found)),
    ),
    planned: asked.filter(({ round }) => roundState(round, today) === "planned"),
    done: asked.filter(({ response }) => isLocked(response.state)).reverse(),
    rounds: followed
      .filter(({ round }) => roundState(round, today) === "open")
      .map(({ round, states }) => ({ ...round, counts: { ...noStates, ...states } })),
  };
}

async function taskOf(act: Act, found: ResponseFound): Promise<Task> {
  const form = await formOf(act.db, found.round.versionId);
  const questions = sectionsOf(form.definition).reduce((sum, each) => sum + each.questions, 0);
  if (found.response.draftVersion === 0) return { found, progress: [], questions, comments: 0 };
  const session = await sessionOf(act, found, await currentAnswers(act.db, found.response));
  return { found, progress: progressOf(session, act.lang), questions, comments: await countComments(act, found) };
}

/** Comments count while the response waits for the correction that they ask for. */
async function countComments(act: Act, { response }: ResponseFound): Promise<number> {
  if (!wasReturned(response)) return 0;
  const comments = await listComments(act.db, response.id);
  return comments.filter(({ comment }) => comment.revision === response.revision && comment.repliesTo === null).length;
}

/** Returned, or being corrected since. */
export function wasReturned({ state, revision }: { state: ResponseState; revision: number }): boolean {
  return state === "returned" || (state === "in-progress" && revision > 0);
}
