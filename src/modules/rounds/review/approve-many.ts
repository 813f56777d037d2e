import type { Act } from "../../../platform/auth/act.ts";
import { Problem, refusals } from "../../../platform/errors/problem.ts";
import { findRound } from "../rounds.queries.ts";
import { approveResponse } from "../services/review-response.ts";

/** What became of each response that was to be approved, by its code. */
export interface ApprovedMany {
  approved: string[];
  /** Those that weren't submitted any more, or aren't this person's to review. */
  skipped: string[];
}

/** Approves the newest submitted revision of each of these responses; the others are told and stay as they are. */
export async function approveMany(act: Act, roundId: string, codes: readonly string[]): Promise<ApprovedMany> {
  if (!(await findRound(act.db, roundId))) throw refusals.notFound();
  const done: ApprovedMany = { approved: [], skipped: [] };
  // In the order of their codes, so that two who approve at once wait for each other and don't block each other.
  for (const code of [...new Set(codes)].sort()) {
    try {
      await approveResponse(act, { roundId, code });
      done.approved.push(code);
    } catch (error) {
      // These are found out before anything is written.
      if (!(error instanceof Problem) || !["not-submitted", "not-found", "not-allowed"].includes(error.code))
        throw error;
      done.skipped.push(code);
    }
  }
  return done;
}
