/** The day that a response is due: the round's, or a later one of its own. Days are `YYYY-MM-DD`. */
export function dueOf(round: { dueOn: string }, response: { dueOn: string | null }): string {
  return response.dueOn !== null && response.dueOn > round.dueOn ? response.dueOn : round.dueOn;
}

/** A day so many days after another; before it where negative. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
