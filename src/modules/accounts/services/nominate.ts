import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import type { StoredFile, Upload } from "../../../platform/files/file-store.ts";
import { sortByName } from "../../../platform/i18n/collate.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { findMunicipality, type Municipality, municipalityPlaces } from "../../municipalities/index.ts";
import type { Nomination } from "../accounts.input.ts";
import { mayNominate } from "../accounts.policy.ts";
import { letterName, type LetterType } from "../letter.rules.ts";
import { type FocalPersonRow, focalPersonsOf, focalPersonsToday, letterIsOf } from "../queries/holdings.queries.ts";
import type { PersonRow } from "../queries/persons.queries.ts";
import { addOpenPerson, writeOfRole } from "./invite.ts";
import { giveRole } from "./roles.ts";

/** A letter whose content was looked at. */
export interface Letter extends Upload {
  type: LetterType;
}

/** A municipality and everyone who is or was its focal person. @throws Problem `not-found` or `not-allowed` */
export async function focalPersons(
  act: Act,
  code: string,
): Promise<{ municipality: Municipality; focalPersons: FocalPersonRow[] }> {
  const municipality = await nominatingFor(act, code);
  return { municipality, focalPersons: await focalPersonsOf(act.db, code) };
}

/**
 * Names the focal person of a municipality from today: keeps the letter, ends the former one's time (account and
 * history stay) and writes to the new one.
 * @throws Problem `not-found`, `not-allowed`, or `person-disabled` when the e-mail is that of a closed account
 */
export async function nominate(act: Act, code: string, typed: Nomination, letter: Letter): Promise<PersonRow> {
  await nominatingFor(act, code);
  const { name, email, phone, designation } = typed;
  const person = await addOpenPerson(act, { name, email, phone, designation, lang: "bn" });
  const kept = { ...letter, name: letterName(letter.name, letter.type) };
  const { id: letterFileId } = await act.installation.files.save(act.db, kept, act.actor.personId);
  const holding = await giveRole(act, person.id, { role: "focal-person", scopeCode: code, letterFileId });
  await writeOfRole(act, person, holding);
  return person;
}

/** A municipality with the name of its focal person. */
export interface TownView {
  code: string;
  name: string;
  focalPerson: string | null;
}

/** The municipalities for which the actor may name focal persons, by name, each with the present one. */
export async function townsToNominateFor(act: Act, search: string): Promise<TownView[]> {
  const towns = await municipalityPlaces(act.db, { active: true, search });
  const focal = await focalPersonsToday(act.db, officeDay(act.now));
  const mine = towns
    .filter(({ code, regionCode }) => mayNominate(act.actor, { municipality: code, region: regionCode }))
    .map(({ code, nameBn, nameEn }) => ({
      code,
      name: act.lang === "bn" ? nameBn : nameEn,
      focalPerson: focal.get(code) ?? null,
    }));
  return sortByName(mine, ({ name }) => name, act.lang);
}

/** A letter that named a focal person of this municipality. @throws Problem `not-found` or `not-allowed` */
export async function findLetter(act: Act, code: string, fileId: string): Promise<StoredFile> {
  await nominatingFor(act, code);
  const file = (await letterIsOf(act.db, code, fileId)) ? await act.installation.files.find(act.db, fileId) : undefined;
  if (!file) throw refusals.notFound();
  return file;
}

async function nominatingFor(act: Act, code: string): Promise<Municipality> {
  const municipality = await findMunicipality(act.db, code);
  if (!municipality) throw refusals.notFound();
  if (!mayNominate(act.actor, { municipality: code, region: municipality.region.code })) throw refusals.notAllowed();
  return municipality;
}
