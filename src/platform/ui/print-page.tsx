import type { ComponentChildren } from "preact";
import { Framed } from "./frame-context.ts";
import { Head } from "./page.tsx";
import type { PageView } from "./page-view.ts";
import { uiMessages } from "./ui.messages.ts";

export interface PrintPageProps {
  view: PageView;
  title: string;
  /** The way back to where one came from. */
  back: { href: string; label: string };
  /** The same as a file. */
  file?: { href: string; label: string };
  /** How to print. */
  hint: string;
  children?: ComponentChildren;
}

/** A whole document that is a sheet of paper; what stands above it isn't printed. */
export function PrintPage({ view, title, back, file, hint, children }: PrintPageProps) {
  const { lang } = view;
  const t = uiMessages[lang];
  const other = lang === "bn" ? "en" : "bn";
  return (
    <Framed lang={lang} csrf={view.csrf}>
      <html lang={lang} data-theme={view.theme}>
        <Head view={view} title={`${title} | ${t.product}`} />
        <body>
          <a class="skip" href="#main">
            {t.skip}
          </a>
          <header class="wrap noprint">
            <p class="acts py-3">
              <a class="btn" href={back.href}>
                {back.label}
              </a>
              {file && (
                <a class="btn" href={file.href}>
                  {file.label}
                </a>
              )}
              <a class="a" lang={other} hrefLang={other} href={`/${other}${view.path}`}>
                {t.otherLanguage}
              </a>
              <span class="mut">{hint}</span>
            </p>
          </header>
          <main id="main" class="sheet" tabIndex={-1}>
            {children}
          </main>
        </body>
      </html>
    </Framed>
  );
}
