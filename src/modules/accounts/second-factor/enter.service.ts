import type { Visit } from "../../../platform/auth/act.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { accountsProblems } from "../accounts.errors.ts";
import { isHeld } from "../accounts.rules.ts";
import { holdingsOf } from "../queries/holdings.queries.ts";
import { personById, type PersonRow } from "../queries/persons.queries.ts";
import { seal, unseal } from "../sealed.ts";
import { type BegunSession, beginSession, provePassword } from "../services/sessions.ts";
import { hashOfToken } from "../tokens.ts";
import { type NextStep, nextStep, pendingMinutes } from "./second-factor.rules.ts";
import { secondFactorOf } from "./second-factor.queries.ts";
import { offerAgain, offerSecret, type Offer, proveCode, type Refused, switchOn } from "./second-factor.service.ts";

/** A sign-in whose second step is still to come. It is no session: nothing opens by it but that step. */
export interface Pending {
  next: NonNullable<NextStep>;
  person: PersonRow;
  /** To be sent along with the second step; holds for ten minutes, and until the password changes. */
  token: string;
}

/** Where someone stands who has shown a password or a link: inside, or before the second step. */
export type Entered = { begun: BegunSession } | { pending: Pending };

/** Lets someone in who has just shown a password or a link, or asks for the second step first. */
export async function enter(visit: Visit, person: PersonRow): Promise<Entered> {
  const next = await nextStepOf(visit, person);
  if (next === null) return { begun: await beginSession(visit, person, "browser") };
  return { pending: { next, person, token: pendingToken(visit, person) } };
}

/** Signs in with e-mail and password. A refusal is returned, as the failure must be counted. */
export async function signIn(
  visit: Visit,
  credentials: { email: string; password: string },
): Promise<Entered | Refused> {
  const proved = await provePassword(visit, credentials);
  return "refused" in proved ? proved : enter(visit, proved.person);
}

/** Signs a program in, which gives the code at once where the account wants one. */
export async function signInByProgram(
  visit: Visit,
  given: { email: string; password: string; code?: string | undefined },
): Promise<BegunSession | Refused> {
  const proved = await provePassword(visit, given);
  if ("refused" in proved) return proved;
  const { person } = proved;
  const next = await nextStepOf(visit, person);
  if (next === "set-up") return { refused: accountsProblems.secondFactorNeeded() };
  if (next === "code") {
    if (!given.code) return { refused: accountsProblems.codeNeeded() };
    const wrong = await proveCode(visit, person, given.code);
    if (wrong) return wrong;
  }
  return beginSession(visit, person, "api");
}

/** Whose sign-in waits for its second step, and for which. @returns null when it is over or was never begun */
export async function findPending(visit: Visit, token: string): Promise<Pending | null> {
  const text = unseal(visit.installation.secret, pendingPurpose, Buffer.from(token, "base64url"));
  const [id = "", until = "", password = ""] = text?.split(" ") ?? [];
  if (text === null || Number(until) <= visit.now.getTime()) return null;
  const person = await personById(visit.db, id);
  if (!person || person.disabledAt || markOf(person) !== password) return null;
  const next = await nextStepOf(visit, person);
  return next && { next, person, token };
}

/** Takes the code and begins the session. */
export async function enterByCode(visit: Visit, { person }: Pending, code: string): Promise<BegunSession | Refused> {
  return (await proveCode(visit, person, code)) ?? beginSession(visit, person, "browser");
}

/** Sets the second step up before anything else and begins the session. @returns also the codes to be kept on paper */
export async function enterBySetUp(
  visit: Visit,
  { person }: Pending,
  offer: Offer,
  code: string,
): Promise<{ begun: BegunSession; codes: string[] } | Refused> {
  const switched = await switchOn(visit, person, offer, code);
  if ("refused" in switched) return switched;
  return { begun: await beginSession(visit, person, "browser"), codes: switched.codes };
}

/** The offer that came back with a sign-in's form, or a new one. */
export function offerFor(visit: Visit, { person }: Pending, sealed: string): Offer {
  return offerAgain(visit, person, sealed) ?? offerSecret(visit, person);
}

async function nextStepOf(visit: Visit, person: PersonRow): Promise<NextStep> {
  const has = (await secondFactorOf(visit.db, person.id)) !== undefined;
  const today = officeDay(visit.now);
  const held = (await holdingsOf(visit.db, [person.id])).filter((holding) => isHeld(holding, today));
  return nextStep(
    has,
    visit.installation.secondFactor,
    held.map(({ role }) => role),
  );
}

const pendingPurpose = "sign-in before its second step";

function pendingToken({ installation, now }: Visit, person: PersonRow): string {
  const until = now.getTime() + pendingMinutes * 60_000;
  return seal(installation.secret, pendingPurpose, `${person.id} ${until} ${markOf(person)}`).toString("base64url");
}

/** Tells one password from the next without saying anything of it. */
const markOf = ({ passwordHash }: PersonRow) => hashOfToken(passwordHash ?? "").toString("base64url");
