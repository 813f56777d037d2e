import type { Act, Installation } from "../../../platform/auth/act.ts";
import { type Db, transaction } from "../../../platform/db/database.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { notify } from "../../accounts/index.ts";
import {
  findRevision,
  insertComments,
  insertEvent,
  lockResponse,
  type ResponseFound,
  type ResponseKey,
  updateResponse,
} from "../responses.queries.ts";
import { roundProblems } from "../rounds.errors.ts";
import type { ReturnWords } from "../rounds.input.ts";
import { mayRead, maySign } from "../rounds.policy.ts";
import { roundState } from "../rounds.rules.ts";
import { placeOf, sessionOf } from "../services/answer-response.ts";
import { refuseEmptyOrAstray } from "../services/review-response.ts";
import { recordDeed, tellFocalPersons } from "../services/town-people.ts";
import { type ToTell, untoldMayors } from "./mayor.queries.ts";

/**
 * Signs answers that wait with the mayor: from now on they count as submitted. Staff who hold the signed paper may note it;
 * that is recorded as such.
 * @throws Problem `not-found`, `not-allowed`, `not-with-mayor`
 */
export async function signResponse(act: Act, key: ResponseKey): Promise<{ state: "submitted"; revision: number }> {
  const found = await lockForMayor(act, key);
  const { id, revision } = found.response;
  await updateResponse(act.db, id, { state: "submitted", submittedAt: act.now });
  await insertEvent(act.db, { ...eventBy(act, found), kind: "mayor-signed" });
  await recordDeed(act, found, "rounds.response.sign");
  await tellFocalPersons(act, found, {
    kind: "rounds.response.mayor",
    text: {
      bn: `মেয়র “${found.round.titleBn}” প্রশ্নপত্রের উত্তরে স্বাক্ষর করেছেন। উত্তর জমা হয়েছে।`,
      en: `The mayor has signed the answers to “${found.round.titleEn}”. They are submitted.`,
    },
    path: `/answers/${id}`,
  });
  return { state: "submitted", revision };
}

/**
 * Gives answers back to the focal person with a word on the whole, on single questions, or both.
 * @throws Problem as `signResponse`; `round-closed`; `bad-input` without any word
 */
export async function sendBackByMayor(
  act: Act,
  key: ResponseKey,
  words: ReturnWords,
): Promise<{ state: "returned"; revision: number }> {
  const found = await lockForMayor(act, key);
  if (roundState(found.round, officeDay(act.now)) === "closed") throw roundProblems.closed();
  const { id, revision } = found.response;
  const answers = (await findRevision(act.db, id, revision))?.revision.answers ?? {};
  refuseEmptyOrAstray(words, await sessionOf(act, found, answers));
  await updateResponse(act.db, id, { state: "returned" });
  await insertEvent(act.db, { ...eventBy(act, found), kind: "mayor-returned", comment: words.comment || null });
  const by = { responseId: id, revision, by: act.actor.personId, at: act.now };
  await insertComments(
    act.db,
    words.questions.map(({ path, comment }) => ({ ...by, path, comment })),
  );
  await recordDeed(act, found, "rounds.response.mayor-return", { questions: words.questions.map(({ path }) => path) });
  await tellFocalPersons(act, found, {
    kind: "rounds.response.mayor",
    text: {
      bn: `মেয়র “${found.round.titleBn}” প্রশ্নপত্রের উত্তর সংশোধনের জন্য ফেরত দিয়েছেন।`,
      en: `The mayor gave back the answers to “${found.round.titleEn}” for correction.`,
    },
    path: `/answers/${id}`,
  });
  return { state: "returned", revision };
}

async function lockForMayor(act: Act, key: ResponseKey): Promise<ResponseFound> {
  const found = await lockResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  if (!maySign(act.actor, placeOf(found))) throw refusals.notAllowed();
  if (found.response.state !== "with-mayor") throw roundProblems.notWithMayor();
  return found;
}

function eventBy(act: Act, found: ResponseFound) {
  const { response, municipality } = found;
  const isMayor = act.actor.roles.some(({ role, scopeCode }) => role === "mayor" && scopeCode === municipality.code);
  const by = { responseId: response.id, revision: response.revision, by: act.actor.personId, at: act.now };
  return { ...by, onBehalf: !isMayor };
}

/**
 * Tells mayors of answers that wait for their signature. A sweep and not a part of the submit, so that accepting stays one
 * statement; it finds what a crash left untold. @returns how many were told
 */
export async function tellMayors(db: Db, installation: Installation, now = new Date()): Promise<number> {
  return transaction(db, async (tx) => {
    const untold = await untoldMayors(tx);
    for (const each of untold) {
      await notify({ db: tx, now, installation }, [each.personId], toMayor(each));
    }
    return untold.length;
  });
}

function toMayor({ titleBn, titleEn, path }: ToTell) {
  return {
    kind: "rounds.response.to-mayor",
    text: {
      bn: `“${titleBn}” প্রশ্নপত্রে আপনার পৌরসভার উত্তর আপনার স্বাক্ষরের অপেক্ষায় আছে।`,
      en: `Your municipality's answers to “${titleEn}” wait for your signature.`,
    },
    path,
  };
}
