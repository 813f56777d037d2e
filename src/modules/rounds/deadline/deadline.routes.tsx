import type { z } from "zod";
import type { Act } from "../../../platform/auth/act.ts";
import { type InputError, Problem } from "../../../platform/errors/problem.ts";
import { type Answer, html, seeOther } from "../../../platform/http/answer.ts";
import { readInput } from "../../../platform/http/input.ts";
import { page } from "../../../platform/http/route.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { type PageView, renderPage } from "../../../platform/ui/page.tsx";
import { roundTitle, townName } from "../pages/answering/parts.tsx";
import type { ResponseFound } from "../responses.queries.ts";
import { ResponseParams, RoundParams } from "../rounds.input.ts";
import { reviewPath, roundPath } from "../rounds.paths.ts";
import { showClosing } from "../services/show-rounds.ts";
import { ExtendResponse, ExtendRound, Reopen } from "./deadline.input.ts";
import { deadlineWords } from "./deadline.messages.ts";
import { DeadlinePage } from "./deadline.page.tsx";
import { extendResponsePath, extendRoundPath, reopenResponsePath } from "./deadline.paths.ts";
import { extendResponse, extendRound, reopenResponse, showForDeadline } from "./deadline.service.ts";

/** More time for a round or for one municipality, and answers opened again for correction. */
export const deadlinePages = [
  page({
    method: "GET",
    url: "/rounds/:id/extend",
    permission: "association:round:edit",
    params: RoundParams,
    handle: (act, { params }, view) => roundPage(act, view, params.id),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/extend",
    permission: "association:round:edit",
    params: RoundParams,
    handle: (act, { params, form }, view) =>
      taken(
        ExtendRound,
        form.values(),
        (asked) => extendRound(act, params.id, { ...asked, closesOn: asked.closesOn ?? null }),
        roundPath(act.lang, params.id),
        (typed, errors) => roundPage(act, view, params.id, typed, errors),
      ),
  }),
  page({
    method: "GET",
    url: "/rounds/:id/responses/:code/extend",
    permission: "association:round:edit",
    params: ResponseParams,
    handle: (act, { params }, view) => townPage(act, view, params, extendForm(act)),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/extend",
    permission: "association:round:edit",
    params: ResponseParams,
    handle: (act, { params, form }, view) =>
      taken(
        ExtendResponse,
        form.values(),
        (asked) => extendResponse(act, keyOf(params), asked),
        reviewPath(act.lang, params.id, params.code),
        (typed, errors) => townPage(act, view, params, extendForm(act), typed, errors),
      ),
  }),
  page({
    method: "GET",
    url: "/rounds/:id/responses/:code/reopen",
    permission: "municipality:response:review",
    params: ResponseParams,
    handle: (act, { params }, view) => townPage(act, view, params, reopenForm(act)),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/reopen",
    permission: "municipality:response:review",
    params: ResponseParams,
    handle: (act, { params, form }, view) =>
      taken(
        Reopen,
        form.values(),
        ({ reason }) => reopenResponse(act, keyOf(params), reason),
        reviewPath(act.lang, params.id, params.code),
        (typed, errors) => townPage(act, view, params, reopenForm(act), typed, errors),
      ),
  }),
];

type Params = { id: string; code: string };
type Typed = Record<string, string>;
const keyOf = ({ id, code }: Params) => ({ roundId: id, code });

/** Does what was asked and goes on; with faults the page comes back with what was typed. */
async function taken<S extends z.ZodType>(
  schema: S,
  typed: Typed,
  verb: (asked: z.output<S>) => Promise<void>,
  next: string,
  again: (typed: Typed, errors: readonly InputError[]) => Promise<Answer>,
): Promise<Answer> {
  const read = readInput(schema, typed);
  if (!read.ok) return again(typed, read.errors);
  try {
    await verb(read.value);
    return seeOther(next);
  } catch (error) {
    // The dates are refused before anything is written.
    if (error instanceof Problem && error.code === "bad-input") return again(typed, error.errors);
    throw error;
  }
}

async function roundPage(act: Act, view: PageView, id: string, typed: Typed = {}, errors: readonly InputError[] = []) {
  const { lang } = act;
  const t = deadlineWords[lang];
  const round = await showClosing(act, id);
  const closed = round.state === "closed";
  const missing = formatNumber(round.expected - round.arrived, lang);
  const body = (
    <DeadlinePage
      view={view}
      title={closed ? t.reopenTitle(round.title) : t.extendTitle(round.title)}
      lead={`${t.now(formatDate(round.dueOn, lang))} ${t.everyone(missing)}`}
      action={extendRoundPath(lang, id)}
      back={roundPath(lang, id)}
      crumbs={[{ label: round.title, href: roundPath(lang, id) }]}
      typed={typed}
      errors={errors}
      asks={{ dueOn: true, closesOn: true }}
      reasonHint={t.reasonHint}
      act={closed ? t.reopen : t.extend}
    />
  );
  return html(renderPage(body), errors.length > 0 ? 422 : 200);
}

/** What is asked for on a town's response: a later date, or that it is opened again. */
interface TownForm {
  title(town: string): string;
  lead(found: ResponseFound): string;
  action: typeof extendResponsePath;
  asks: { dueOn?: boolean };
  reasonHint: string;
  act: string;
}

function extendForm({ lang }: Act): TownForm {
  const t = deadlineWords[lang];
  const lead = ({ round }: ResponseFound) => `${t.now(formatDate(round.dueOn, lang))} ${t.oneTown}`;
  const { reasonHint, extend: act, townTitle: title } = t;
  return { title, lead, action: extendResponsePath, asks: { dueOn: true }, reasonHint, act };
}

function reopenForm({ lang }: Act): TownForm {
  const {
    reopenAnswerTitle: title,
    reopenAnswerLead,
    reopenReasonHint: reasonHint,
    reopenAnswer: act,
  } = deadlineWords[lang];
  return { title, lead: () => reopenAnswerLead, action: reopenResponsePath, asks: {}, reasonHint, act };
}

async function townPage(
  act: Act,
  view: PageView,
  params: Params,
  { title, lead, action, ...form }: TownForm,
  typed: Typed = {},
  errors: readonly InputError[] = [],
) {
  const { lang } = act;
  const { id, code } = params;
  const found = await showForDeadline(act, keyOf(params));
  const town = townName(found, lang);
  const crumbs = [
    { label: roundTitle(found, lang), href: roundPath(lang, id) },
    { label: town, href: reviewPath(lang, id, code) },
  ];
  const facts = { title: title(town), lead: lead(found), back: reviewPath(lang, id, code), crumbs, typed, errors };
  const body = <DeadlinePage view={view} action={action(lang, id, code)} {...facts} {...form} />;
  return html(renderPage(body), errors.length > 0 ? 422 : 200);
}
