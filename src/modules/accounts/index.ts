export { accountsModule } from "./accounts.module.ts";
export { focalPersonPath, personPath, signInPath } from "./accounts.paths.ts";
export { hashPassword } from "./passwords.ts";
export { namesOfPersons as personNames, type Recipient } from "./queries/persons.queries.ts";
export { authenticate } from "./queries/sessions.queries.ts";
export { ensureFirstAdministrator } from "./services/first-administrator.ts";
export { addPerson, type PersonToAdd } from "./services/people.ts";
export { municipalityPeople, recipientsOf } from "./services/who-holds.ts";
export type { RoleToGive } from "./services/roles.ts";
