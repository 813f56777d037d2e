import type { Db } from "../../../platform/db/database.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { formOf } from "../../questionnaires/index.ts";
import type { ResponseFound } from "../responses.queries.ts";
import { newestApproved } from "./last-time.queries.ts";
import { type AnswersByPath, answersFor } from "./last-time.rules.ts";

/** What the same respondent answered to the same questionnaire the last time it was asked. Plain data: pages carry it. */
export interface LastTime {
  /** The fiscal year that those answers speak of, as `2024-25`. */
  period: string;
  /** `YYYY-MM-DD` */
  approvedOn: string;
  /** As approved, at the paths of today's form. */
  answers: AnswersByPath;
  /** By how much of last time's a number may differ before the page asks why, as a share; null never asks. */
  unlikeShare: number | null;
}

/**
 * The newest approved answers of the same respondent to any version of the same questionnaire, from a round before this one
 * that wasn't for practice; null where there are none.
 */
export async function lastTime(
  db: Db,
  { response, round }: Pick<ResponseFound, "response" | "round">,
): Promise<LastTime | null> {
  const { respondentCode, ordinal } = response;
  const { id: roundId, questionnaireId, opensOn, unlikeShare } = round;
  const [then] = await newestApproved(db, { roundId, questionnaireId, opensOn, respondentCode, ordinal });
  if (!then?.approvedAt) return null;
  const [now, old] = await Promise.all([formOf(db, round.versionId), formOf(db, then.versionId)]);
  const answers = answersFor(now.definition, { definition: old.definition, answers: then.answers });
  return { period: then.round.period, approvedOn: officeDay(then.approvedAt), answers, unlikeShare };
}
