import type { Act } from "../../platform/auth/act.ts";
import { record } from "../../platform/audit/audit.ts";
import { refusals } from "../../platform/errors/problem.ts";
import type { Upload } from "../../platform/files/file-store.ts";
import { type Attachments, type Definition, type Fault, readForm, textOf } from "../../xlsform/index.ts";
import { questionnaireProblems } from "./questionnaires.errors.ts";
import { mayEditQuestionnaires } from "./questionnaires.policy.ts";
import {
  draftOf,
  insertVersion,
  lockQuestionnaire,
  lockQuestionnaireById,
  markPublished,
  type QuestionnaireVersion,
  retireVersions,
} from "./questionnaires.queries.ts";

/** What came of reading a workbook: a new draft, or the faults for which nothing was imported. */
export type Import = { ok: true; version: QuestionnaireVersion } | { ok: false; errors: Fault[]; warnings: Fault[] };

/** A file as it was uploaded; one over the limit came without its end. */
export type Workbook = Upload & { tooLarge: boolean };

const tooLarge: Fault = {
  severity: "error",
  code: "too-large",
  sheet: "",
  row: null,
  column: null,
  message: {
    bn: "ফাইলটি ১০ মেগাবাইটের বেশি। ছবি ও অপ্রয়োজনীয় পাতা বাদ দিয়ে আবার দিন।",
    en: "The file is larger than 10 MB. Take out pictures and sheets that aren't needed and try again.",
  },
};

/**
 * Imports a workbook as the next version of the questionnaire of its form_id, as a draft; a former draft is retired. With
 * any fault nothing is imported; a list of choices whose file isn't among those beside it is one.
 * @throws Problem `not-allowed`
 */
export async function importWorkbook(act: Act, workbook: Workbook, beside: readonly Workbook[] = []): Promise<Import> {
  if (!mayEditQuestionnaires(act.actor)) throw refusals.notAllowed();
  if ([workbook, ...beside].some((file) => file.tooLarge)) return { ok: false, errors: [tooLarge], warnings: [] };
  const { attachments, errors: unread } = textsOf(beside);
  if (unread.length > 0) return { ok: false, errors: unread, warnings: [] };
  const { definition, errors, warnings } = readForm(workbook.bytes, { attachments, requireFiles: true });
  if (!definition) return { ok: false, errors, warnings };
  const version = await addDraft(act, workbook, definition, warnings);
  await record(act, {
    action: "questionnaires.version.import",
    subject: { kind: "questionnaire", id: version.questionnaireId },
    detail: { formId: definition.formId, version: version.number, file: workbook.name, warnings: warnings.length },
  });
  return { ok: true, version };
}

/** Files of choices by name, as text; those that aren't text are faults. */
function textsOf(files: readonly Workbook[]): { attachments: Attachments; errors: Fault[] } {
  const texts = files.map(({ name, bytes }) => ({ name, text: textOf(bytes) }));
  const attachments = Object.fromEntries(texts.flatMap(({ name, text }) => (text === null ? [] : [[name, text]])));
  return { attachments, errors: texts.filter(({ text }) => text === null).map(({ name }) => notText(name)) };
}

function notText(name: string): Fault {
  const message = {
    bn: `“${name}” ফাইলের লেখা UTF-8-এ নয়। “CSV UTF-8” হিসেবে সংরক্ষণ করে আবার দিন।`,
    en: `The text of “${name}” isn't in UTF-8. Save it as “CSV UTF-8” and try again.`,
  };
  return { severity: "error", code: "text-encoding", sheet: name, row: null, column: null, message };
}

async function addDraft(
  act: Act,
  workbook: Workbook,
  definition: Definition,
  warnings: Fault[],
): Promise<QuestionnaireVersion> {
  const { name, type, bytes } = workbook;
  const file = await act.installation.files.save(act.db, { name, type, bytes }, act.actor.personId);
  const questionnaireId = await lockQuestionnaire(act.db, definition.formId);
  await retireVersions(act.db, questionnaireId, "draft");
  return insertVersion(act.db, {
    questionnaireId,
    state: "draft",
    title: definition.title,
    definition,
    warnings,
    workbookFileId: file.id,
    importedBy: act.actor.personId,
    importedAt: act.now,
  });
}

/**
 * Publishes the draft: rounds opened from now on ask it. The version published before is retired; rounds that ask it
 * go on with it.
 * @throws Problem `not-found`, `not-allowed`, `no-draft`
 */
export async function publishDraft(act: Act, questionnaireId: string): Promise<QuestionnaireVersion> {
  if (!(await lockQuestionnaireById(act.db, questionnaireId))) throw refusals.notFound();
  if (!mayEditQuestionnaires(act.actor)) throw refusals.notAllowed();
  const draft = await draftOf(act.db, questionnaireId);
  if (!draft) throw questionnaireProblems.noDraft();
  await retireVersions(act.db, questionnaireId, "published");
  await markPublished(act.db, draft.id, act.actor.personId, act.now);
  await record(act, {
    action: "questionnaires.version.publish",
    subject: { kind: "questionnaire", id: questionnaireId },
    detail: { formId: draft.definition.formId, version: draft.number },
  });
  return { ...draft, state: "published", publishedBy: act.actor.personId, publishedAt: act.now };
}
