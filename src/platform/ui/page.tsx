import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Lang } from "../i18n/lang.ts";
import { typeset } from "../i18n/typeset.ts";
import { Hatch } from "./charts/hatch.tsx";
import { Footer, Header, Rail } from "./frame.tsx";
import { FrameContext } from "./frame-context.ts";
import type { IconName } from "./icons/icons.ts";
import { Breadcrumbs, type Crumb } from "./layout.tsx";
import { uiMessages } from "./ui.messages.ts";

/** A link of the rail or of the public header. */
export interface NavLink {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean;
}

/** A headed column of links at the foot of a public page. */
export interface FooterGroup {
  title: string;
  links: { href: string; label: string }[];
}

/** What every page shows around its content. */
export interface PageView {
  lang: Lang;
  /** Path and query without the language prefix, as `/work`. */
  path: string;
  /** Who is signed in. */
  person: { name: string; place?: string } | null;
  /** The rail of what this person may use, or the public links. */
  nav: NavLink[];
  csrf: string;
  /** Whether the installation shows made-up figures. */
  sample: boolean;
  assets: { css: string; fonts: string[]; scripts?: string[] };
  /** A person's choice; without it the device decides. */
  theme?: "poura" | "poura-dark";
  footer?: FooterGroup[];
}

export interface PageProps {
  view: PageView;
  /** Title of the document; the visible heading is `PageTitle`. */
  title: string;
  /** Whether the page came back with faults: the title says so first. */
  faulty?: boolean;
  crumbs?: Crumb[];
  children?: ComponentChildren;
}

/** A whole document in the public frame, or in the frame of a person who is signed in. */
export function Page({ view, title, faulty = false, crumbs, children }: PageProps) {
  const { lang, person } = view;
  const t = uiMessages[lang];
  const content = (
    <main id="main" class={person ? undefined : "wrap"} tabIndex={-1}>
      {crumbs && <Breadcrumbs items={crumbs} />}
      {children}
    </main>
  );
  return (
    <FrameContext.Provider value={{ lang, csrf: view.csrf }}>
      <html lang={lang} data-theme={view.theme}>
        <Head view={view} title={`${faulty ? `${t.error} ` : ""}${title} | ${t.product}`} />
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
    </FrameContext.Provider>
  );
}

function Head({ view: { assets }, title }: { view: PageView; title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="stylesheet" href={assets.css} />
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
      {assets.scripts?.map((src) => (
        <script type="module" src={src} />
      ))}
    </head>
  );
}

/** The finished document: doctype, markup, and line breaks set where they may be. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${typeset(renderToString(page))}`;
}
