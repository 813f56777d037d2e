import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { PageTitle } from "../../../../platform/ui/layout.tsx";
import { answeringWords } from "../../answering.messages.ts";
import { workPath } from "../../rounds.paths.ts";
import { phoneWords } from "../phone.messages.ts";

/** For a page that this phone doesn't keep, and for a form that only the server can take. */
export function NoLinePage({ view, why }: { view: PageView; why: "page" | "form" }) {
  const { lang } = view;
  const words = phoneWords[lang];
  return (
    <Page view={view} title={words.noLine}>
      <PageTitle title={words.noLine} lead={why === "page" ? words.noLinePage : words.mayBeLost} />
      <p class="acts mt-4">
        <a class="btn btn-primary" href={workPath(lang)}>
          {answeringWords[lang].backToWork}
        </a>
      </p>
    </Page>
  );
}

/** After signing out without a line: no one's answers are shown any more. */
export function SignedOutPage({ view }: { view: PageView }) {
  const words = phoneWords[view.lang];
  return (
    <Page view={{ ...view, person: null, nav: [] }} title={words.signedOut}>
      <PageTitle title={words.signedOut} lead={words.signedOutLead} />
    </Page>
  );
}
