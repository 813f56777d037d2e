import { type Actor, permitsEverywhere } from "../../platform/auth/actor.ts";

/** Whether the person may import and edit municipalities and name regions. Everyone may read them. */
export function mayEditMunicipalities(actor: Actor | null): boolean {
  return permitsEverywhere(actor, "association:municipality:edit");
}
