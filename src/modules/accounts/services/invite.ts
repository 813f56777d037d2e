import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { post } from "../../../platform/mail/mail.ts";
import { accountsProblems } from "../accounts.errors.ts";
import type { NewPerson } from "../accounts.input.ts";
import { mayManageAccounts } from "../accounts.policy.ts";
import { invitationPath, signInPagePath } from "../accounts.paths.ts";
import { invitationLetter, newPasswordLetter, type RoleNamed, roleLetter } from "../emails/letters.email.ts";
import { nameOfPlace } from "../place-names.ts";
import type { HoldingRow } from "../queries/holdings.queries.ts";
import { personByEmail, type PersonRow } from "../queries/persons.queries.ts";
import { makeLink } from "./links.ts";
import { addPerson, managed, type PersonToAdd } from "./people.ts";
import { placeNames } from "./places.ts";
import { giveRole, type RoleToGive } from "./roles.ts";

/** Adds a person with a role and writes to them. @throws Problem `person-disabled` for a closed account */
export async function invitePerson(act: Act, typed: NewPerson, role: RoleToGive): Promise<PersonRow> {
  if (!mayManageAccounts(act.actor)) throw refusals.notAllowed();
  const { name, email, lang } = typed;
  const person = await addOpenPerson(act, {
    name,
    email,
    lang,
    phone: typed.phone || null,
    designation: typed.designation || null,
  });
  await writeOfRole(act, person, await giveRole(act, person.id, role));
  return person;
}

/** Gives someone who is here already one more role and writes to them. */
export async function giveMoreRole(act: Act, personId: string, role: RoleToGive): Promise<void> {
  const person = await managed(act, personId);
  if (person.disabledAt) throw accountsProblems.personDisabled();
  await writeOfRole(act, person, await giveRole(act, personId, role));
}

/** Sends a fresh link: to accept the invitation when no password was chosen yet, else to choose a new one. */
export async function sendLink(act: Act, personId: string): Promise<void> {
  const person = await managed(act, personId);
  if (person.disabledAt) throw accountsProblems.personDisabled();
  const purpose = person.passwordHash === null ? "invitation" : "new-password";
  const { token, expiresAt } = await makeLink(act, purpose, personId);
  const link = act.installation.publicUrl + invitationPath(person.lang, token);
  await post(act, newPasswordLetter({ person, link, expiresAt, first: purpose === "invitation" }));
}

/** Adds a person, or finds the one who has this e-mail. @throws Problem `person-disabled` for a closed account */
export async function addOpenPerson(act: Act, person: PersonToAdd): Promise<PersonRow> {
  const known = await personByEmail(act.db, person.email);
  if (known?.disabledAt) throw accountsProblems.personDisabled();
  return addPerson(act, person);
}

/** Writes to someone that they have a role now; who has no password yet gets the link to choose one. */
export async function writeOfRole(act: Act, person: PersonRow, holding: HoldingRow): Promise<void> {
  const place = nameOfPlace(await placeNames(act.db, [holding]), holding);
  const role: RoleNamed = { role: holding.role as RoleNamed["role"], place };
  const { publicUrl } = act.installation;
  if (person.passwordHash !== null) {
    const link = publicUrl + signInPagePath(person.lang);
    return post(act, roleLetter({ person, by: act.actor.name, role, link }));
  }
  const { token, expiresAt } = await makeLink(act, "invitation", person.id);
  const link = publicUrl + invitationPath(person.lang, token);
  return post(act, invitationLetter({ person, by: act.actor.name, role, link, expiresAt }));
}
