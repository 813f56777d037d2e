import type { Act, Visit } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { accountsProblems } from "../accounts.errors.ts";
import { mayManageAccounts } from "../accounts.policy.ts";
import { hashPassword } from "../passwords.ts";
import { lockOffice } from "../queries/holdings.queries.ts";
import { expireInvitations } from "../queries/invitations.queries.ts";
import { insertPerson, personByEmail, personById, type PersonRow, updatePerson } from "../queries/persons.queries.ts";
import { endSessionsOf } from "../queries/sessions.queries.ts";
import { giveRole, keepAnAdministrator, type RoleToGive } from "./roles.ts";

/** A person to be known to the platform. */
export interface PersonToAdd {
  email: string;
  name: string;
  phone?: string | null;
  designation?: string | null;
  lang?: Lang;
  /** Left out, the person chooses one by a link. */
  password?: string;
  /** A password that was hashed already, where many people get the same one. */
  passwordHash?: string;
  roles?: RoleToGive[];
}

/**
 * Adds a person with roles from today; someone with this e-mail who is there already keeps name and password and gets
 * the roles. Whoever calls it has made sure that it may be done: this is for start-up, sample content and tests too.
 */
export async function addPerson(visit: Visit, person: PersonToAdd): Promise<PersonRow> {
  const { email, name, phone, designation, lang, password, roles = [] } = person;
  const passwordHash = person.passwordHash ?? (password === undefined ? null : await hashPassword(password));
  const fields = { email: email.toLowerCase(), name, phone, designation, lang, passwordHash };
  const added = await insertPerson(visit.db, { ...fields, createdAt: visit.now });
  if (added) await recordPerson(visit, "accounts.person.add", added);
  const one = added ?? (await fillIn(visit, (await personByEmail(visit.db, email))!, person));
  for (const role of roles) await giveRole(visit, one.id, role);
  return one;
}

/** What is known of someone is never overwritten by another's typing; what is missing is filled in. */
async function fillIn(visit: Visit, person: PersonRow, typed: PersonToAdd): Promise<PersonRow> {
  const phone = person.phone ?? typed.phone ?? null;
  const designation = person.designation ?? typed.designation ?? null;
  if (phone !== person.phone || designation !== person.designation) {
    await updatePerson(visit.db, person.id, { phone, designation });
  }
  return { ...person, phone, designation };
}

/** Closes an account: its sessions end and its links no longer hold. Roles and history stay. */
export async function disablePerson(act: Act, id: string): Promise<void> {
  const person = await managed(act, id);
  if (id === act.actor.personId) throw accountsProblems.notOneself();
  if (person.disabledAt) return;
  await lockOffice(act.db, "administrator:");
  await updatePerson(act.db, id, { disabledAt: act.now });
  await keepAnAdministrator(act);
  await endSessionsOf(act.db, id);
  await expireInvitations(act.db, id, act.now);
  await recordPerson(act, "accounts.person.disable", person);
}

/** Opens a closed account again; the roles that haven't ended count again. */
export async function enablePerson(act: Act, id: string): Promise<void> {
  const person = await managed(act, id);
  if (!person.disabledAt) return;
  await updatePerson(act.db, id, { disabledAt: null });
  await recordPerson(act, "accounts.person.enable", person);
}

/** A person whom the actor may manage. @throws Problem `not-found` or `not-allowed` */
export async function managed(act: Act, id: string): Promise<PersonRow> {
  const person = await personById(act.db, id);
  if (!person) throw refusals.notFound();
  if (!mayManageAccounts(act.actor)) throw refusals.notAllowed();
  return person;
}

function recordPerson(visit: Visit, action: string, { id, name, email }: PersonRow): Promise<void> {
  return record(visit, { action, subject: { kind: "person", id }, detail: { name, email } });
}
