import type { Act } from "../../platform/auth/act.ts";
import type { InputError } from "../../platform/errors/problem.ts";
import { type Answer, download, html, seeOther } from "../../platform/http/answer.ts";
import { readInput } from "../../platform/http/input.ts";
import { page } from "../../platform/http/route.ts";
import { officeDay } from "../../platform/i18n/office-day.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import { NewRoundForm } from "./new-round.input.ts";
import { CloseRoundPage } from "./pages/close-round.page.tsx";
import { NewRoundPage } from "./pages/new-round.page.tsx";
import { RoundPage } from "./pages/round.page.tsx";
import { RoundsPage } from "./pages/rounds.page.tsx";
import { reviewPages } from "./review.routes.tsx";
import { ExportQuery, NewRoundQuery, RoundParams, RoundQuery, RoundsQuery } from "./rounds.input.ts";
import { roundPath } from "./rounds.paths.ts";
import { mayEditRounds } from "./rounds.policy.ts";
import { exportRound } from "./services/export-round.ts";
import { closeRound } from "./services/open-round.ts";
import { freshRound, listFaults, openFromForm, roundChoices } from "./services/prepare-round.ts";
import { showClosing, showRound, showRounds } from "./services/show-rounds.ts";

/** The association's pages: rounds, how far each has come, and the review of its responses. */
export const roundsPages = [
  page({
    method: "GET",
    url: "/rounds",
    permission: "region:round:watch",
    query: RoundsQuery,
    async handle(act, { query: { cursor } }, view) {
      const list = await showRounds(act, cursor);
      const facts = { list, later: cursor !== undefined, mayOpen: mayEditRounds(act.actor), today: officeDay(act.now) };
      return html(renderPage(<RoundsPage view={view} {...facts} />));
    },
  }),
  page({
    method: "GET",
    url: "/rounds/new",
    permission: "association:round:edit",
    query: NewRoundQuery,
    handle: (act, { query: { questionnaire } }, view) => newRoundPage(act, view, { questionnaire }),
  }),
  page({
    method: "POST",
    url: "/rounds/new",
    permission: "association:round:edit",
    async handle(act, { form }, view) {
      const typed = form.values();
      const read = readInput(NewRoundForm, typed);
      if (!read.ok)
        return newRoundPage(act, view, { typed, errors: [...read.errors, ...(await listFaults(act, typed))] });
      const opened = await openFromForm(act, read.value);
      if ("errors" in opened) return newRoundPage(act, view, { typed, errors: opened.errors });
      return seeOther(roundPath(act.lang, opened.id, "opened"));
    },
  }),
  page({
    method: "GET",
    url: "/rounds/:id",
    permission: "region:round:watch",
    params: RoundParams,
    query: RoundQuery,
    async handle(act, { params, query: { page: number, done, ...choice } }, view) {
      const shown = await showRound(act, params.id, choice, number);
      return html(renderPage(<RoundPage view={view} shown={shown} done={done} />));
    },
  }),
  page({
    method: "GET",
    url: "/rounds/:id/close",
    permission: "association:round:edit",
    params: RoundParams,
    async handle(act, { params }, view) {
      const round = await showClosing(act, params.id);
      if (round.state === "closed") return seeOther(roundPath(act.lang, params.id));
      return html(renderPage(<CloseRoundPage view={view} round={round} />));
    },
  }),
  page({
    method: "POST",
    url: "/rounds/:id/close",
    permission: "association:round:edit",
    params: RoundParams,
    async handle(act, { params }) {
      await closeRound(act, params.id);
      return seeOther(roundPath(act.lang, params.id, "closed"));
    },
  }),
  page({
    method: "GET",
    url: "/rounds/:id/export",
    permission: "municipality:response:read",
    params: RoundParams,
    query: ExportQuery,
    async handle(act, { params, query }) {
      const { fileName, type, body } = await exportRound(act, params.id, query.format, "person");
      return download(fileName, type, body);
    },
  }),
  ...reviewPages,
];

async function newRoundPage(
  act: Act,
  view: PageView,
  said: { questionnaire?: string | undefined; typed?: Record<string, string>; errors?: readonly InputError[] },
): Promise<Answer> {
  const choices = await roundChoices(act);
  const { questionnaire, errors = [], typed = freshRound(act, choices, questionnaire) } = said;
  const unpublished = questionnaire !== undefined && typed.questionnaireId === "";
  const facts = { choices, typed, errors, unpublished };
  return html(renderPage(<NewRoundPage view={view} {...facts} />), errors.length > 0 ? 422 : 200);
}
