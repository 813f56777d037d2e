import type { Visit } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import type { Config } from "../../../platform/config/config.ts";
import { transaction } from "../../../platform/db/database.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { accountsProblems } from "../accounts.errors.ts";
import { setUpPath } from "../accounts.paths.ts";

import { hashPassword } from "../passwords.ts";
import { countAdministrators, lockOffice } from "../queries/holdings.queries.ts";
import { type PersonRow, updatePerson } from "../queries/persons.queries.ts";
import { findLink, makeLink, useLink } from "./links.ts";
import { addPerson } from "./people.ts";
import { enter, type Entered } from "../second-factor/enter.service.ts";

/** Who administers an installation in its first days also does the office's work. */
const firstRoles = [{ role: "administrator" as const }, { role: "hq-officer" as const }];

/**
 * Makes sure that someone can administer the installation; for every start.
 * @param first whom the settings name; without it a one-time link is made, and links of earlier starts no longer hold
 * @returns the link to print, or null when there is an administrator
 */
export function ensureFirstAdministrator(visit: Visit, first: Config["firstAdministrator"]): Promise<string | null> {
  return transaction(visit.db, async (db) => {
    const inside = { ...visit, db };
    if (await hasAdministrator(inside)) return null;
    if (first) {
      await becomeAdministrator(inside, { ...first, name: first.email });
      return null;
    }
    const { token } = await makeLink(inside, "setup", null);
    return visit.installation.publicUrl + setUpPath(visit.lang, token);
  });
}

/** Whether the link for setting up can be used. @throws Problem that says why not */
export async function findSetUp(visit: Visit, token: string): Promise<void> {
  await findLink(visit, token, ["setup"]);
  if ((await countAdministrators(visit.db, officeDay(visit.now))) > 0) throw accountsProblems.alreadySetUp();
}

/** Makes the first administrator by the one-time link and lets them in. */
export async function setUp(
  visit: Visit,
  token: string,
  chosen: { name: string; email: string; password: string },
): Promise<Entered> {
  await findLink(visit, token, ["setup"]);
  if (await hasAdministrator(visit)) throw accountsProblems.alreadySetUp();
  await useLink(visit, token);
  return enter(visit, await becomeAdministrator(visit, chosen));
}

async function hasAdministrator(visit: Visit): Promise<boolean> {
  await lockOffice(visit.db, "administrator:");
  return (await countAdministrators(visit.db, officeDay(visit.now))) > 0;
}

/** Whoever starts the product may take over an account that has the same e-mail: no one else can administer it. */
async function becomeAdministrator(
  visit: Visit,
  chosen: { name: string; email: string; password: string },
): Promise<PersonRow> {
  const { name, email, password } = chosen;
  const person = await addPerson(visit, { name, email, lang: visit.lang, roles: firstRoles });
  const passwordHash = await hashPassword(password);
  await updatePerson(visit.db, person.id, { passwordHash, disabledAt: null });
  await record(visit, {
    action: "accounts.person.set-up",
    subject: { kind: "person", id: person.id },
    detail: { email },
  });
  return { ...person, passwordHash, disabledAt: null };
}
