import { type Actor, permits } from "../../platform/auth/actor.ts";
import { compareNames } from "../../platform/i18n/collate.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { Named } from "../municipalities/index.ts";
import { mayEditRounds, mayRead, mayReview } from "./rounds.policy.ts";
import type { countStatesByPlace, ResponseFilter, RoundRow } from "./rounds.queries.ts";
import { dueOf } from "./deadline/deadline.rules.ts";
import {
  expectedOf,
  isLate,
  noStates,
  type ResponseState,
  responseRate,
  type RoundState,
  roundState,
  type StateCounts,
} from "./rounds.rules.ts";
import type { ListedResponse } from "./watch.queries.ts";

/** A thing's name in the page's language. */
export const nameIn = (lang: Lang, { nameEn, nameBn }: Pick<Named, "nameEn" | "nameBn">) =>
  lang === "bn" ? nameBn : nameEn;

/** How far something has come. */
export interface Progress {
  counts: StateCounts;
  expected: number;
  arrived: number;
  /** From 0 to 1. */
  rate: number;
}

/** How far something has come with so many responses in each state. */
export function progressOf(counts: StateCounts): Progress {
  return {
    counts,
    expected: expectedOf(counts),
    arrived: counts.submitted + counts.approved,
    rate: responseRate(counts),
  };
}

/** A round as lists and its own page show it. */
export interface RoundView extends Progress {
  id: string;
  title: string;
  questionnaire: string;
  period: string;
  opensOn: string;
  dueOn: string;
  closesOn: string | null;
  state: RoundState;
  public: boolean;
}

/** A round with its counts, in the page's language. @param today the office's day */
export function roundView(
  lang: Lang,
  round: RoundRow,
  questionnaire: string,
  counts: Partial<StateCounts>,
  today: string,
): RoundView {
  const { id, period, opensOn, dueOn, closesOn } = round;
  const title = lang === "bn" ? round.titleBn : round.titleEn;
  const state = roundState(round, today);
  return {
    id,
    title,
    questionnaire,
    period,
    opensOn,
    dueOn,
    closesOn,
    state,
    public: round.public,
    ...progressOf({ ...noStates, ...counts }),
  };
}

/** A region or district of a round. */
export interface PlaceView extends Progress {
  code: string;
  name: string;
}

type Counted = Awaited<ReturnType<typeof countStatesByPlace>>;

/** All states together. */
export function totalOf(counted: Counted): StateCounts {
  return sum(counted);
}

/** The regions that are asked anything, those that lag behind first. */
export function regionViews(lang: Lang, counted: Counted, regions: readonly Named[]): PlaceView[] {
  return placeViews(lang, counted, regions, "regionCode").sort(
    (a, b) => a.rate - b.rate || b.expected - a.expected || compareNames(a.name, b.name, lang),
  );
}

/** The districts that are asked anything, in the order given. */
export function districtViews(lang: Lang, counted: Counted, districts: readonly Named[]): PlaceView[] {
  return placeViews(lang, counted, districts, "districtCode");
}

function placeViews(
  lang: Lang,
  counted: Counted,
  places: readonly Named[],
  kind: "regionCode" | "districtCode",
): PlaceView[] {
  return places.flatMap((place) => {
    const own = counted.filter((each) => each[kind] === place.code);
    return own.length > 0 ? [{ code: place.code, name: nameIn(lang, place), ...progressOf(sum(own)) }] : [];
  });
}

function sum(counted: Counted): StateCounts {
  const total = { ...noStates };
  for (const { state, n } of counted) total[state] += n;
  return total;
}

/**
 * The one or two regions that a heading may name as furthest behind: below the whole, and plainly apart from the next.
 * @param regions those that lag behind first
 */
export function furthestBehind(regions: readonly PlaceView[], whole: Progress): PlaceView[] {
  if (regions.length < 3 || whole.arrived === 0) return [];
  for (const count of [2, 1]) {
    const last = regions[count - 1]!;
    if (last.rate < whole.rate && last.rate < regions[count]!.rate) return regions.slice(0, count);
  }
  return [];
}

/** A line of a round's list. */
export interface ResponseView {
  code: string;
  name: string;
  region: string;
  district: string;
  state: ResponseState;
  late: boolean;
  savedAt: Date | null;
  submittedAt: Date | null;
  /** Whether this person may open it. */
  readable: boolean;
  /** Whether it waits for this person's review. */
  reviewable: boolean;
}

/** A round's list in the page's language. @param today the office's day */
export function responseViews(
  lang: Lang,
  listed: readonly ListedResponse[],
  round: RoundRow,
  places: { regions: readonly Named[]; districts: readonly Named[] },
  actor: Actor,
  today: string,
): ResponseView[] {
  const nameAmong = (named: readonly Named[], code: string) => {
    const place = named.find((each) => each.code === code);
    return place ? nameIn(lang, place) : code;
  };
  const placeOf = ({ municipality: { code, regionCode } }: ListedResponse) => ({
    municipality: code,
    region: regionCode,
  });
  return listed
    .map((row) => ({ ...row, place: placeOf(row) }))
    .map(({ response, municipality, place }) => ({
      code: municipality.code,
      name: nameIn(lang, municipality),
      region: nameAmong(places.regions, municipality.regionCode),
      district: nameAmong(places.districts, municipality.districtCode),
      state: response.state,
      late: isLate({ dueOn: dueOf(round, response) }, response.state, today),
      savedAt: response.lastSavedAt,
      submittedAt: response.submittedAt,
      readable: mayRead(actor, place),
      reviewable: response.state === "submitted" && mayReview(actor, place),
    }));
}

/** What a round's page may be narrowed to. */
export interface ListChoice {
  region?: string | undefined;
  district?: string | undefined;
  /** `out` is everything that isn't in yet. */
  state?: ResponseState | "out" | undefined;
  search?: string | undefined;
}

const notIn: ResponseState[] = ["not-started", "in-progress", "with-mayor", "returned"];

/** The filter that a choice means. */
export function filterOf({ region, district, state, search }: ListChoice): ResponseFilter {
  return {
    ...(region && { region }),
    ...(district && { district }),
    ...(search && { search }),
    ...(state && { states: state === "out" ? notIn : [state] }),
  };
}

/** What this person may do with a round: move its dates and close it, take its answers out, look at its questionnaire. */
export function roundRights(actor: Actor) {
  return {
    edit: mayEditRounds(actor),
    export: permits(actor, "municipality:response:read"),
    form: permits(actor, "association:questionnaire:read"),
  };
}

/** A day to suggest as due: so many days from a day, moved past the weekend of Friday and Saturday. */
export function suggestedDueDay(from: string, days = 30): string {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  const weekday = date.getUTCDay();
  if (weekday >= 5) date.setUTCDate(date.getUTCDate() + (7 - weekday));
  return date.toISOString().slice(0, 10);
}
