/** For how long a link by mail holds. Days. */
export const linkDays = 7;

/** How long a code on paper holds after the due date: paper travels slowly. Days. */
export const codeDaysAfterDue = 30;

/** What a link or code can be at some moment. */
export type LinkState = "open" | "used" | "revoked" | "expired";

/** A link by mail holds once; a code on paper as often as it is typed until it ends. */
export function linkState(
  link: { kind: "link" | "code"; usedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): LinkState {
  if (link.revokedAt) return "revoked";
  if (link.kind === "link" && link.usedAt) return "used";
  return link.expiresAt <= now ? "expired" : "open";
}
