import type { Act } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import type { Db } from "../../../platform/db/database.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { holdersByPlace, type Notice, notify, type PlaceHolder, type Told } from "../../accounts/index.ts";
import type { ResponseFound } from "../responses.queries.ts";

/** Someone to write to or to call about a town. */
export interface Contact extends PlaceHolder {
  /** Whether this person answers for the town; a mayor reads and signs. */
  answers: boolean;
}

/** Whom to write to or call about each town: its focal persons, else its mayor. @param today `YYYY-MM-DD` */
export async function contactsOf(db: Db, codes: string[], today: string): Promise<Map<string, Contact[]>> {
  const focal = await holdersByPlace(db, "focal-person", codes, today);
  const mayors = await holdersByPlace(db, "mayor", codes, today);
  const asContacts = (people: PlaceHolder[] = [], answers: boolean) => people.map((each) => ({ ...each, answers }));
  return new Map(
    codes.map((code) => [
      code,
      focal.has(code) ? asContacts(focal.get(code), true) : asContacts(mayors.get(code), false),
    ]),
  );
}

/** A word about a response to its town's contacts; it leads each to where they can do something about it. */
export function toldTo(contacts: readonly Contact[], responseId: string, words: Omit<Notice, "path">): Told[] {
  return contacts.map(({ personId, answers }) => ({
    personId,
    notice: { ...words, path: answers ? `/answers/${responseId}` : "/work" },
  }));
}

/** Who answers for a response's town today. */
export async function focalPersonsOf(
  act: Pick<Act, "db" | "now">,
  { municipality }: ResponseFound,
): Promise<PlaceHolder[]> {
  const focal = await holdersByPlace(act.db, "focal-person", [municipality.code], officeDay(act.now));
  return focal.get(municipality.code) ?? [];
}

/** Tells those who answer for a response's town. @param write the letter where the notice's own words don't suffice */
export async function tellFocalPersons(
  act: Act,
  found: ResponseFound,
  notice: Notice,
  write?: Told["write"],
): Promise<void> {
  const people = await focalPersonsOf(act, found);
  await notify(
    act,
    people.map(({ personId }) => personId),
    notice,
    write,
  );
}

/** Writes into the trail what was done to a response. */
export function recordDeed(
  act: Act,
  { response, round, municipality }: ResponseFound,
  action: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  return record(act, {
    action,
    subject: { kind: "response", id: response.id },
    municipality: municipality.code,
    detail: { round: round.id, revision: response.revision, ...detail },
  });
}
