import type { Act, Installation } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { type Db, transaction } from "../../../platform/db/database.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { holdersByPlace, notify, notifyAll } from "../../accounts/index.ts";
import { listRegions } from "../../municipalities/index.ts";
import { dayAfter } from "../deadline/deadline.rules.ts";
import { mayEditRounds } from "../rounds.policy.ts";
import { findRound } from "../rounds.queries.ts";
import { roundState } from "../rounds.rules.ts";
import { contactsOf, toldTo } from "../services/town-people.ts";
import { regionLetter, regionNotice, reminderWords } from "./reminder-letter.ts";
import {
  insertReminders,
  lastLists,
  lastReminders,
  type ScheduleRow,
  schedulesAtWork,
  takeSendersTurn,
  type Waiting,
  waitingResponses,
} from "./reminders.queries.ts";
import { dueDatesToRemind, isLetterTime } from "./reminders.rules.ts";

/** What the sending of letters needs of the world. */
interface Sending {
  db: Db;
  now: Date;
  installation: Installation;
}

/**
 * Sends every reminder whose day has come and that hasn't gone out, one schedule a transaction, so that a crash between
 * two sends none twice. @returns how many people were written to
 */
export async function sendDueReminders(db: Db, installation: Installation, now = new Date()): Promise<number> {
  if (!isLetterTime(now)) return 0;
  let sent = 0;
  for (const schedule of await schedulesAtWork(db)) {
    sent += await transaction(db, async (tx) => {
      if (!(await takeSendersTurn(tx))) return 0;
      const sending = { db: tx, now, installation };
      return schedule.audience === "respondents" ? remindTowns(sending, schedule) : remindRegions(sending, schedule);
    });
  }
  return sent;
}

/** Responses of which this schedule has something to say today and hasn't yet. */
async function dueOf({ db, now }: Sending, schedule: ScheduleRow): Promise<Waiting[]> {
  const today = officeDay(now);
  const due = dueDatesToRemind(schedule.daysAfterDue, today);
  const waiting = await waitingResponses(db, schedule.roundId, { due });
  // A letter whose day came before the round opened isn't sent after it.
  return waiting.filter(
    ({ round }) => roundState(round, today) === "open" && dayAfter(round.dueOn, schedule.daysAfterDue) >= round.opensOn,
  );
}

async function remindTowns(sending: Sending, schedule: ScheduleRow): Promise<number> {
  const waiting = await dueOf(sending, schedule);
  if (waiting.length === 0) return 0;
  const before = await lastReminders(sending.db, schedule.roundId, schedule.id);
  const fresh = waiting.filter(({ response, round }) => {
    const at = before.get(response.id);
    return at === undefined || officeDay(at) < dayAfter(round.dueOn, schedule.daysAfterDue);
  });
  return remind(sending, fresh, { scheduleId: schedule.id });
}

/** Writes to the people of these towns: their focal persons, else their mayors. @returns how many people */
async function remind(
  sending: Sending,
  waiting: Waiting[],
  why: { scheduleId?: string; sentBy?: string },
): Promise<number> {
  const today = officeDay(sending.now);
  const people = await contactsOf(
    sending.db,
    waiting.map(({ municipality }) => municipality.code),
    today,
  );
  const letters = waiting.flatMap((each) =>
    toldTo(people.get(each.municipality.code) ?? [], each.response.id, reminderWords(each, today)).map((told) => {
      const about = { roundId: each.round.id, responseId: each.response.id, at: sending.now };
      return { told, row: { ...about, ...why, personId: told.personId } };
    }),
  );
  await notifyAll(
    sending,
    letters.map(({ told }) => told),
  );
  await insertReminders(
    sending.db,
    letters.map(({ row }) => row),
  );
  return letters.length;
}

async function remindRegions(sending: Sending, schedule: ScheduleRow): Promise<number> {
  const { db, now, installation } = sending;
  const waiting = await dueOf(sending, schedule);
  if (waiting.length === 0) return 0;
  const today = officeDay(now);
  const before = await lastLists(db, schedule.id);
  const target = dayAfter(waiting[0]!.round.dueOn, schedule.daysAfterDue);
  const regions = (await listRegions(db)).filter(({ code }) => {
    const at = before.get(code);
    return at === undefined || officeDay(at) < target;
  });
  const officers = await holdersByPlace(
    db,
    "regional-officer",
    regions.map(({ code }) => code),
    today,
  );
  const contacts = await contactsOf(
    db,
    waiting.map(({ municipality }) => municipality.code),
    today,
  );
  let sent = 0;
  for (const region of regions) {
    const missing = waiting.filter(({ municipality }) => municipality.regionCode === region.code);
    const to = officers.get(region.code) ?? [];
    if (missing.length === 0 || to.length === 0) continue;
    const towns = missing.map(({ municipality: { code, nameBn, nameEn } }) => {
      const [contact] = contacts.get(code) ?? [];
      return { nameBn, nameEn, contact: contact ? [contact.name, contact.phone].filter(Boolean).join(", ") : "" };
    });
    const notice = regionNotice(region, missing);
    const ids = to.map(({ personId }) => personId);
    await notify(sending, ids, notice, (person) => regionLetter(person, notice, installation.publicUrl, towns));
    const about = { roundId: schedule.roundId, regionCode: region.code, scheduleId: schedule.id, at: now };
    await insertReminders(
      db,
      ids.map((personId) => ({ ...about, personId })),
    );
    sent += ids.length;
  }
  return sent;
}

/** What a reminding by hand came to: people written to, and towns that have nobody to write to. */
export interface Reminded {
  people: number;
  unreachable: number;
}

/**
 * Reminds some of the towns that haven't answered, at once. Those that have answered meanwhile are left in peace.
 * @throws Problem `not-found`, `not-allowed`
 */
export async function remindSome(act: Act, roundId: string, codes: readonly string[]): Promise<Reminded> {
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  if (!(await findRound(act.db, roundId))) throw refusals.notFound();
  const waiting = await waitingResponses(act.db, roundId, { codes });
  const people = await remind(act, waiting, { sentBy: act.actor.personId });
  const contacts = await contactsOf(
    act.db,
    waiting.map(({ municipality }) => municipality.code),
    officeDay(act.now),
  );
  await record(act, {
    action: "rounds.round.remind",
    subject: { kind: "round", id: roundId },
    detail: { municipalities: waiting.map(({ municipality }) => municipality.code), people },
  });
  return { people, unreachable: [...contacts.values()].filter((each) => each.length === 0).length };
}
