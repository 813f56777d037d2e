const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a sign-in lasts: a working day in a browser, since offices share machines; a day for a program. */
export const sessionHours = { browser: 14, api: 24 } as const;

export type SessionKind = keyof typeof sessionHours;

/** When a session that begins now ends. */
export function sessionEnd(kind: SessionKind, now: Date): Date {
  return new Date(now.getTime() + sessionHours[kind] * hour);
}

/** Days that a one-time link holds. */
export const linkDays = { invitation: 14, setup: 14, "new-password": 3 } as const;

export type LinkPurpose = keyof typeof linkDays;

/** When a one-time link that is made now ends. */
export function linkEnd(purpose: LinkPurpose, now: Date): Date {
  return new Date(now.getTime() + linkDays[purpose] * day);
}

/** So many failed sign-ins, for one e-mail or from one address, are borne within the window. */
export const signInLimit = { failures: { email: 10, address: 30 }, windowMinutes: 15 } as const;

/** Since when failures count. */
export function windowStart(now: Date): Date {
  return new Date(now.getTime() - signInLimit.windowMinutes * minute);
}

/** What was counted within the window: how many failures, and when the oldest was. */
export interface Failures {
  email: { count: number; oldest: Date | null };
  address: { count: number; oldest: Date | null };
}

/** Seconds until another sign-in may be tried; 0 when it may be at once. */
export function secondsToWait(failures: Failures, now: Date): number {
  const waits = (["email", "address"] as const).map((by) => {
    const { count, oldest } = failures[by];
    if (count < signInLimit.failures[by] || !oldest) return 0;
    return Math.ceil((oldest.getTime() + signInLimit.windowMinutes * minute - now.getTime()) / 1000);
  });
  return Math.max(0, ...waits);
}

/** Whether a role is held on a day: from its first day until before its last. */
export function isHeld(holding: { fromOn: string; untilOn: string | null }, today: string): boolean {
  return holding.fromOn <= today && (holding.untilOn === null || today < holding.untilOn);
}

/**
 * The page to go on to after a sign-in, if it is one of ours; null for anything that leads elsewhere.
 * @param next a path with its query, as `/bn/work?page=2`
 */
export function ownPath(next: string): string | null {
  // A browser takes a backslash for a slash and drops spaces and line ends: none of these is in a path of ours.
  return /^\/(bn|en)([/?#][!-[\]-~]*)?$/.test(next) ? next : null;
}

/** Rows on a page of a list. */
export const rowsOnAPage = 25;

/** Which rows stand on a page. @param page from 1 */
export function partOfList(page: number): { limit: number; offset: number } {
  return { limit: rowsOnAPage, offset: (page - 1) * rowsOnAPage };
}
