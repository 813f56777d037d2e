import type { Act } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import type { InputError } from "../../../platform/errors/problem.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import type { Problem as AnswerProblem, Text } from "../../../xlsform/index.ts";
import { roundProblems } from "../rounds.errors.ts";
import { answersOnBehalf } from "../rounds.policy.ts";
import { receiptNumber } from "../rounds.rules.ts";
import {
  currentAnswers,
  insertEvent,
  insertRevision,
  nextReceipt,
  type ResponseKey,
  updateResponse,
} from "../responses.queries.ts";
import { lockForAnswering, placeOf, sessionOf } from "./answer-response.ts";

/** What the person gets for a submit. */
export interface Submitted {
  state: "submitted";
  revision: number;
  receipt: string;
}

/**
 * Submits the draft as the next revision: calculations filled, irrelevant answers left out, unknown names kept aside.
 * @throws Problem `answers-not-ready` with everything that has to be mended, `nothing-saved`, and what
 *   `lockForAnswering` refuses
 */
export async function submitResponse(act: Act, key: ResponseKey): Promise<Submitted> {
  const found = await lockForAnswering(act, key);
  const { response, municipality, round } = found;
  if (response.draftVersion === 0) throw roundProblems.nothingSaved();
  const session = await sessionOf(act, found, await currentAnswers(act.db, response));
  const faults = session.problems().filter(({ kind }) => kind !== "unknown");
  if (faults.length > 0) throw roundProblems.notReady(faults.map(asInputError));

  const revision = response.revision + 1;
  const receipt = receiptNumber(officeDay(act.now), municipality.code, await nextReceipt(act.db));
  const onBehalf = answersOnBehalf(act.actor, placeOf(found));
  await insertRevision(act.db, {
    responseId: response.id,
    number: revision,
    versionId: round.versionId,
    answers: session.revision(),
    receipt,
    submittedBy: act.actor.personId,
    onBehalf,
    submittedAt: act.now,
  });
  await updateResponse(act.db, response.id, { state: "submitted", revision, submittedAt: act.now });
  const by = { responseId: response.id, revision, by: act.actor.personId, at: act.now };
  await insertEvent(act.db, { ...by, kind: "submitted", onBehalf });
  await record(act, {
    action: "rounds.response.submit",
    subject: { kind: "response", id: response.id },
    municipality: municipality.code,
    detail: { round: round.id, revision, receipt, ...(onBehalf && { onBehalf }) },
  });
  return { state: "submitted", revision, receipt };
}

/** What stands in the way of a submit, in the words that the questionnaire's author or we have for it. */
export function asInputError({ path, kind, message }: AnswerProblem): InputError {
  return { path, kind, message: { bn: inLanguage(message, "bn"), en: inLanguage(message, "en") } };
}

function inLanguage(text: Text, lang: Lang): string {
  return text[lang] ?? Object.values(text)[0] ?? "";
}
