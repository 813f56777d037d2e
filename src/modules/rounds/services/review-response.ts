import type { Act } from "../../../platform/auth/act.ts";
import { type InputError, refusals } from "../../../platform/errors/problem.ts";
import { enqueue } from "../../../platform/jobs/jobs.ts";
import { returnLetter } from "../emails/return-letter.ts";
import type { ReturnWords } from "../rounds.input.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { roundState } from "../rounds.rules.ts";
import { roundProblems } from "../rounds.errors.ts";
import { mayRead, mayReview } from "../rounds.policy.ts";
import {
  findRevision,
  insertComments,
  insertEvent,
  lockResponse,
  type ResponseFound,
  type ResponseKey,
  updateResponse,
} from "../responses.queries.ts";
import type { Session } from "../../../xlsform/index.ts";
import { placeOf, sessionOf } from "./answer-response.ts";
import { recordDeed, tellFocalPersons } from "./town-people.ts";

/** What a review came to. */
export interface Reviewed {
  state: "approved" | "returned";
  revision: number;
}

/** Approves a submitted response; its figures are public at once where the round is. */
export async function approveResponse(act: Act, key: ResponseKey): Promise<Reviewed> {
  const found = await lockForReview(act, key);
  const { id, revision } = found.response;
  await updateResponse(act.db, id, { state: "approved", approvedAt: act.now, approvedRevision: revision });
  await insertEvent(act.db, { responseId: id, kind: "approved", revision, by: act.actor.personId, at: act.now });
  await recordDeed(act, found, "rounds.response.approve");
  await enqueue(act.db, "indicators.settle", { responseId: id, revision });
  await tellFocalPersons(act, found, {
    kind: "rounds.response.approved",
    text: {
      bn: `“${found.round.titleBn}” প্রশ্নপত্রে আপনার পৌরসভার উত্তর অনুমোদিত হয়েছে।`,
      en: `Your municipality's answers to “${found.round.titleEn}” have been approved.`,
    },
    path: `/answers/${id}/receipt`,
  });
  return { state: "approved", revision };
}

/**
 * Returns a submitted response with a word on the whole, on single questions, or both, and writes to the town's people.
 * @throws Problem `round-closed`; `bad-input` when there is no word at all, or a comment is on no question of the revision
 */
export async function returnResponse(act: Act, key: ResponseKey, words: ReturnWords): Promise<Reviewed> {
  const found = await lockForReview(act, key);
  // In a closed round no one could correct what comes back.
  if (roundState(found.round, officeDay(act.now)) === "closed") throw roundProblems.closed();
  const { id, revision } = found.response;
  const answers = (await findRevision(act.db, id, revision))?.revision.answers ?? {};
  refuseEmptyOrAstray(words, await sessionOf(act, found, answers));
  await updateResponse(act.db, id, { state: "returned" });
  const by = { responseId: id, revision, by: act.actor.personId, at: act.now };
  await insertEvent(act.db, { ...by, kind: "returned", comment: words.comment || null });
  await insertComments(
    act.db,
    words.questions.map(({ path, comment }) => ({ ...by, path, comment })),
  );
  await recordDeed(act, found, "rounds.response.return", { questions: words.questions.map(({ path }) => path) });
  const notice = {
    kind: "rounds.response.returned",
    text: {
      bn: `“${found.round.titleBn}” প্রশ্নপত্রে আপনার পৌরসভার উত্তর সংশোধনের জন্য ফেরত এসেছে।`,
      en: `Your municipality's answers to “${found.round.titleEn}” came back for correction.`,
    },
    path: `/answers/${id}`,
  };
  await tellFocalPersons(act, found, notice, (person) => returnLetter(act, found, person, words));
  return { state: "returned", revision };
}

/** @throws Problem `bad-input` when there is no word at all, or a comment is on no question of the revision */
export function refuseEmptyOrAstray({ comment, questions }: ReturnWords, session: Session): void {
  const errors: InputError[] = [];
  if (comment === "" && questions.length === 0) {
    errors.push({
      path: "comment",
      kind: "required",
      message: {
        bn: "কী সংশোধন করতে হবে তা অন্তত একটি মন্তব্যে লিখুন",
        en: "Say in at least one comment what has to be corrected",
      },
    });
  }
  questions.forEach(({ path }, index) => {
    if (session.node(path)) return;
    errors.push({
      path: `questions[${index + 1}]/path`,
      kind: "unknown",
      message: { bn: `“${path}” নামে কোনো প্রশ্ন নেই`, en: `There is no question named “${path}”` },
    });
  });
  if (errors.length > 0) throw refusals.badInput(errors);
}

async function lockForReview(act: Act, key: ResponseKey): Promise<ResponseFound> {
  const found = await lockResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  if (!mayReview(act.actor, placeOf(found))) throw refusals.notAllowed();
  if (found.response.state !== "submitted") throw roundProblems.notSubmitted();
  return found;
}
