import type { Act } from "../../../platform/auth/act.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { listRegions, municipalityPlaces, type Named } from "../../municipalities/index.ts";
import { partOfList } from "../accounts.rules.ts";
import { peopleView, type PersonView } from "../people.view.ts";
import { holdingsOf } from "../queries/holdings.queries.ts";
import { openInvitation } from "../queries/invitations.queries.ts";
import { listPersons, type PersonFilter, type PersonRow } from "../queries/persons.queries.ts";
import { secondFactorsSince } from "../second-factor/second-factor.queries.ts";
import { myself } from "./own-account.ts";
import { managed } from "./people.ts";
import { placeNames } from "./places.ts";

/** One page of the people whom the filter lets through, with how many there are in all. */
export async function showPeople(
  act: Act,
  filter: PersonFilter,
  page: number,
): Promise<{ people: PersonView[]; total: number }> {
  const { items, total } = await listPersons(act.db, filter, officeDay(act.now), partOfList(page));
  return { people: await withRoles(act, items), total };
}

/** A person with all roles, and until when a link is open to them. @throws Problem `not-found` or `not-allowed` */
export async function showPerson(act: Act, id: string): Promise<{ person: PersonView; openLink: Date | null }> {
  const row = await managed(act, id);
  const [person] = await withRoles(act, [row]);
  return { person: person!, openLink: await openInvitation(act.db, id, act.now) };
}

/** One's own entry with all roles. */
export async function showMyself(act: Act): Promise<PersonView> {
  const [me] = await withRoles(act, [await myself(act)]);
  return me!;
}

/** Where a role may be held: what a form offers. */
export interface PlaceChoices {
  regions: Named[];
  municipalities: Named[];
}

/** All regions, and all active municipalities. */
export async function placeChoices(act: Act): Promise<PlaceChoices> {
  return { regions: await listRegions(act.db), municipalities: await municipalityPlaces(act.db) };
}

async function withRoles(act: Act, rows: PersonRow[]): Promise<PersonView[]> {
  const ids = rows.map(({ id }) => id);
  const holdings = ids.length > 0 ? await holdingsOf(act.db, ids) : [];
  const names = await placeNames(act.db, holdings);
  return peopleView(act.lang, rows, holdings, names, officeDay(act.now), await secondFactorsSince(act.db, ids));
}
