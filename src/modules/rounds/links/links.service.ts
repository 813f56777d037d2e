import type { Act, Visit } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { Problem, refusals } from "../../../platform/errors/problem.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { post } from "../../../platform/mail/mail.ts";
import {
  addPerson,
  beginLinkSession,
  endLinkSessions,
  hashOfToken,
  holdersByPlace,
  letter,
  newToken,
  noteWrongGuess,
  type PlaceHolder,
  secondsToWaitForGuess,
} from "../../accounts/index.ts";
import { dayAfter } from "../deadline/deadline.rules.ts";
import { waitingResponses } from "../reminders/reminders.queries.ts";
import { findResponse, type ResponseFound, type ResponseKey } from "../responses.queries.ts";
import { mayEditRounds, mayRead } from "../rounds.policy.ts";
import { findRound } from "../rounds.queries.ts";
import { placeOf } from "../services/answer-response.ts";
import { focalPersonsOf, recordDeed } from "../services/town-people.ts";
import { answerLinkPath } from "./links.paths.ts";
import { findLink, insertLinks, type LinkFound, listLinks, revokeLinks, takeLink } from "./links.queries.ts";
import { newCode, readCode } from "./codes.ts";
import { codeDaysAfterDue, linkDays, linkState } from "./links.rules.ts";

/** Why a link or a code doesn't open anything. */
export const linkProblems = {
  unknown: () => new Problem("link-unknown", 404, { bn: "এই লিংকটি চেনা যায়নি", en: "This link is not known" }),
  used: () =>
    new Problem("link-used", 410, { bn: "এই লিংকটি আগেই ব্যবহার করা হয়েছে", en: "This link has been used already" }),
  expired: () => new Problem("link-expired", 410, { bn: "এর মেয়াদ শেষ", en: "It has expired" }),
  revoked: () => new Problem("link-revoked", 410, { bn: "এটি ফিরিয়ে নেওয়া হয়েছে", en: "It has been taken back" }),
};

/** The links to a response, and whom one could be sent to. @throws Problem `not-found`, `not-allowed` */
export async function showLinks(act: Act, key: ResponseKey) {
  const found = await mineToLink(act, key);
  const people = await focalPersonsOf(act, found);
  const links = await listLinks(act.db, found.response.id);
  return { found, people, links: links.map(({ link, name }) => ({ ...link, name, state: linkState(link, act.now) })) };
}

export type LinksShown = Awaited<ReturnType<typeof showLinks>>;

/** Makes a link for one of the town's people and sends it to them. @throws Problem `not-found`, `not-allowed` */
export async function sendLink(act: Act, key: ResponseKey, personId: string): Promise<void> {
  const found = await mineToLink(act, key);
  const person = (await focalPersonsOf(act, found)).find((each) => each.personId === personId);
  if (!person) throw refusals.notFound();
  const token = newToken();
  const expiresAt = new Date(act.now.getTime() + linkDays * 24 * 3_600_000);
  await insertLinks(act.db, [linkRow(act, found, person.personId, "link", token, expiresAt)]);
  await recordDeed(act, found, "rounds.link.send", { person: person.name });
  await post(act, linkLetter(act, found, person, token, expiresAt));
}

/** Takes a link or code back, and ends what was opened by it. @param hash as the list gives it, in hex */
export async function revokeLink(act: Act, key: ResponseKey, hash: string): Promise<void> {
  const found = await mineToLink(act, key);
  const which = { hash: Buffer.from(hash, "hex") };
  const [revoked] = await revokeLinks(act.db, [found.response.id], which, act.now);
  if (!revoked) return;
  await endLinkSessions(act.db, revoked.personId, revoked.responseId);
  await recordDeed(act, found, "rounds.link.revoke");
}

/** Looks at a link by mail: whose it is and what it opens. It changes nothing, since mail scanners open every link. */
export async function readLink(visit: Visit, token: string): Promise<LinkFound> {
  return requireOpen(await findLink(visit.db, hashOfToken(token), "link"), visit.now);
}

/** Uses a link by mail up, and begins a session that reaches its response only. */
export async function openByLink(visit: Visit, token: string) {
  const found = await readLink(visit, token);
  if (!(await takeLink(visit.db, found.link.tokenHash, visit.now))) throw linkProblems.used();
  return begin(visit, found);
}

/**
 * Opens a response by the code of a letter. A wrong code is counted; it is answered, not thrown, so that the count stays.
 * @returns what to wait for, in seconds, after too many; `wrong` for a code that isn't one
 */
export async function openByCode(visit: Visit, typed: string) {
  const wait = await secondsToWaitForGuess(visit);
  if (wait > 0) return { wait };
  const code = readCode(typed);
  const found = code === null ? undefined : await findLink(visit.db, hashOfToken(code), "code");
  if (!found || found.person.disabledAt) {
    await noteWrongGuess(visit);
    return { wrong: true as const };
  }
  requireOpen(found, visit.now);
  await takeLink(visit.db, found.link.tokenHash, visit.now);
  return begin(visit, found);
}

async function begin(visit: Visit, { link, person }: LinkFound) {
  const session = await beginLinkSession(visit, person, link.responseId, link.expiresAt);
  return { session, responseId: link.responseId };
}

function requireOpen(found: LinkFound | undefined, now: Date): LinkFound {
  if (!found || found.person.disabledAt) throw linkProblems.unknown();
  const state = linkState(found.link, now);
  if (state !== "open") throw linkProblems[state]();
  return found;
}

/** A letter to print: the town, whom it is for, and the code that opens its answers. */
export interface PrintedLetter {
  town: { nameBn: string; nameEn: string };
  person: string;
  code: string;
  expiresOn: string;
}

/**
 * Makes letters with new codes for these towns; the codes of earlier letters no longer hold. A town that no one is named for
 * gets a letter to its office, by which whoever has it answers.
 * @throws Problem `not-found`, `not-allowed`
 */
export async function makeLetters(act: Act, roundId: string, codes: string[]): Promise<PrintedLetter[]> {
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  if (!(await findRound(act.db, roundId))) throw refusals.notFound();
  const waiting = await waitingResponses(act.db, roundId, { codes });
  const ids = waiting.map(({ response }) => response.id);
  await revokeLinks(act.db, ids, { kind: "code" }, act.now);
  const towns = waiting.map(({ municipality }) => municipality.code);
  const focal = await holdersByPlace(act.db, "focal-person", towns, officeDay(act.now));
  const letters: PrintedLetter[] = [];
  for (const found of waiting) {
    const { municipality, round, response } = found;
    const [named] = focal.get(municipality.code) ?? [];
    const person = named ?? (await officeOf(act, municipality));
    const code = newCode();
    const latest = round.dueOn > officeDay(act.now) ? round.dueOn : officeDay(act.now);
    const expiresOn = dayAfter(latest, codeDaysAfterDue);
    const expiresAt = new Date(`${expiresOn}T18:00:00Z`);
    await insertLinks(act.db, [
      {
        tokenHash: hashOfToken(code),
        kind: "code",
        responseId: response.id,
        personId: person.personId,
        createdBy: act.actor.personId,
        createdAt: act.now,
        expiresAt,
      },
    ]);
    letters.push({ town: municipality, person: person.name, code, expiresOn });
  }
  const detail = { municipalities: waiting.map(({ municipality }) => municipality.code) };
  await record(act, { action: "rounds.letter.print", subject: { kind: "round", id: roundId }, detail });
  return letters;
}

/** An entry for the office of a town that has named no one: whoever holds the letter answers in its name. */
async function officeOf(act: Act, { code, nameEn }: { code: string; nameEn: string }) {
  const role = { role: "focal-person", scopeCode: code } as const;
  const person = { email: `${code.toLowerCase()}@letter.invalid`, name: `${nameEn} Municipality (by letter)` };
  const { id, name } = await addPerson(act, { ...person, roles: [role] });
  return { personId: id, name };
}

async function mineToLink(act: Act, key: ResponseKey): Promise<ResponseFound> {
  const found = await findResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  return found;
}

function linkRow(
  act: Act,
  found: ResponseFound,
  personId: string,
  kind: "link" | "code",
  token: string,
  expiresAt: Date,
) {
  const { response } = found;
  const made = { createdBy: act.actor.personId, createdAt: act.now, expiresAt };
  return { tokenHash: hashOfToken(token), kind, responseId: response.id, personId, ...made };
}

function linkLetter(act: Act, { round, municipality }: ResponseFound, to: PlaceHolder, token: string, expiresAt: Date) {
  const link = (lang: "bn" | "en") => `${act.installation.publicUrl}${answerLinkPath(lang, token)}`;
  return letter(
    to,
    { bn: `উত্তর দেওয়ার লিংক: ${round.titleBn}`, en: `Link to answer: ${round.titleEn}` },
    {
      bn: [
        `এই লিংক দিয়ে পাসওয়ার্ড ছাড়াই “${round.titleBn}” প্রশ্নপত্রে ${municipality.nameBn} পৌরসভার উত্তর দিতে পারবেন:\n${link("bn")}`,
        `লিংকটি শুধু আপনার জন্য। একবার ব্যবহার করা যায়, ${formatDate(expiresAt, "bn")} পর্যন্ত।`,
      ],
      en: [
        `With this link you can answer “${round.titleEn}” for ${municipality.nameEn} without a password:\n${link("en")}`,
        `The link is for you alone. It can be used once, until ${formatDate(expiresAt, "en")}.`,
      ],
    },
  );
}
