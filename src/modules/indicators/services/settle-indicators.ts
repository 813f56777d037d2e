import { type Db, transaction } from "../../../platform/db/database.ts";
import {
  completed,
  type Figure,
  type Formula,
  figuresOf,
  formulaOf,
  type Source,
  sourcesIn,
  variablesOf,
} from "../indicators.rules.ts";
import { allIndicators } from "../queries/definitions.ts";
import {
  type ApprovedAnswer,
  approvedAnswers,
  definitionsOf,
  noteNewVersion,
  pendingPairs,
  replaceValues,
  takeTurn,
  type Value,
} from "../queries/settling.ts";

/** Municipalities and periods that are settled in one transaction. */
const batch = 40;

/**
 * Turns every approved answer into values that hasn't been turned yet, so that it counts in the public figures. It may
 * run in several processes at once, and again for the same answers.
 */
export async function settleIndicators(db: Db): Promise<void> {
  while ((await transaction(db, settleBatch)) === batch);
}

/** Settles some municipalities and periods. @returns how many */
async function settleBatch(db: Db): Promise<number> {
  await takeTurn(db);
  const pairs = await pendingPairs(db, batch);
  if (pairs.length === 0) return 0;
  const answers = await approvedAnswers(db, pairs);
  const sources = await sourcesOf(db, answers);
  const formulas = (await allIndicators(db)).map(formulaOf).filter((formula) => formula !== null);
  const values = groupByPair(answers).flatMap((together) => valuesOf(together, sources, formulas));
  await replaceValues(db, answers, values);
  await noteNewVersion(db);
  return pairs.length;
}

/** Which questions of each version of a questionnaire supply variables. */
async function sourcesOf(db: Db, answers: ApprovedAnswer[]): Promise<Map<string, Source[]>> {
  const versions = await definitionsOf(db, [...new Set(answers.map(({ versionId }) => versionId))]);
  return new Map(versions.map(({ id, definition }) => [id, sourcesIn(definition)]));
}

function groupByPair(answers: ApprovedAnswer[]): ApprovedAnswer[][] {
  const groups = new Map<string, ApprovedAnswer[]>();
  for (const answer of answers) {
    const key = `${answer.municipalityCode} ${answer.period}`;
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()];
}

/**
 * The values of one municipality's answers in one period, the newest answer first. A variable that an answer isn't
 * asked for is taken from the newest other answer of a public round that knows it: households are asked in the profile, and
 * piped water coverage needs them.
 */
function valuesOf(together: ApprovedAnswer[], sources: Map<string, Source[]>, formulas: Formula[]): Value[] {
  const known = together.map((answer) => ({
    answer,
    asked: new Set((sources.get(answer.versionId) ?? []).map(({ variable }) => variable)),
    variables: variablesOf(sources.get(answer.versionId) ?? [], answer.answers),
  }));
  return known.flatMap(({ answer, asked, variables }) => {
    const others = known.filter((other) => other.answer !== answer && other.answer.public);
    const all = completed(
      variables,
      others.map((other) => other.variables),
    );
    return figuresOf(formulas, asked, all).map((figure) => valueOf(answer, figure));
  });
}

function valueOf(answer: ApprovedAnswer, { code, numerator, denominator, value }: Figure): Value {
  const { municipalityCode, period, roundId, responseId, revision, approvedAt } = answer;
  const from = { municipalityCode, period, roundId, responseId, revision, approvedAt };
  return { ...from, indicatorCode: code, numerator, denominator, value };
}
