/** XLSForm: reads questionnaires from workbooks, and answers them. See README.md. */
export * from "./engine.ts";
export type { Attachments } from "./definition/attach-lists.ts";
export type { Row, Sheet, Sheets } from "./definition/sheets.ts";
export { evaluateNumber, referencesOf, type Variables } from "./expression/evaluate-number.ts";
export type { ExpressionFault } from "./expression/fault.ts";
export { parseExpression, type Parsed } from "./expression/parse.ts";
export { readForm, readSheets, type ReadForm, type ReadOptions } from "./read-form.ts";
export { textOf } from "./workbook/text.ts";
export { readWorkbook, type ReadWorkbook } from "./workbook/workbook.ts";
export {
  attachmentsOf,
  evaluateSteps,
  type EvaluatedQuestion,
  type Evaluation,
  type StepError,
} from "./evaluate-steps.ts";
export { writeMarkdown } from "./writing/write-markdown.ts";
export { type SheetRows, writeSheets, type WrittenSheets } from "./writing/write-sheets.ts";
export { writeWorkbook } from "./writing/write-workbook.ts";
export { writeXform } from "./writing/xform/write-xform.ts";
export { readZip, type ZipEntry, ZipError } from "./workbook/zip.ts";
