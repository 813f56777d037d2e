/** What of questionnaires runs in a browser as it runs in the server: sections, and questions as fields of a form. */
export { fieldId } from "../../platform/ui/forms/form.tsx";
export { type AnswerFile, type FieldContext, type LiveFields, textAt } from "./question/field-context.ts";
export { fileFieldOf, GivenFile, largestPage, noFileFieldOf } from "./question/file-field.tsx";
export { FileField } from "./question/file-field.tsx";
export { QuestionField } from "./question/question-field.tsx";
export { addRareTypes, asksRareType } from "./question/known-types.ts";
export { findField, mostListed, searchedField } from "./question/find-fields.ts";
export { pasteWords } from "./paste/paste.messages.ts";
export { type Pasted, pasteField } from "./paste/pasted.ts";
export { guidanceOf, SectionFields, SectionGuidance } from "./question/section-fields.tsx";
export { actionField, readAnswer, shownField, takeAnswers, takeRosterAction } from "./question/read-answers.ts";
export {
  asksDevice,
  asksForFiles,
  firstShown,
  hasText,
  isAnswerable,
  openQuestions,
  type Section,
  sectionNodes,
  sectionOfPath,
  sectionsOf,
} from "./question/sections.ts";
export { numberText } from "./question/number-text.ts";
export { inputText, shownValue } from "./question/shown-value.ts";
export { definitionPath } from "./questionnaires.paths.ts";
export { extraText } from "./question/extra-text.ts";
export { giveWords, unpackDefinition } from "./packed-definition.ts";
