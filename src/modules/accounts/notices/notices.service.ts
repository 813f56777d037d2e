import type { Act, Installation, Visit } from "../../../platform/auth/act.ts";
import { type Db, transaction } from "../../../platform/db/database.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { type Letter, post } from "../../../platform/mail/mail.ts";
import { noticesPath } from "../accounts.paths.ts";
import { partOfList } from "../accounts.rules.ts";
import { letter } from "../emails/letter.ts";
import {
  countNotices,
  insertNotices,
  listNotices,
  mailWishes,
  markRead,
  type NoticeMail,
  type NoticeRow,
  setNoticeMail,
  takeUntold,
  waitingForSummary,
} from "./notices.queries.ts";

/** A word to someone about what is theirs. */
export interface Notice {
  /** What it is about, as `rounds.response.returned`. */
  kind: string;
  text: Record<Lang, string>;
  /** Where it leads, without the language: `/answers/…`. */
  path: string;
}

/** A word to one person. */
export interface Told {
  personId: string;
  notice: Notice;
  /** The letter where the notice's own words don't suffice. */
  write?: ((to: { name: string; email: string }) => Letter) | undefined;
  /** Mailed at once whatever the person wishes: the account itself may be in danger. */
  always?: boolean;
}

/** Tells people one thing, each once. */
export function notify(
  visit: Pick<Visit, "db" | "now" | "installation">,
  personIds: readonly string[],
  notice: Notice,
  write?: Told["write"],
): Promise<void> {
  return notifyAll(
    visit,
    [...new Set(personIds)].map((personId) => ({ personId, notice, write })),
  );
}

/**
 * Tells each of these people something, in the caller's transaction: inside the product at once; by mail to those who want each at
 * once, the others find it in their weekly summary or on their page. Two statements however many they are, and one letter each.
 */
export async function notifyAll(
  visit: Pick<Visit, "db" | "now" | "installation">,
  told: readonly Told[],
): Promise<void> {
  if (told.length === 0) return;
  const wishes = await mailWishes(visit.db, [...new Set(told.map(({ personId }) => personId))]);
  const known = new Map(wishes.map((person) => [person.id, person]));
  const reached = told.flatMap((each) => {
    const person = known.get(each.personId);
    return person ? [{ ...each, person, mailed: each.always === true || person.noticeMail === "each" }] : [];
  });
  await insertNotices(
    visit.db,
    reached.map(({ personId, notice, mailed }) => ({
      personId,
      kind: notice.kind,
      textBn: notice.text.bn,
      textEn: notice.text.en,
      path: notice.path,
      createdAt: visit.now,
      mailedAt: mailed ? visit.now : null,
    })),
  );
  for (const { person, notice, write } of reached.filter(({ mailed }) => mailed)) {
    await post(visit, write ? write(person) : noticeLetter(visit.installation, person, notice));
  }
}

function noticeLetter(
  { publicUrl }: Installation,
  to: { name: string; email: string },
  { text, path }: Notice,
): Letter {
  return letter(to, text, {
    bn: [text.bn, `দেখতে এখানে যান: ${publicUrl}/bn${path}`],
    en: [text.en, `Go here to see it: ${publicUrl}/en${path}`],
  });
}

/** A page of one's own notices. */
export async function showNotices(
  act: Act,
  page: number,
): Promise<{ items: NoticeRow[]; total: number; unread: number }> {
  const { personId } = act.actor;
  const items = await listNotices(act.db, personId, partOfList(page));
  return { items, ...(await countNotices(act.db, personId)) };
}

/** Marks one of one's own notices as read. @returns where it leads @throws Problem `not-found` */
export async function openNotice(act: Act, id: string): Promise<string> {
  const notice = await markRead(act.db, act.actor.personId, id, act.now);
  if (!notice) throw refusals.notFound();
  return notice.path;
}

/** Marks all of one's own notices as read. */
export async function readAllNotices(act: Act): Promise<void> {
  await markRead(act.db, act.actor.personId, null, act.now);
}

/** Keeps how one wants notices by mail. */
export function chooseNoticeMail(act: Act, wish: NoticeMail): Promise<void> {
  return setNoticeMail(act.db, act.actor.personId, wish);
}

/** The hour of the office's Sunday, the first day of its week, from which summaries go out. */
const summaryHour = 9;

/** Whether summaries may go out now: Sunday from nine by the office's clock. */
export function isSummaryTime(now: Date): boolean {
  const weekday = new Date(`${officeDay(now)}T00:00:00Z`).getUTCDay();
  const hour = new Date(now.getTime() + 6 * 3_600_000).getUTCHours();
  return weekday === 0 && hour >= summaryHour;
}

/** Sends each person who wants one the summary of what no mail has told them yet, one transaction each. @returns how many */
export async function sendSummaries(db: Db, installation: Installation, now = new Date()): Promise<number> {
  if (!isSummaryTime(now)) return 0;
  let sent = 0;
  for (let more = true; more;) {
    more = await transaction(db, async (tx) => {
      const [person] = await waitingForSummary(tx, 1);
      if (!person) return false;
      const untold = await takeUntold(tx, person.id, now);
      await post({ db: tx, now, installation }, summaryLetter(installation, person, untold));
      sent++;
      return true;
    });
  }
  return sent;
}

function summaryLetter({ publicUrl }: Installation, to: { name: string; email: string }, untold: NoticeRow[]): Letter {
  const line = (lang: Lang) => (row: NoticeRow) =>
    `- ${lang === "bn" ? row.textBn : row.textEn}\n  ${publicUrl}/${lang}${row.path}`;
  const subject = { bn: "সাপ্তাহিক সারসংক্ষেপ", en: "Weekly summary" };
  return letter(to, subject, {
    bn: [
      "এ সপ্তাহে আপনার জন্য যা এসেছে:",
      untold.map(line("bn")).join("\n"),
      `সব বিজ্ঞপ্তি, এবং ই-মেইল বন্ধ করার উপায়: ${publicUrl}${noticesPath("bn")}`,
    ],
    en: [
      "What came for you this week:",
      untold.map(line("en")).join("\n"),
      `All notices, and how to stop these mails: ${publicUrl}${noticesPath("en")}`,
    ],
  });
}
