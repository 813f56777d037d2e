import { type Actor, permits, type Place, reachOf } from "../../platform/auth/actor.ts";

/** Opens, changes and closes rounds. */
export const mayEditRounds = (actor: Actor) => permits(actor, "association:round:edit");

/** Follows who has answered, within the regions that are theirs. */
export const mayWatchRounds = (actor: Actor) => permits(actor, "region:round:watch");

/** Sees a municipality's answers. */
export const mayRead = (actor: Actor, place: Place) => permits(actor, "municipality:response:read", place);

/** Writes a municipality's answers: its own people, or staff on its behalf. */
export const mayAnswer = (actor: Actor, place: Place) => permits(actor, "municipality:response:answer", place);

/** Approves and returns. */
export const mayReview = (actor: Actor, place: Place) => permits(actor, "municipality:response:review", place);

/** Signs a municipality's answers: its mayor, or staff who have the signed paper. */
export const maySign = (actor: Actor, place: Place) => permits(actor, "municipality:response:sign", place);

/** Whether answering counts as staff answering for the municipality, which is recorded as such. */
export function answersOnBehalf(actor: Actor, place: Place): boolean {
  return (
    actor.only === undefined &&
    !reachOf(actor, "municipality:response:answer").municipalities.includes(place.municipality)
  );
}
