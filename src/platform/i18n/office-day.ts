const day = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Dhaka",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The minute that was last asked about, and its day: nearly every question is about the present one. */
let last = { minute: Number.NaN, day: "" };

/** The calendar day in the offices (Asia/Dhaka) at this moment, as `YYYY-MM-DD`. */
export function officeDay(now: Date): string {
  const minute = Math.floor(now.getTime() / 60_000);
  if (minute !== last.minute) last = { minute, day: day.format(now) };
  return last.day;
}

/** The fiscal year that a day lies in, 1 July to 30 June, as `2025-26`. @param date `YYYY-MM-DD` */
export function fiscalYearOf(date: string): string {
  const [year, month] = date.split("-").map(Number) as [number, number];
  const begins = month >= 7 ? year : year - 1;
  return `${begins}-${String((begins + 1) % 100).padStart(2, "0")}`;
}
