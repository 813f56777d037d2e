import { type Actor, reachOf } from "../../../platform/auth/actor.ts";
import type { Visit } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import type { PlaceHolder } from "../../accounts/index.ts";
import { listRegions } from "../../municipalities/index.ts";
import { dayAfter } from "../deadline/deadline.rules.ts";
import { lastReminders, type Waiting, waitingResponses } from "../reminders/reminders.queries.ts";
import { contactsOf } from "../services/town-people.ts";
import { mayEditRounds, mayRead } from "../rounds.policy.ts";
import { countStatesByPlace, findRound } from "../rounds.queries.ts";
import { progressOf, regionViews, totalOf } from "../rounds.view.ts";
import { arrivalsByDay } from "./live.queries.ts";

/** A town whose answer hasn't come in. */
export interface MissingTown extends Waiting {
  late: boolean;
  /** Whom to call; known to those who may read the town's answers. */
  contacts: PlaceHolder[];
  readable: boolean;
  remindedAt: Date | null;
}

/** A day of a round: what came in on it, and until it. */
export interface DayOfRound {
  day: string;
  came: number;
  whole: number;
}

/**
 * A round as it goes on: what came in day by day, region by region, and who is missing, those overdue for longest first;
 * always the same eight statements.
 * @throws Problem `not-found`, also for who may see nothing of it
 */
export async function showLive(act: Visit & { actor: Actor }, roundId: string, region: string | undefined) {
  const { db, lang, actor, now } = act;
  const reach = reachOf(actor, "region:round:watch");
  const today = officeDay(now);
  const found = await findRound(db, roundId);
  const counted = await countStatesByPlace(db, roundId, reach);
  if (!found || counted.length === 0) throw refusals.notFound();
  const arrivals = await arrivalsByDay(db, roundId, reach);
  const waiting = (await waitingResponses(db, roundId, { reach })).filter(
    ({ municipality }) => !region || municipality.regionCode === region,
  );
  const codes = waiting.map(({ municipality }) => municipality.code);
  const contacts = await contactsOf(db, codes, today);
  const reminded = await lastReminders(db, roundId);
  const missing = waiting.map((each): MissingTown => {
    const { code, regionCode } = each.municipality;
    const readable = mayRead(actor, { municipality: code, region: regionCode });
    return {
      ...each,
      late: each.round.dueOn < today,
      contacts: readable ? (contacts.get(code) ?? []) : [],
      readable,
      remindedAt: reminded.get(each.response.id) ?? null,
    };
  });
  const { round } = found;
  return {
    round,
    title: lang === "bn" ? round.titleBn : round.titleEn,
    whole: progressOf(totalOf(counted)),
    regions: regionViews(lang, counted, await listRegions(db)),
    region,
    days: daysOf(arrivals, round.opensOn, today),
    missing: missing.sort((a, b) => a.round.dueOn.localeCompare(b.round.dueOn)),
    mayRemind: mayEditRounds(actor),
    now,
  };
}

export type LiveShown = Awaited<ReturnType<typeof showLive>>;

/** Every day from the opening until today (at most the newest sixty), with what came in on it. */
export function daysOf(arrivals: readonly { day: string; n: number }[], opensOn: string, today: string): DayOfRound[] {
  const last = arrivals.at(-1)?.day ?? today;
  const until = last > today ? last : today;
  const days: DayOfRound[] = [];
  let whole = 0;
  const came = new Map(arrivals.map(({ day, n }) => [day, n]));
  const first = arrivals[0]?.day ?? opensOn;
  for (let day = first < opensOn ? first : opensOn; day <= until; day = dayAfter(day, 1)) {
    whole += came.get(day) ?? 0;
    days.push({ day, came: came.get(day) ?? 0, whole });
  }
  return days.slice(-60);
}
