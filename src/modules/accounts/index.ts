export { accountsModule } from "./accounts.module.ts";
export { focalPersonPath, mePath, personPath, signInPath, signOutPath } from "./accounts.paths.ts";
export { letter } from "./emails/letter.ts";
export { type Notice, notify, notifyAll, type Told } from "./notices/notices.service.ts";
export { roleNamed, roleWithPlace, townNamed } from "./roles.messages.ts";
export { hashPassword } from "./passwords.ts";
export {
  holdersByPlace,
  namesOfPersons as personNames,
  type PlaceHolder,
  type Recipient,
} from "./queries/persons.queries.ts";
export { authenticate, endLinkSessions } from "./queries/sessions.queries.ts";
export { resetSecondFactorByEmail } from "./second-factor/second-factor.service.ts";
export { ensureFirstAdministrator } from "./services/first-administrator.ts";
export { addPerson, type PersonToAdd } from "./services/people.ts";
export { beginLinkSession, noteWrongGuess, secondsToWaitForGuess } from "./services/sessions.ts";
export { hashOfToken, newToken } from "./tokens.ts";
export type { RoleToGive } from "./services/roles.ts";
