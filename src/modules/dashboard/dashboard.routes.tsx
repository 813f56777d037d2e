import { z } from "zod";
import { type Answer, download, html } from "../../platform/http/answer.ts";
import { page } from "../../platform/http/route.ts";
import { officeDay } from "../../platform/i18n/office-day.ts";
import { renderPage } from "../../platform/ui/page.tsx";
import { IndicatorQuery, MunicipalitiesQuery, TableQuery } from "./dashboard.input.ts";
import { DataPage } from "./pages/data.page.tsx";
import { HomePage } from "./pages/home.page.tsx";
import { IndicatorPage } from "./pages/indicator.page.tsx";
import { MunicipalitiesPage } from "./pages/municipalities.page.tsx";
import { ProfilePage } from "./pages/profile.page.tsx";
import { RoundFiguresPage } from "./pages/round.page.tsx";
import { AccessibilityPage, OpenDataPage, PrivacyPage } from "./pages/site.page.tsx";
import { dataOf } from "./services/data.ts";
import { homeOf } from "./services/home.ts";
import { indicatorFiguresOf } from "./services/indicator.ts";
import { municipalitiesOf } from "./services/municipalities.ts";
import { profileOf } from "./services/municipality.ts";
import { roundFiguresOf } from "./services/rounds.ts";
import { figuresTable, municipalitiesTable, municipalTable, placeTable } from "./services/tables.ts";

const coded = z.object({ code: z.string().max(20) });
const csv = "text/csv; charset=utf-8";

/** The public pages: everyone may open them. */
export const dashboardPages = [
  page({
    method: "GET",
    url: "/",
    permission: "public",
    async handle({ db, now }, _input, view) {
      const today = officeDay(now);
      return html(renderPage(<HomePage view={view} home={await homeOf(db, today)} today={today} />));
    },
  }),
  page({
    method: "GET",
    url: "/data",
    permission: "public",
    async handle({ db }, _input, view) {
      return html(renderPage(<DataPage view={view} data={await dataOf(db)} />));
    },
  }),
  page({
    method: "GET",
    url: "/data/rounds/:id",
    permission: "public",
    params: z.object({ id: z.uuid() }),
    async handle({ db, now }, { params }, view) {
      const found = await roundFiguresOf(db, params.id);
      return html(renderPage(<RoundFiguresPage view={view} found={found} today={officeDay(now)} />));
    },
  }),
  page({
    method: "GET",
    url: "/indicators/:code",
    permission: "public",
    params: coded,
    query: IndicatorQuery,
    async handle({ db }, { params, query }, view) {
      const found = await indicatorFiguresOf(db, params.code, query.period);
      return html(renderPage(<IndicatorPage view={view} found={found} choice={query} />));
    },
  }),
  page({
    method: "GET",
    url: "/indicators/:code/table.csv",
    permission: "public",
    params: coded,
    query: TableQuery,
    async handle({ db }, { params, query }): Promise<Answer> {
      const { by, period, sort = "high", ...choice } = query;
      const table =
        by === "municipality"
          ? await municipalTable(db, params.code, period, { ...choice, sort })
          : await placeTable(db, params.code, by, period);
      return download(`${params.code}-${by}.csv`, csv, table);
    },
  }),
  page({
    method: "GET",
    url: "/municipalities",
    permission: "public",
    query: MunicipalitiesQuery,
    async handle({ db }, { query }, view) {
      const found = await municipalitiesOf(db, query);
      return html(renderPage(<MunicipalitiesPage view={view} found={found} choice={query} />));
    },
  }),
  page({
    method: "GET",
    url: "/municipalities/table.csv",
    permission: "public",
    query: MunicipalitiesQuery,
    async handle({ db }, { query: { page: _page, ...filter } }): Promise<Answer> {
      return download("municipalities.csv", csv, await municipalitiesTable(db, { ...filter, active: true }));
    },
  }),
  page({
    method: "GET",
    url: "/municipalities/:code",
    permission: "public",
    params: coded,
    async handle({ db, now }, { params }, view) {
      const profile = await profileOf(db, params.code, officeDay(now));
      return html(renderPage(<ProfilePage view={view} profile={profile} />));
    },
  }),
  page({
    method: "GET",
    url: "/municipalities/:code/figures.csv",
    permission: "public",
    params: coded,
    async handle({ db }, { params }): Promise<Answer> {
      return download(`${params.code}.csv`, csv, await figuresTable(db, params.code));
    },
  }),
  page({
    method: "GET",
    url: "/open-data",
    permission: "public",
    async handle({ now, installation }, _input, view) {
      const today = officeDay(now);
      return html(renderPage(<OpenDataPage view={view} today={today} address={installation.publicUrl} />));
    },
  }),
  page({
    method: "GET",
    url: "/accessibility",
    permission: "public",
    handle: async (_act, _input, view) => html(renderPage(<AccessibilityPage view={view} />)),
  }),
  page({
    method: "GET",
    url: "/privacy",
    permission: "public",
    handle: async (_act, _input, view) => html(renderPage(<PrivacyPage view={view} />)),
  }),
];
