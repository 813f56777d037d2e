export { questionnairesModule } from "./questionnaires.module.ts";
export { formOf } from "./compiled-forms.ts";
export { questionnairePath, questionnairesPath } from "./questionnaires.paths.ts";
export { findQuestionnaire, findVersion, publishedQuestionnaires, publishedVersion } from "./questionnaires.queries.ts";
export type { Questionnaire, QuestionnaireVersion, VersionSummary } from "./questionnaires.queries.ts";
export { importWorkbook, publishDraft } from "./questionnaires.service.ts";

export type { PaperProps } from "./paper/paper-document.ts";
export { paperFileName, paperPdf } from "./paper/paper-pdf.ts";
export { PaperPage } from "./paper/paper.page.tsx";
export * from "./fields.ts";
export * from "./on-demand.ts";
export type { PasteOutcome } from "./paste/paste-rows.ts";
