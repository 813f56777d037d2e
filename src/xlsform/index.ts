/** XLSForm: reads questionnaires from workbooks, and answers them. See README.md. */
export * from "./engine.ts";
