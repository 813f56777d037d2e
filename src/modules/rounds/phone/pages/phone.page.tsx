import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { answeringWords } from "../../answering.messages.ts";
import { workPath } from "../../rounds.paths.ts";
import { phoneWords } from "../phone.messages.ts";
import { queueId } from "../places.ts";

/** What this phone keeps. Only the phone knows, so that the page's script fills it in. */
export function PhonePage({ view }: { view: PageView }) {
  const { lang } = view;
  const words = phoneWords[lang];
  const crumbs = [{ label: answeringWords[lang].myWork, href: workPath(lang) }, { label: words.title }];
  return (
    <Page view={view} title={words.title} crumbs={crumbs} live>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <div id={queueId} class="form !max-w-3xl">
        <noscript>
          <p>{words.needsScripts}</p>
        </noscript>
      </div>
    </Page>
  );
}
