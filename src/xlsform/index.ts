/** XLSForm: reads questionnaires from workbooks, and answers them. See README.md. */
export * from "./engine.ts";
export type { Row, Sheet, Sheets } from "./definition/sheets.ts";
export { readForm, readSheets, type ReadForm } from "./read-form.ts";
export { readWorkbook, type ReadWorkbook } from "./workbook/workbook.ts";
export { evaluateSteps, type EvaluatedQuestion, type Evaluation, type StepError } from "./evaluate-steps.ts";
