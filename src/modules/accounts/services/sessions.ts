import type { Act, Visit } from "../../../platform/auth/act.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { record } from "../../../platform/audit/audit.ts";
import type { Db } from "../../../platform/db/database.ts";
import { type Problem, refusals } from "../../../platform/errors/problem.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { accountsProblems } from "../accounts.errors.ts";
import { type SessionKind, secondsToWait, sessionEnd, windowStart } from "../accounts.rules.ts";
import { passwordHolds } from "../passwords.ts";
import { personByEmail, type PersonRow } from "../queries/persons.queries.ts";
import {
  addSession,
  addSignInFailure,
  authenticate,
  countSignInFailures,
  endSession,
  removeEndedSessions,
  removeOldSignInFailures,
  removeSignInFailures,
} from "../queries/sessions.queries.ts";
import { newToken } from "../tokens.ts";

/** A session that has begun; the token is told once and kept only as its hash. */
export interface BegunSession {
  token: string;
  expiresAt: Date;
  person: Actor;
  /** The language that the person has chosen. */
  lang: Lang;
}

/**
 * Whose e-mail and password these are. A refusal is returned, not thrown, so that the failure is counted: the
 * transaction must be committed. Words and time are the same whether or not there is such an account.
 */
export async function provePassword(
  visit: Visit,
  credentials: { email: string; password: string },
): Promise<{ person: PersonRow } | { refused: Problem }> {
  const { db, now, address } = visit;
  const email = credentials.email.trim().toLowerCase();
  const wait = secondsToWait(await countSignInFailures(db, email, address, windowStart(now)), now);
  if (wait > 0) return { refused: refusals.tooMany(wait) };
  const person = await personByEmail(db, email);
  const known = person && !person.disabledAt ? person : null;
  if (!(await passwordHolds(credentials.password, known?.passwordHash ?? null)) || !known) {
    await addSignInFailure(db, { email, address, at: now });
    return { refused: accountsProblems.wrongCredentials() };
  }
  return { person: known };
}

/** Begins a session for someone who has just proved who they are, by every step that is asked of them. */
export async function beginSession(visit: Visit, person: PersonRow, kind: SessionKind): Promise<BegunSession> {
  await removeSignInFailures(visit.db, person.email.toLowerCase());
  const token = newToken();
  const expiresAt = sessionEnd(kind, visit.now);
  await addSession(visit.db, { token, personId: person.id, kind, createdAt: visit.now, expiresAt });
  await record(visit, {
    action: "accounts.session.begin",
    subject: { kind: "person", id: person.id },
    detail: { kind, address: visit.address },
    by: { id: person.id, name: person.name },
  });
  return { token, expiresAt, person: (await authenticate(visit.db, token, visit.now))!, lang: person.lang };
}

/** For how long a session lasts that was opened by a link or a code, at the most. Hours. */
const linkHours = 12;

/**
 * Begins a session that reaches one response only, for someone who came by a link or a code.
 * @param until when the link itself ends
 */
export async function beginLinkSession(
  visit: Visit,
  person: { id: string; name: string },
  responseId: string,
  until: Date,
): Promise<{ token: string; seconds: number }> {
  const token = newToken();
  const expiresAt = new Date(Math.min(until.getTime(), visit.now.getTime() + linkHours * 3_600_000));
  await addSession(visit.db, {
    token,
    personId: person.id,
    kind: "browser",
    createdAt: visit.now,
    expiresAt,
    responseId,
  });
  await record(visit, {
    action: "accounts.session.begin",
    subject: { kind: "person", id: person.id },
    detail: { kind: "link", response: responseId, address: visit.address },
    by: { id: person.id, name: person.name },
  });
  return { token, seconds: Math.round((expiresAt.getTime() - visit.now.getTime()) / 1000) };
}

/** How long someone at this address has to wait before another guess at a code. Seconds; 0 to go on. */
export async function secondsToWaitForGuess({ db, address, now }: Visit): Promise<number> {
  const failures = await countSignInFailures(db, guessesAt(address), address, windowStart(now));
  return secondsToWait(failures, now);
}

/** Notes a wrong guess at a code. It must be committed, so a refusal is answered and not thrown. */
export function noteWrongGuess({ db, address, now }: Visit): Promise<void> {
  return addSignInFailure(db, { email: guessesAt(address), address, at: now });
}

/** Guesses are counted by address alone: nobody can shut out others by guessing wrong. */
const guessesAt = (address: string) => `code from ${address}`;

/** Ends the session that the person came by. */
export async function signOut(act: Act): Promise<void> {
  if (act.actor.session === undefined) return;
  await endSession(act.db, act.actor.session);
  await record(act, { action: "accounts.session.end", subject: { kind: "person", id: act.actor.personId } });
}

/** Removes sessions that have ended and failed sign-ins that no longer count. */
export async function forgetOldSessions(db: Db, now = new Date()): Promise<void> {
  await removeEndedSessions(db, now);
  await removeOldSignInFailures(db, windowStart(now));
}
