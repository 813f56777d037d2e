import type { Role } from "../../platform/auth/permissions.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { isHeld } from "./accounts.rules.ts";
import type { HoldingRow } from "./queries/holdings.queries.ts";
import type { PersonRow } from "./queries/persons.queries.ts";
import { roleWithPlace } from "./roles.messages.ts";
import { nameOfPlace, type PlaceNames } from "./place-names.ts";

/** A role as a page shows it. */
export interface HoldingView {
  id: string;
  /** The role with its place. */
  text: string;
  fromOn: string;
  untilOn: string | null;
  held: boolean;
}

/** Whether someone can sign in: `invited` has no password yet. */
export type PersonState = "active" | "invited" | "closed";

/** A person as a page shows them. */
export interface PersonView {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  designation: string | null;
  lang: Lang;
  createdAt: Date;
  /** Since when they sign in in two steps; null when they don't. */
  twoStepsSince: Date | null;
  state: PersonState;
  holdings: HoldingView[];
}

/**
 * People with their roles, in the page's language.
 * @param today the office's day
 * @param twoSteps since when each signs in in two steps, by id
 */
export function peopleView(
  lang: Lang,
  people: PersonRow[],
  holdings: HoldingRow[],
  names: PlaceNames,
  today: string,
  twoSteps: Map<string, Date>,
): PersonView[] {
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    phone: person.phone,
    designation: person.designation,
    lang: person.lang,
    createdAt: person.createdAt,
    twoStepsSince: twoSteps.get(person.id) ?? null,
    state: person.disabledAt ? "closed" : person.passwordHash === null ? "invited" : "active",
    holdings: holdings
      .filter(({ personId }) => personId === person.id)
      .map((holding) => ({
        id: holding.id,
        text: roleWithPlace(lang, holding.role as Role, nameOfPlace(names, holding)),
        fromOn: holding.fromOn,
        untilOn: holding.untilOn,
        held: isHeld(holding, today),
      })),
  }));
}
