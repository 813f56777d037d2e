import type { Act } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import type { Problem } from "../../../platform/errors/problem.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { secondsToWait, windowStart } from "../accounts.rules.ts";
import { hashPassword, passwordHolds } from "../passwords.ts";
import { personById, type PersonRow, updatePerson } from "../queries/persons.queries.ts";
import { addSignInFailure, countSignInFailures, endSessionsOf } from "../queries/sessions.queries.ts";

/** One's own entry. */
export async function myself(act: Act): Promise<PersonRow> {
  const me = await personById(act.db, act.actor.personId);
  if (!me) throw refusals.notFound();
  return me;
}

/**
 * Changes one's own password; all other sessions end. A wrong old password is counted like a failed sign-in (someone
 * may sit at another's open browser), so this is answered and not thrown.
 * @returns null when it is done
 */
export async function changePassword(
  act: Act,
  chosen: { old: string; password: string },
): Promise<Problem | "wrong-old" | null> {
  const { db, now, address } = act;
  const me = await myself(act);
  const email = me.email.toLowerCase();
  const wait = secondsToWait(await countSignInFailures(db, email, address, windowStart(now)), now);
  if (wait > 0) return refusals.tooMany(wait);
  if (!(await passwordHolds(chosen.old, me.passwordHash))) {
    await addSignInFailure(db, { email, address, at: now });
    return "wrong-old";
  }
  await updatePerson(db, me.id, { passwordHash: await hashPassword(chosen.password) });
  await endSessionsOf(db, me.id, act.actor.session);
  await record(act, { action: "accounts.password.change", subject: { kind: "person", id: me.id } });
  return null;
}

/** Chooses the language in which one is written to and begins after signing in. */
export async function chooseLanguage(act: Act, lang: Lang): Promise<void> {
  const me = await myself(act);
  if (me.lang === lang) return;
  await updatePerson(act.db, me.id, { lang });
  await record(act, { action: "accounts.language.choose", subject: { kind: "person", id: me.id }, detail: { lang } });
}
