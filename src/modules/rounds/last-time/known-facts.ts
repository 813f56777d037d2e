import type { Db } from "../../../platform/db/database.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { formOf } from "../../questionnaires/index.ts";
import type { ResponseFound } from "../responses.queries.ts";
import { approvedElsewhere } from "./last-time.queries.ts";
import { factsFor, type FactsByPath, indicatorPaths } from "./known-facts.rules.ts";

const years = 2;

/**
 * What this municipality was approved for in other questionnaires of the last two years, for the questions that ask the same
 * fact: those that give the same indicator code. The newest counts. Nothing where answers aren't the municipality's own.
 */
export async function knownFacts(
  db: Db,
  { response, round }: Pick<ResponseFound, "response" | "round">,
  now: Date,
): Promise<FactsByPath> {
  if (response.respondentCode !== response.municipalityCode) return {};
  const { definition } = await formOf(db, round.versionId);
  if (indicatorPaths(definition).size === 0) return {};
  const since = new Date(now);
  since.setFullYear(since.getFullYear() - years);
  const of = { municipality: response.municipalityCode, questionnaireId: round.questionnaireId, since };
  const sources = [];
  for (const { versionId, approvedAt, answers, round: asked } of await approvedElsewhere(db, of)) {
    const form = await formOf(db, versionId);
    const { titleBn, titleEn } = asked;
    sources.push({ definition: form.definition, answers, titleBn, titleEn, approvedOn: officeDay(approvedAt ?? now) });
  }
  return factsFor(definition, sources);
}
