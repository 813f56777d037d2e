import type { PageView } from "../../../platform/ui/page.tsx";
import { PrintPage } from "../../../platform/ui/print-page.tsx";
import type { PaperProps } from "./paper-document.ts";
import { PaperForm } from "./paper-form.tsx";
import { paperWords } from "./paper.messages.ts";

export interface PaperPageProps {
  view: PageView;
  paper: PaperProps;
  /** Address of where one came from. */
  back: string;
  /** Address of the same as PDF. */
  pdf: string;
}

/** The questionnaire to be printed, filled in by hand, and typed later. */
export function PaperPage({ view, paper, back, pdf }: PaperPageProps) {
  const words = paperWords[view.lang];
  return (
    <PrintPage
      view={view}
      title={`${words.paper}: ${paper.title}`}
      back={{ href: back, label: words.back }}
      file={{ href: pdf, label: words.pdf }}
      hint={words.print}
    >
      <PaperForm {...paper} />
    </PrintPage>
  );
}
