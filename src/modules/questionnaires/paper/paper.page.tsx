import type { PageView } from "../../../platform/ui/page.tsx";
import { PrintPage } from "../../../platform/ui/print-page.tsx";
import { PaperForm, type PaperFormProps } from "./paper-form.tsx";
import { paperWords } from "./paper.messages.ts";

export interface PaperPageProps extends Omit<PaperFormProps, "lang"> {
  view: PageView;
  /** Address of where one came from. */
  back: string;
}

/** The questionnaire to be printed, filled in by hand, and typed later. */
export function PaperPage({ view, back, ...form }: PaperPageProps) {
  const words = paperWords[view.lang];
  return (
    <PrintPage
      view={view}
      title={`${words.paper}: ${form.title}`}
      back={{ href: back, label: words.back }}
      hint={words.print}
    >
      <PaperForm lang={view.lang} {...form} />
    </PrintPage>
  );
}
