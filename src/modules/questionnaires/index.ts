export { questionnairesModule } from "./questionnaires.module.ts";
export { formOf } from "./compiled-forms.ts";
export { questionnairePath, questionnairesPath } from "./questionnaires.paths.ts";
export { findQuestionnaire, findVersion, publishedQuestionnaires, publishedVersion } from "./questionnaires.queries.ts";
export type { Questionnaire, QuestionnaireVersion, VersionSummary } from "./questionnaires.queries.ts";
export { importWorkbook, publishDraft } from "./questionnaires.service.ts";

export { fieldId } from "../../platform/ui/forms/form.tsx";
export { type FieldContext, textAt } from "./question/field-context.ts";
export { QuestionField } from "./question/question-field.tsx";
export { guidanceOf, SectionFields, SectionGuidance } from "./question/section-fields.tsx";
export { actionField, openFirstInstances, shownField, takeAnswers, takeRosterAction } from "./question/read-answers.ts";
export {
  hasText,
  isAnswerable,
  openQuestions,
  type Section,
  sectionNodes,
  sectionOfPath,
  sectionsOf,
} from "./question/sections.ts";
export { inputText, numberText, shownValue } from "./question/shown-value.ts";
export { PaperPage } from "./paper/paper.page.tsx";
export { extraText } from "./question/extra-text.ts";
