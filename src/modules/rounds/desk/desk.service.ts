import { reachOf } from "../../../platform/auth/actor.ts";
import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { formOf } from "../../questionnaires/index.ts";
import { contactsOf, recordDeed, tellFocalPersons } from "../services/town-people.ts";
import { findResponse, findRevision, insertEvent, type ResponseFound, type ResponseKey } from "../responses.queries.ts";
import { comparedRows } from "../review.view.ts";
import { answersOnBehalf, mayAnswer, mayRead } from "../rounds.policy.ts";
import { flatten, roundState } from "../rounds.rules.ts";
import { placeOf, sessionAt } from "../services/answer-response.ts";
import { closeCall, findCall, insertCall, isConfirmed, openCall, owedByTowns, waitingCalls } from "./desk.queries.ts";

/** Within how many hours answers count as given in the call that was begun. */
const callHours = 12;

/** What towns owe that can be taken on the telephone now, and one's own calls that wait to be read back. */
export async function showDesk(act: Act, search: string) {
  const { db, actor, now } = act;
  const reach = reachOf(actor, "municipality:response:answer-on-behalf");
  const today = officeDay(now);
  const found = search === "" ? [] : await owedByTowns(db, reach, search, 50);
  const owed = found.filter(({ round }) => roundState(round, today) === "open");
  const contacts = await contactsOf(
    db,
    owed.map(({ municipality }) => municipality.code),
    today,
  );
  return { search, owed, contacts, waiting: await waitingCalls(db, actor.personId, 50) };
}

export type DeskShown = Awaited<ReturnType<typeof showDesk>>;

/** A response that can be taken on the telephone. @throws Problem `not-found`, `not-allowed` */
export async function showForCall(act: Act, key: ResponseKey) {
  const found = await findResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  if (!mayAnswer(act.actor, placeOf(found)) || !answersOnBehalf(act.actor, placeOf(found))) throw refusals.notAllowed();
  const contacts = await contactsOf(act.db, [found.municipality.code], officeDay(act.now));
  return { found, contact: contacts.get(found.municipality.code)?.[0] ?? null };
}

/** Begins a call: who speaks for the town is known from the first answer on. @returns the response to answer */
export async function beginCall(
  act: Act,
  key: ResponseKey,
  { speaker, designation }: { speaker: string; designation: string },
): Promise<string> {
  const { found } = await showForCall(act, key);
  const { id } = found.response;
  const by = { responseId: id, officerId: act.actor.personId, at: act.now };
  const call = await insertCall(act.db, { ...by, speaker, speakerDesignation: designation || null });
  await recordDeed(act, found, "rounds.call.begin", { call: call.id, speaker });
  return id;
}

/** The call in which this officer is answering a response, to be read back once it is submitted. */
export function callUnderWay(act: Act, responseId: string) {
  const since = new Date(act.now.getTime() - callHours * 3_600_000);
  return openCall(act.db, responseId, act.actor.personId, since);
}

/** A call with the answers as they were submitted, in words. @throws Problem `not-found` */
export async function showCall(act: Act, callId: string) {
  const row = await findCall(act.db, callId);
  const found = row && (await findResponse(act.db, { id: row.call.responseId }));
  if (!row || !found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  const submitted = await findRevision(act.db, found.response.id, found.response.revision);
  const revision = submitted && submitted.revision.submittedAt >= row.call.at ? submitted.revision : null;
  if (!revision) return { ...row, found, revision: null, sections: [] };
  const form = await formOf(act.db, revision.versionId);
  const session = sessionAt(form, revision.answers, revision.submittedAt);
  const read = { number: revision.number, session, recorded: flatten(revision.answers) };
  return { ...row, found, revision, sections: comparedRows(act.lang, form.definition, null, read, []) };
}

export type CallShown = Awaited<ReturnType<typeof showCall>>;

/** Notes what the town said to its answers, and asks its people to confirm them in writing. */
export async function readBack(act: Act, callId: string, said: { confirmed: boolean; note: string }): Promise<void> {
  const { call, found, revision } = await showCall(act, callId);
  if (call.officerId !== act.actor.personId) throw refusals.notAllowed();
  if (!revision || call.readBackAt) return;
  const note = said.note || null;
  await closeCall(act.db, callId, { readBackAt: act.now, confirmed: said.confirmed, note });
  const by = { responseId: found.response.id, revision: revision.number, by: act.actor.personId, at: act.now };
  await insertEvent(act.db, { ...by, kind: "read-back", comment: note });
  await recordDeed(act, found, "rounds.call.read-back", { call: callId, ...said });
  await tellFocalPersons(act, found, {
    kind: "rounds.response.by-telephone",
    text: {
      bn: `“${found.round.titleBn}” প্রশ্নপত্রে আপনার পৌরসভার উত্তর ফোনে লেখা হয়েছে। দেখে নিশ্চিত করুন।`,
      en: `Your municipality's answers to “${found.round.titleEn}” were typed on the telephone. Look at them and confirm.`,
    },
    path: `/answers/${found.response.id}/receipt`,
  });
}

/** Whether a town still has to confirm what was typed for it on the telephone. */
export async function waitsForTown(
  act: Pick<Act, "db" | "actor">,
  found: ResponseFound,
  revision: { number: number; channel: string },
): Promise<"confirm" | "confirmed" | null> {
  if (revision.channel !== "telephone") return null;
  if (await isConfirmed(act.db, found.response.id, revision.number)) return "confirmed";
  return mayConfirm(act, found) ? "confirm" : null;
}

function mayConfirm({ actor }: Pick<Act, "actor">, found: ResponseFound): boolean {
  return mayAnswer(actor, placeOf(found)) && !answersOnBehalf(actor, placeOf(found));
}

/** The town confirms what was typed for it. Twice is once. @throws Problem `not-found`, `not-allowed` */
export async function confirmByTown(act: Act, responseId: string): Promise<void> {
  const found = await findResponse(act.db, { id: responseId });
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  const submitted = await findRevision(act.db, responseId, found.response.revision);
  if (!submitted || !mayConfirm(act, found)) throw refusals.notAllowed();
  if ((await waitsForTown(act, found, submitted.revision)) !== "confirm") return;
  const by = { responseId, revision: submitted.revision.number, by: act.actor.personId, at: act.now };
  await insertEvent(act.db, { ...by, kind: "confirmed" });
  await recordDeed(act, found, "rounds.response.confirm", { revision: submitted.revision.number });
}
