import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { settleIndicators } from "../../modules/indicators/index.ts";
import { listMunicipalities, type Municipality } from "../../modules/municipalities/index.ts";
import { importWorkbook, publishDraft } from "../../modules/questionnaires/index.ts";
import { approveResponse, openRound, returnResponse, saveDraft, submitResponse } from "../../modules/rounds/index.ts";
import type { Act } from "../../platform/auth/act.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { projectFolder } from "../../platform/config/config.ts";
import { readSetting, writeSetting } from "../../platform/config/settings.ts";
import { transaction } from "../../platform/db/database.ts";
import { officeDay } from "../../platform/i18n/office-day.ts";
import type { House } from "../house.ts";
import { type SampleActors, samplePeople, samplePassword, sampleTown, settlePeople } from "./people.ts";
import { sampleAnswers, type SampleForm } from "./sample-answers.ts";
import { drawFrom } from "./town.ts";

export { samplePassword, samplePeople };

/** Fills an installation with sample content once: people in every role, three rounds, answers in every state. */
export async function loadSample(house: House): Promise<void> {
  const { db } = house.database;
  if ((await readSetting(db, "sample")) !== true) {
    await transaction(db, (tx) => fill({ ...house.system, db: tx }));
    await settleIndicators(db);
  }
  house.installation.sample = true;
}

type System = House["system"];

async function fill(system: System): Promise<void> {
  const { rows: towns } = await listMunicipalities(system.db, {}, { limit: 1000, after: null });
  const people = await settlePeople(system, towns);
  const asOfficer = actAs(system, people.officer, system.now);
  const profile = await publish(asOfficer, "profile-and-finance");
  const services = await publish(asOfficer, "basic-services");
  const today = officeDay(system.now);
  const year = Number(today.slice(0, 4)) - (today.slice(5) < "07-01" ? 2 : 1);
  for (const plan of plans(today, year, profile, services)) await playRound(system, people, towns, plan);
  await writeSetting(system.db, "sample", true);
}

interface Plan {
  form: SampleForm;
  questionnaireId: string;
  title: { bn: string; en: string };
  /** The calendar year in which the fiscal year asked about begins. */
  year: number;
  opensOn: string;
  dueOn: string;
  closesOn?: string;
  /** Shares of the towns by state; the rest has not started. */
  shares: { approved: number; submitted: number; returned: number; "in-progress": number };
}

function plans(today: string, year: number, profile: string, services: string): Plan[] {
  const title = (bn: string, en: string, first: number) => ({
    bn: `${bn}, অর্থবছর ${bangla(first)}–${bangla((first + 1) % 100)}`,
    en: `${en}, ${first}–${(first + 1) % 100}`,
  });
  return [
    {
      form: "profile-and-finance",
      questionnaireId: profile,
      title: title("পৌর পরিচিতি ও অর্থ", "Municipal profile and finance", year - 1),
      year: year - 1,
      opensOn: `${year}-09-01`,
      dueOn: `${year}-11-27`,
      closesOn: `${year}-12-31`,
      shares: { approved: 0.86, submitted: 0.02, returned: 0.02, "in-progress": 0.04 },
    },
    {
      form: "profile-and-finance",
      questionnaireId: profile,
      title: title("পৌর পরিচিতি ও অর্থ", "Municipal profile and finance", year),
      year,
      opensOn: shift(today, -52),
      dueOn: workday(shift(today, 8)),
      shares: { approved: 0.35, submitted: 0.24, returned: 0.03, "in-progress": 0.22 },
    },
    {
      form: "basic-services",
      questionnaireId: services,
      title: title("পৌর মৌলিক সেবা", "Basic municipal services", year),
      year,
      opensOn: shift(today, -30),
      dueOn: workday(shift(today, 24)),
      shares: { approved: 0.28, submitted: 0.12, returned: 0.03, "in-progress": 0.2 },
    },
  ];
}

/** Plays a round as its people would: opened, answered, submitted, returned, approved, each at its own time. */
async function playRound(system: System, people: SampleActors, towns: Municipality[], plan: Plan): Promise<void> {
  const opened = noon(plan.opensOn);
  const { questionnaireId, title, opensOn, dueOn, closesOn, shares } = plan;
  const period = `${plan.year}-${String((plan.year + 1) % 100).padStart(2, "0")}`;
  const asked = {
    questionnaireId,
    title,
    opensOn,
    dueOn,
    closesOn,
    period,
    public: true,
    answersEach: "one" as const,
    respondents: "all" as const,
  };
  const round = await openRound(actAs(system, people.officer, opened), asked);
  const until = Math.min(noon(closesOn ?? dueOn).getTime(), system.now.getTime());
  for (const town of towns) {
    const draw = drawFrom(`${plan.form} ${plan.year} ${town.code} course`);
    const at = inOfficeHours(
      opened.getTime() + draw.between(0.1, 0.9) * (until - opened.getTime()),
      draw.between(0, 1),
    );
    const place = draw.between(0, 1);
    const state = town.code === sampleTown ? homeState(plan) : stateAt(place, shares);
    const key = { roundId: round.id, code: town.code };
    await play(state, plan, town, key, {
      focal: actAs(system, people.focal.get(town.code)!, at),
      officer: actAs(system, people.officer, new Date(at.getTime() + 3_600_000)),
    });
  }
}

type State = "not-started" | keyof Plan["shares"];

/** Magura's person finds work in every state: last year approved, this year half done, the services returned. */
function homeState({ form, closesOn }: Plan): State {
  if (closesOn) return "approved";
  return form === "basic-services" ? "returned" : "in-progress";
}

function stateAt(place: number, shares: Plan["shares"]): State {
  let limit = 0;
  for (const [state, share] of Object.entries(shares)) {
    limit += share;
    if (place < limit) return state as State;
  }
  return "not-started";
}

async function play(
  state: State,
  plan: Plan,
  town: Municipality,
  key: { roundId: string; code: string },
  by: { focal: Act; officer: Act },
): Promise<void> {
  if (state === "not-started") return;
  const whole = sampleAnswers(plan.form, town, plan.year);
  const answers = state === "in-progress" ? firstParts(whole) : whole;
  await saveDraft(by.focal, key, answers, null);
  if (state === "in-progress") return;
  await submitResponse(by.focal, key);
  if (state === "approved") await approveResponse(by.officer, key);
  if (state === "returned") await returnResponse(by.officer, key, wordsFor(whole));
}

/** The first half of the sections. */
function firstParts<T extends object>(answers: T): T {
  const parts = Object.entries(answers);
  return Object.fromEntries(parts.slice(0, Math.ceil(parts.length / 2))) as T;
}

/** A comment on the first two numbers of the answers. */
function wordsFor(answers: object): { comment: string; questions: { path: string; comment: string }[] } {
  const comments = [
    "অঙ্কটি গত বছরের চেয়ে অনেক আলাদা। নথি দেখে আবার লিখুন।",
    "একটি শূন্য কম পড়েছে কি? রেজিস্টারের সঙ্গে মিলিয়ে দেখুন।",
  ];
  const numbers = Object.entries(answers).flatMap(([group, inside]) =>
    typeof inside === "object" && inside !== null && !Array.isArray(inside)
      ? Object.entries(inside as object).flatMap(([name, value]) =>
          typeof value === "number" ? [`${group}/${name}`] : [],
        )
      : [],
  );
  const questions = numbers.slice(0, 2).map((path, index) => ({ path, comment: comments[index] ?? "" }));
  return { comment: "বাকি উত্তর ঠিক আছে।", questions };
}

async function publish(act: Act, form: SampleForm): Promise<string> {
  const name = `${form}.xlsx`;
  const bytes = await readFile(join(projectFolder(), "data", "questionnaires", name));
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const imported = await importWorkbook(act, { name, type, bytes, tooLarge: false });
  if (!imported.ok)
    throw new Error(`${name} has errors: ${imported.errors.map(({ message }) => message.en).join("; ")}`);
  await publishDraft(act, imported.version.questionnaireId);
  return imported.version.questionnaireId;
}

function actAs(system: System, actor: Actor, now: Date): Act {
  return { ...system, actor, now };
}

/** The same day between ten and four, in the offices' time. @param share 0 is ten, 1 is four o'clock */
function inOfficeHours(moment: number, share: number): Date {
  return new Date(Date.parse(`${officeDay(new Date(moment))}T04:00:00Z`) + share * 6 * 3_600_000);
}

function noon(day: string): Date {
  return new Date(`${day}T06:00:00Z`);
}

/** A day so many days later. */
function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Nothing is due on a Friday or Saturday. */
function workday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 5 ? shift(day, 2) : weekday === 6 ? shift(day, 1) : day;
}

function bangla(year: number): string {
  return String(year)
    .padStart(2, "0")
    .replace(/\d/g, (digit) => "০১২৩৪৫৬৭৮৯"[Number(digit)] ?? digit);
}
