import type { Act } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { listRegions } from "../../municipalities/index.ts";
import { mayEditRounds } from "../rounds.policy.ts";
import { findRound, type RoundRow } from "../rounds.queries.ts";
import { deleteSchedule, insertSchedules, listReminders, listSchedules } from "./reminders.queries.ts";
import type { Schedule } from "./reminders.rules.ts";

/** The most lines of the log that a page shows. */
const linesOfLog = 100;

/** When a round's letters go out, and the newest of what went out. @throws Problem `not-found`, `not-allowed` */
export async function showReminders(act: Act, roundId: string) {
  const round = await mineToEdit(act, roundId);
  const schedules = await listSchedules(act.db, roundId);
  const log = await listReminders(act.db, roundId, linesOfLog);
  return { round, schedules, log, regions: await listRegions(act.db) };
}

export type RemindersShown = Awaited<ReturnType<typeof showReminders>>;

/** Adds a day on which letters go out; one that is there already changes nothing. */
export async function addSchedule(act: Act, roundId: string, schedule: Schedule): Promise<void> {
  await mineToEdit(act, roundId);
  if ((await insertSchedules(act.db, roundId, [schedule])) > 0) await audit(act, "add", roundId, schedule);
}

/** Takes a day away. */
export async function removeSchedule(act: Act, roundId: string, id: string): Promise<void> {
  await mineToEdit(act, roundId);
  const removed = await deleteSchedule(act.db, roundId, id);
  if (removed) await audit(act, "remove", roundId, removed);
}

async function mineToEdit(act: Act, roundId: string): Promise<RoundRow> {
  const found = await findRound(act.db, roundId);
  if (!found) throw refusals.notFound();
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  return found.round;
}

function audit(act: Act, verb: "add" | "remove", roundId: string, { daysAfterDue, audience }: Schedule): Promise<void> {
  return record(act, {
    action: `rounds.reminder.${verb}`,
    subject: { kind: "round", id: roundId },
    detail: { daysAfterDue, audience },
  });
}
