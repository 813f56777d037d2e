import { type Actor, permits, permitsEverywhere, type Place } from "../../platform/auth/actor.ts";
import type { Role } from "../../platform/auth/permissions.ts";

/** May add people, give and end roles, close accounts and send new links. */
export function mayManageAccounts(actor: Actor | null): boolean {
  return permitsEverywhere(actor, "association:account:manage");
}

/** May name the focal person of the municipality at this place, and see who it is and was, and the letters. */
export function mayNominate(actor: Actor | null, place: Place): boolean {
  return permits(actor, "municipality:focal-person:nominate", place);
}

/**
 * Roles that an administrator gives on the page of people. A focal person is named on the municipality's own page,
 * with the letter.
 */
export const rolesToGive = [
  "mayor",
  "regional-officer",
  "hq-officer",
  "administrator",
  "expert",
  "observer",
] as const satisfies Role[];

/** Offices with one holder at a time: a new one ends the former. */
export function hasOneHolder(role: Role): boolean {
  return role === "mayor" || role === "focal-person";
}
