import { writePdf } from "../../../platform/pdf/write-pdf.ts";
import { paperDocument, type PaperProps } from "./paper-document.ts";
import template from "./paper-form.typ?raw";

/** The paper form as PDF, A4, in one language. */
export function paperPdf(paper: PaperProps): Promise<Buffer> {
  return writePdf(template, paperDocument(paper));
}

/** What its file is called: `basic-services-2-bn.pdf`. */
export function paperFileName({ definition, version, lang }: PaperProps): string {
  return `${definition.formId}-${version}-${lang}.pdf`;
}
