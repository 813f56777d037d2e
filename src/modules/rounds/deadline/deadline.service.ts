import type { Act } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { type InputError, refusals } from "../../../platform/errors/problem.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { notifyAll } from "../../accounts/index.ts";
import {
  findResponse,
  insertEvent,
  lockResponse,
  type ResponseFound,
  type ResponseKey,
  updateResponse,
} from "../responses.queries.ts";
import { roundProblems } from "../rounds.errors.ts";
import { mayEditRounds, mayRead, mayReview } from "../rounds.policy.ts";
import { lockRound, type RoundRow, updateRound } from "../rounds.queries.ts";
import { placeOf } from "../services/answer-response.ts";
import { contactsOf, recordDeed, toldTo } from "../services/town-people.ts";
import { waitingTowns } from "./deadline.queries.ts";

/** A later date and why it is given. Days are `YYYY-MM-DD`. */
export interface Extension {
  dueOn: string;
  reason: string;
}

/**
 * Moves a round's due date to a later day for everyone, opens it again when it was closed, and tells those who haven't answered.
 * @param closesOn last day that answers are taken; null leaves it open until it is closed by hand
 * @throws Problem `bad-input` at `dueOn` when the day has passed or comes no later
 */
export async function extendRound(
  act: Act,
  roundId: string,
  { dueOn, reason, closesOn }: Extension & { closesOn: string | null },
): Promise<void> {
  const round = await lockRound(act.db, roundId);
  if (!round) throw refusals.notFound();
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  refuseEarlier(dueOn, round.closedAt ? null : round.dueOn, act.now);
  await updateRound(act.db, roundId, { dueOn, closesOn, closedAt: null, closedBy: null });
  await record(act, {
    action: round.closedAt ? "rounds.round.reopen" : "rounds.round.extend",
    subject: { kind: "round", id: roundId },
    detail: { from: round.dueOn, dueOn, closesOn, reason },
  });
  const towns = await waitingTowns(act.db, roundId);
  await tellTowns(act, round, towns, dueOn);
}

/**
 * Gives one municipality a later due date, also where the round has closed, and tells its people.
 * @throws Problem `not-found`, `not-allowed`, `response-locked`; `bad-input` at `dueOn` as with a round
 */
export async function extendResponse(act: Act, key: ResponseKey, { dueOn, reason }: Extension): Promise<void> {
  const found = await lockResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  const { response, round, municipality } = found;
  refuseEarlier(dueOn, round.closedAt ? null : round.dueOn, act.now);
  await updateResponse(act.db, response.id, { dueOn });
  await insertEvent(act.db, { ...eventBy(act, found), kind: "extended", comment: reason });
  await recordDeed(act, found, "rounds.response.extend", { from: round.dueOn, dueOn, reason });
  await tellTowns(act, round, [{ responseId: response.id, code: municipality.code }], dueOn);
}

/**
 * Opens a submitted or approved response for correction, with the reason; the figures of what was approved stay until a
 * correction is approved.
 * @throws Problem `not-found`, `not-allowed`, `not-submitted`; `round-closed` when no one could correct it now
 */
export async function reopenResponse(act: Act, key: ResponseKey, reason: string): Promise<void> {
  const found = await lockResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  if (!mayReview(act.actor, placeOf(found))) throw refusals.notAllowed();
  const { response, round, municipality } = found;
  if (response.state !== "approved" && response.state !== "submitted") throw roundProblems.notSubmitted();
  const today = officeDay(act.now);
  if (round.closedAt !== null || (round.closesOn !== null && round.closesOn < today)) throw roundProblems.closed();
  await updateResponse(act.db, response.id, { state: "returned" });
  await insertEvent(act.db, { ...eventBy(act, found), kind: "reopened", comment: reason });
  await recordDeed(act, found, "rounds.response.reopen", { was: response.state, reason });
  const contacts = await contactsOf(act.db, [municipality.code], today);
  const words = {
    kind: "rounds.response.reopened",
    text: {
      bn: `“${round.titleBn}” প্রশ্নপত্রে আপনার পৌরসভার উত্তর সংশোধনের জন্য আবার খোলা হয়েছে। কারণ: ${reason}`,
      en: `Your municipality's answers to “${round.titleEn}” were opened again for correction. Reason: ${reason}`,
    },
  };
  await notifyAll(act, toldTo(contacts.get(municipality.code) ?? [], response.id, words));
}

/** A response to be shown before its date is moved or it is reopened. @throws Problem `not-found` */
export async function showForDeadline(act: Act, key: ResponseKey): Promise<ResponseFound> {
  const found = await findResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  return found;
}

function eventBy(act: Act, { response }: ResponseFound) {
  return { responseId: response.id, revision: response.revision, by: act.actor.personId, at: act.now };
}

async function tellTowns(
  act: Act,
  round: Pick<RoundRow, "titleBn" | "titleEn">,
  towns: { responseId: string; code: string }[],
  dueOn: string,
): Promise<void> {
  const codes = towns.map(({ code }) => code);
  const contacts = await contactsOf(act.db, codes, officeDay(act.now));
  const words = {
    kind: "rounds.response.extended",
    text: {
      bn: `“${round.titleBn}” প্রশ্নপত্রের উত্তর দেওয়ার নতুন শেষ তারিখ ${formatDate(dueOn, "bn")}।`,
      en: `The answers to “${round.titleEn}” are now due on ${formatDate(dueOn, "en")}.`,
    },
  };
  await notifyAll(
    act,
    towns.flatMap(({ responseId, code }) => toldTo(contacts.get(code) ?? [], responseId, words)),
  );
}

function refuseEarlier(dueOn: string, before: string | null, now: Date): void {
  const errors: InputError[] = [];
  if (dueOn < officeDay(now)) errors.push(fault("দিনটি পার হয়ে গেছে", "This day has passed"));
  else if (before !== null && dueOn <= before)
    errors.push(fault("নতুন তারিখটি আগের শেষ তারিখের পরে হতে হবে", "The new day must come after the present due date"));
  if (errors.length > 0) throw refusals.badInput(errors);
}

function fault(bn: string, en: string): InputError {
  return { path: "dueOn", kind: "constraint", message: { bn, en } };
}
