import type { Act, Visit } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { type Problem, refusals } from "../../../platform/errors/problem.ts";
import { accountsProblems } from "../accounts.errors.ts";
import { secondsToWait, windowStart } from "../accounts.rules.ts";
import { notifyAll } from "../notices/notices.service.ts";
import { personByEmail, type PersonRow } from "../queries/persons.queries.ts";
import { addSignInFailure, countSignInFailures, endSessionsOf } from "../queries/sessions.queries.ts";
import { seal, unseal } from "../sealed.ts";
import { myself } from "../services/own-account.ts";
import { managed } from "../services/people.ts";
import { newAppSecret, newRecoveryCodes, readRecoveryCode, stepOfCode } from "./one-time-codes.ts";
import { isStaff } from "./second-factor.rules.ts";
import { secondFactorNotices } from "./second-factor.notices.ts";
import {
  addSecondFactor,
  countRecoveryCodes,
  holdSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  type SecondFactorRow,
  secondFactorOf,
  takeRecoveryCode,
  takeStep,
} from "./second-factor.queries.ts";

/** A refusal that is returned and not thrown, so that a wrong code is counted: the transaction must be committed. */
export interface Refused {
  refused: Problem;
}

/** Who a second step belongs to. */
export type Owner = Pick<PersonRow, "id" | "email" | "name">;

/** One's own second step as its page shows it; null when it isn't switched on. */
export async function showSecondFactor(act: Act): Promise<{ since: Date; codesLeft: number } | null> {
  const row = await secondFactorOf(act.db, act.actor.personId);
  if (!row) return null;
  return { since: row.createdAt, codesLeft: await countRecoveryCodes(act.db, act.actor.personId) };
}

/** A secret that is offered to be put into an app. It is kept nowhere: the sealed form comes back with the first code. */
export interface Offer {
  secret: string;
  sealed: string;
}

/** A new secret for this person's app; nothing changes until the app has shown that it has it. */
export function offerSecret({ installation }: Visit, owner: Owner): Offer {
  const secret = newAppSecret();
  return { secret, sealed: seal(installation.secret, offerTo(owner), secret).toString("base64url") };
}

/** The offer that a form brings back; null when it isn't ours or was made to another. */
export function offerAgain({ installation }: Visit, owner: Owner, sealed: string): Offer | null {
  const secret = unseal(installation.secret, offerTo(owner), Buffer.from(sealed, "base64url"));
  return secret === null ? null : { secret, sealed };
}

/**
 * Switches the second step on for an app that shows the right code. Whoever came by the password alone is signed out
 * everywhere else.
 * @returns the codes to be kept on paper, told this once
 */
export async function switchOn(
  visit: Visit,
  owner: Owner,
  offer: Offer,
  typed: string,
): Promise<{ codes: string[] } | Refused> {
  const step = stepOfCode(offer.secret, typed, visit.now);
  if (step === null) return { refused: accountsProblems.wrongCode() };
  const sealedSecret = seal(visit.installation.secret, factorOf(owner), offer.secret);
  const row = { personId: owner.id, sealedSecret, lastStep: step, createdAt: visit.now };
  if (!(await addSecondFactor(visit.db, row))) return { refused: accountsProblems.alreadyTwoSteps() };
  await endSessionsOf(visit.db, owner.id, visit.actor?.session);
  await tell(visit, owner, "on");
  return { codes: await giveCodes(visit, owner) };
}

/** Whether one must have a second step: then it is switched off only to be set up anew. */
export function isRequiredOf({ installation, actor }: Act): boolean {
  return installation.secondFactor === "required" && isStaff(actor.roles.map(({ role }) => role));
}

/**
 * Switches one's own second step off. Where it is required, this is how one moves to another phone: every session ends, and
 * the next sign-in sets it up anew.
 * @returns whether one was signed out by it
 */
export async function switchOff(act: Act, typed: string): Promise<{ signedOut: boolean } | Refused> {
  const me = await myself(act);
  const proved = await proveCode(act, me, typed);
  if (proved) return proved;
  const signedOut = isRequiredOf(act);
  await removeSecondFactor(act.db, me.id);
  if (signedOut) await endSessionsOf(act.db, me.id);
  await tell(act, me, "off");
  return { signedOut };
}

/** New codes on paper for oneself; the older ones no longer hold. */
export async function renewRecoveryCodes(act: Act, typed: string): Promise<{ codes: string[] } | Refused> {
  const me = await myself(act);
  return (await proveCode(act, me, typed)) ?? { codes: await giveCodes(act, me) };
}

/** Takes the second step from someone who has lost phone and paper; they are signed out and told. */
export async function resetSecondFactor(act: Act, personId: string): Promise<void> {
  const person = await managed(act, personId);
  if (personId === act.actor.personId) throw refusals.notAllowed();
  await takeOff(act, person);
}

/**
 * The same from the server's command line, where an administrator is the one who has lost it.
 * @returns whether someone has this e-mail and had it switched on
 */
export async function resetSecondFactorByEmail(system: Visit, email: string): Promise<boolean> {
  const person = await personByEmail(system.db, email);
  return person !== undefined && takeOff(system, person);
}

async function takeOff(visit: Visit, person: Owner): Promise<boolean> {
  if (!(await removeSecondFactor(visit.db, person.id))) return false;
  await endSessionsOf(visit.db, person.id);
  await tell(visit, person, "reset");
  return true;
}

/**
 * Takes a code of the app, or one on paper, for the person's own. Wrong ones are counted with the failed sign-ins, one by
 * one however many come at once, and each right one is taken once.
 * @returns null when it was right
 */
export async function proveCode(visit: Visit, owner: Owner, typed: string): Promise<Refused | null> {
  const { db, now, address } = visit;
  const email = owner.email.toLowerCase();
  const factor = await holdSecondFactor(db, owner.id);
  const wait = secondsToWait(await countSignInFailures(db, email, address, windowStart(now)), now);
  if (wait > 0) return { refused: refusals.tooMany(wait) };
  if (factor && (await takes(visit, owner, factor, typed))) return null;
  await addSignInFailure(db, { email, address, at: now });
  return { refused: accountsProblems.wrongCode() };
}

async function takes(visit: Visit, owner: Owner, factor: SecondFactorRow, typed: string): Promise<boolean> {
  const secret = unseal(visit.installation.secret, factorOf(owner), factor.sealedSecret);
  const step = secret === null ? null : stepOfCode(secret, typed, visit.now);
  if (step !== null) return takeStep(visit.db, owner.id, step);
  if (!(await takeRecoveryCode(visit.db, owner.id, readRecoveryCode(typed)))) return false;
  await tell(visit, owner, "recovered", await countRecoveryCodes(visit.db, owner.id));
  return true;
}

async function giveCodes(visit: Visit, owner: Owner): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(visit.db, owner.id, codes);
  await record(visit, {
    action: "accounts.recovery-codes.make",
    subject: { kind: "person", id: owner.id },
    by: owner,
  });
  return codes;
}

const actions = {
  on: "accounts.second-factor.switch-on",
  off: "accounts.second-factor.switch-off",
  reset: "accounts.second-factor.reset",
  recovered: "accounts.recovery-code.use",
};

/** Writes what happened into the trail and to the person, who learns so when it was someone else. */
async function tell(visit: Visit, owner: Owner, what: keyof typeof actions, codesLeft = 0): Promise<void> {
  const subject = { kind: "person", id: owner.id };
  const detail = what === "recovered" ? { codesLeft } : {};
  // At sign-in no one is known yet, or someone else sits at the browser still: it is the owner who shows the code.
  await record(visit, { action: actions[what], subject, detail, ...(what !== "reset" && { by: owner }) });
  await notifyAll(visit, [{ personId: owner.id, notice: secondFactorNotices[what](codesLeft), always: true }]);
}

const factorOf = ({ id }: Owner) => `second factor of ${id}`;
const offerTo = ({ id }: Owner) => `second factor offered to ${id}`;
