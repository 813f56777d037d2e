import { reachOf } from "../../../platform/auth/actor.ts";
import type { Act } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { mayEditRounds } from "../rounds.policy.ts";
import { insertOrientations, type OrientedTown, orientedTowns } from "./orientation.queries.ts";

/** Every town within reach with who of it has been oriented. */
export function showOrientation(act: Act): Promise<OrientedTown[]> {
  return orientedTowns(act.db, reachOf(act.actor, "region:round:watch"));
}

/** How and when people were oriented. @param on `YYYY-MM-DD` */
export interface Orientation {
  way: "session" | "telephone";
  on: string;
  note: string;
}

/** Records that the focal persons of these towns were oriented; towns that no one is named for are passed over. @returns how many */
export async function recordOrientation(
  act: Act,
  codes: readonly string[],
  { way, on, note }: Orientation,
): Promise<number> {
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  const chosen = new Set(codes);
  const towns = (await showOrientation(act)).filter(({ code, focalPersonId }) => chosen.has(code) && focalPersonId);
  const by = { recordedBy: act.actor.personId, recordedAt: act.now };
  await insertOrientations(
    act.db,
    towns.map(({ code, focalPersonId }) => {
      return { municipalityCode: code, personId: focalPersonId!, way, heldOn: on, note: note || null, ...by };
    }),
  );
  const detail = { municipalities: towns.map(({ code }) => code), way, on };
  await record(act, { action: "rounds.orientation.record", subject: { kind: "orientation", id: on }, detail });
  return towns.length;
}
