import { dayAfter } from "../deadline/deadline.rules.ts";

/** Whom a reminder is for: those who haven't answered, or the officers of their region, with a list. */
export type Audience = "respondents" | "regions";

/** When a letter goes out: days after the due date, before it where negative. */
export interface Schedule {
  daysAfterDue: number;
  audience: Audience;
}

/** What a new round begins with; each can be taken away or added to. */
export const usualSchedules: readonly Schedule[] = [
  { daysAfterDue: -7, audience: "respondents" },
  { daysAfterDue: -1, audience: "respondents" },
  { daysAfterDue: 3, audience: "respondents" },
  { daysAfterDue: 3, audience: "regions" },
  { daysAfterDue: 10, audience: "respondents" },
];

/** How long after its day a letter still makes sense, when nobody was at work to send it. Days. */
export const graceDays = 2;

/** The due dates for which a schedule's letters go out on a day, the late ones included. @param today `YYYY-MM-DD` */
export function dueDatesToRemind(daysAfterDue: number, today: string): { from: string; to: string } {
  return { from: dayAfter(today, -daysAfterDue - graceDays), to: dayAfter(today, -daysAfterDue) };
}

/** The hours in which letters go out, by the offices' clock. */
export function isLetterTime(now: Date): boolean {
  const hour = new Date(now.getTime() + 6 * 3_600_000).getUTCHours();
  return hour >= 9 && hour < 20;
}
