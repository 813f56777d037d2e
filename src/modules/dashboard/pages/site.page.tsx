import { formats } from "../../../platform/i18n/format.ts";
import { PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { dataPath, municipalityTablePath } from "../dashboard.paths.ts";
import { siteWords } from "../site.messages.ts";

/** How to get and use the data. @param today `YYYY-MM-DD` @param address the site's own */
export function OpenDataPage({ view, today, address }: { view: PageView; today: string; address: string }) {
  const { lang } = view;
  const t = siteWords[lang].openData;
  return (
    <Page view={view} title={t.title}>
      <PageTitle title={t.title} lead={t.lead} />
      <div class="prose">
        <h2>{t.filesTitle}</h2>
        <p>{t.files}</p>
        <ul>
          <li>
            <a class="a" href={dataPath(lang)}>
              {t.indicators}
            </a>
          </li>
          <li>
            <a href={municipalityTablePath(lang)}>{t.municipalities}</a>
          </li>
        </ul>
        <h2>{t.apiTitle}</h2>
        <p>{t.api}</p>
        <ul>
          {["/api/v1/indicators", "/api/v1/indicators/FIN04?by=municipality", "/api/v1/municipalities"].map((path) => (
            <li>
              <a href={path}>{path}</a>
            </li>
          ))}
          <li>
            <a href="/api/v1/openapi.json">{t.description}</a>
          </li>
        </ul>
        <h2>{t.codesTitle}</h2>
        <p>{t.codes}</p>
        <h2>{t.licenceTitle}</h2>
        <p>{t.licence}</p>
        <p>
          <q>{t.cite(formats(lang).date(today), address)}</q>
        </p>
      </div>
    </Page>
  );
}

/** What is done so that everyone can use the site. */
export function AccessibilityPage({ view }: { view: PageView }) {
  const t = siteWords[view.lang].accessibility;
  return (
    <Page view={view} title={t.title}>
      <PageTitle title={t.title} lead={t.lead} />
      <div class="prose">
        <h2>{t.doesTitle}</h2>
        <ul>
          {t.does.map((each) => (
            <li>{each}</li>
          ))}
        </ul>
        <p>{t.aim}</p>
        <h2>{t.tellTitle}</h2>
        <p>{t.tell}</p>
      </div>
    </Page>
  );
}

/** What is kept of people, and what is published. */
export function PrivacyPage({ view }: { view: PageView }) {
  const t = siteWords[view.lang].privacy;
  return (
    <Page view={view} title={t.title}>
      <PageTitle title={t.title} lead={t.lead} />
      <div class="prose">
        <h2>{t.visitorsTitle}</h2>
        <p>{t.visitors}</p>
        <h2>{t.peopleTitle}</h2>
        <p>{t.people}</p>
        <h2>{t.publicTitle}</h2>
        <p>{t.public}</p>
        <h2>{t.askTitle}</h2>
        <p>{t.ask}</p>
      </div>
    </Page>
  );
}
