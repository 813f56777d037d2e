import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { typeset } from "../i18n/typeset.ts";
import { Hatch } from "./charts/hatch.tsx";
import { Footer, Header, Rail } from "./frame.tsx";
import type { Lang } from "../i18n/lang.ts";
import { Framed } from "./frame-context.ts";
import { Breadcrumbs, type Crumb } from "./layout.tsx";
import type { PageView } from "./page-view.ts";
import { uiMessages } from "./ui.messages.ts";

export type { FooterGroup, NavLink, PageView } from "./page-view.ts";

export interface PageProps {
  view: PageView;
  /** Title of the document; the visible heading is `PageTitle`. */
  title: string;
  /** Whether the page came back with faults: the title says so first. */
  faulty?: boolean;
  crumbs?: Crumb[];
  /** Whether the page's script is asked for; it works without. */
  live?: boolean;
  /** Whether it has neither figures nor charts, and does without their style sheet. */
  plain?: boolean;
  children?: ComponentChildren;
}

/** A whole document in the public frame, or in the frame of a person who is signed in. */
export function Page({ view, title, faulty = false, crumbs, live = false, plain = false, children }: PageProps) {
  const { lang, person } = view;
  const t = uiMessages[lang];
  const content = (
    <main id="main" class={person ? undefined : "wrap"} tabIndex={-1}>
      {crumbs && <Breadcrumbs items={crumbs} />}
      {children}
    </main>
  );
  return (
    <Framed lang={lang} csrf={view.csrf}>
      <html lang={lang} data-theme={view.theme}>
        <Head view={view} title={documentTitle(title, faulty, lang)} live={live} plain={plain} />
        <body class={person ? "app" : undefined}>
          <a class="skip" href="#main">
            {t.skip}
          </a>
          <Header view={view} />
          {person ? (
            <div class="wrap frame">
              <Rail links={view.nav} />
              {content}
            </div>
          ) : (
            <>
              {content}
              <Footer view={view} />
            </>
          )}
          <Hatch />
        </body>
      </html>
    </Framed>
  );
}

/** What the browser's tab says. */
export function documentTitle(title: string, faulty: boolean, lang: Lang): string {
  const t = uiMessages[lang];
  return `${faulty ? `${t.error} ` : ""}${title} | ${t.product}`;
}

/** The emblem for the browser's tab. It stands in the page: browsers would ask for a file of their own besides. */
const tabIcon =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='-3 -3 46 46'><path fill='%23006a4e' d='M-3-3h46v46H-3z'/>" +
  "<g fill='none' stroke='%23fff' stroke-width='2'><circle cx='20' cy='20' r='18.5'/>" +
  "<path d='M9 28h22M11 28v-9m6 9v-9m6 9v-9m6 9v-9M9 19h22L20 11z'/></g></svg>";

interface HeadProps extends Pick<PageProps, "view" | "title" | "live" | "plain"> {}

/** The head of every document. */
export function Head({ view, title, live = false, plain = false }: HeadProps) {
  const { assets, person, lang } = view;
  // Where a script takes the page over, it says so itself when the page can do without what the browser fetches for it.
  const manifest = <link rel="manifest" href={`/${lang}/manifest.webmanifest`} />;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href={tabIcon} />
      <link rel="stylesheet" href={assets.css} />
      {!plain && assets.figures && <link rel="stylesheet" href={assets.figures} />}
      {assets.fonts.map((href) => (
        // Phones keep their own Bangla face: the style sheet names ours from 900 px up only.
        <link
          rel="preload"
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
          media="(min-width: 900px)"
          href={href}
        />
      ))}
      {person?.id && (
        <>
          <meta name="poura-person" content={person.id} />
          {live ? <noscript>{manifest}</noscript> : manifest}
        </>
      )}
      {live && assets.script && <script type="module" src={assets.script} />}
    </head>
  );
}

/** The finished document: doctype, markup, and line breaks set where they may be. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${typeset(renderToString(page))}`;
}
