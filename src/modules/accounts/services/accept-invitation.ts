import type { Visit } from "../../../platform/auth/act.ts";
import type { Role } from "../../../platform/auth/permissions.ts";
import { record } from "../../../platform/audit/audit.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { accountsProblems } from "../accounts.errors.ts";
import { isHeld } from "../accounts.rules.ts";
import { hashPassword } from "../passwords.ts";
import { holdingsOf } from "../queries/holdings.queries.ts";
import { nameOfPlace } from "../place-names.ts";
import { personById, type PersonRow, updatePerson } from "../queries/persons.queries.ts";
import { endSessionsOf, removeSignInFailures } from "../queries/sessions.queries.ts";
import { findLink, useLink } from "./links.ts";
import { placeNames } from "./places.ts";
import { enter, type Entered } from "../second-factor/enter.service.ts";

/** Who is invited, and as what. */
export interface Invitation {
  person: PersonRow;
  purpose: "invitation" | "new-password";
  expiresAt: Date;
  roles: { role: Role; place: Record<Lang, string> | null }[];
}

/** What a link invites to; nothing is changed. @throws Problem that says why it can't be used */
export async function findInvitation(visit: Visit, token: string): Promise<Invitation> {
  const link = await findLink(visit, token, ["invitation", "new-password"]);
  const person = link.personId ? await personById(visit.db, link.personId) : undefined;
  if (!person || person.disabledAt) throw accountsProblems.linkUnknown();
  const today = officeDay(visit.now);
  const held = (await holdingsOf(visit.db, [person.id])).filter((holding) => isHeld(holding, today));
  const names = await placeNames(visit.db, held);
  const roles = held.map((holding) => ({ role: holding.role as Role, place: nameOfPlace(names, holding) }));
  const purpose = link.purpose === "new-password" ? "new-password" : "invitation";
  return { person, purpose, expiresAt: link.expiresAt, roles };
}

/** Uses the link up, sets what was chosen, ends any other session of the person and lets them in. */
export async function acceptInvitation(
  visit: Visit,
  token: string,
  chosen: { name: string; lang: Lang; password: string },
): Promise<Entered> {
  const { person, purpose } = await findInvitation(visit, token);
  await useLink(visit, token);
  const { name, lang } = chosen;
  const passwordHash = await hashPassword(chosen.password);
  await updatePerson(visit.db, person.id, { name, lang, passwordHash });
  await endSessionsOf(visit.db, person.id);
  await removeSignInFailures(visit.db, person.email.toLowerCase());
  await record(visit, {
    action: purpose === "invitation" ? "accounts.invitation.accept" : "accounts.password.reset",
    subject: { kind: "person", id: person.id },
    detail: { name, ...(name !== person.name && { before: person.name }) },
    by: { id: person.id, name },
  });
  return enter(visit, { ...person, name, lang, passwordHash });
}
