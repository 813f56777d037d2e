import { z } from "zod";
import type { Act } from "../../../platform/auth/act.ts";
import { Problem, refusals } from "../../../platform/errors/problem.ts";
import { type Answer, type Cookie, html, seeOther } from "../../../platform/http/answer.ts";
import { sessionCookie } from "../../../platform/http/host.ts";
import { page } from "../../../platform/http/route.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { type PageView, renderPage } from "../../../platform/ui/page.tsx";
import { holdersByPlace } from "../../accounts/index.ts";
import { waitingResponses } from "../reminders/reminders.queries.ts";
import { ResponseParams, RoundParams } from "../rounds.input.ts";
import { answersPath } from "../rounds.paths.ts";
import { findRound } from "../rounds.queries.ts";
import { linkWords } from "./links.messages.ts";
import {
  AnswerLinkPage,
  CodePage,
  LettersPage,
  type LinkFault,
  LinkFaultPage,
  LinksPage,
  PrintedLettersPage,
} from "./links.pages.tsx";
import { linksPath } from "./links.paths.ts";
import { makeLetters, openByCode, openByLink, readLink, revokeLink, sendLink, showLinks } from "./links.service.ts";

const TokenParams = z.object({ token: z.string().min(1).max(100) });
const LinksQuery = z.object({ done: z.enum(["sent", "revoked"]).optional().catch(undefined) });
const keyOf = ({ id, code }: { id: string; code: string }) => ({ roundId: id, code });

/** Answering without a password: by a link, or by the code of a letter. */
const openingPages = [
  page({
    method: "GET",
    url: "/answer-link/:token",
    permission: "public",
    params: TokenParams,
    handle: (visit, { params: { token } }, view) =>
      orTellWhy(view, async () =>
        html(renderPage(<AnswerLinkPage view={view} token={token} found={await readLink(visit, token)} />)),
      ),
  }),
  page({
    method: "POST",
    url: "/answer-link/:token",
    permission: "public",
    params: TokenParams,
    handle: (visit, { params: { token } }, view) =>
      orTellWhy(view, async () => entered(visit.lang, await openByLink(visit, token))),
  }),
  page({
    method: "GET",
    url: "/code",
    permission: "public",
    handle: async (_visit, _input, view) => html(renderPage(<CodePage view={view} typed="" error={null} />)),
  }),
  page({
    method: "POST",
    url: "/code",
    permission: "public",
    handle: (visit, { form }, view) =>
      orTellWhy(view, async () => {
        const typed = form.text("code");
        const opened = await openByCode(visit, typed);
        if ("session" in opened) return entered(visit.lang, opened);
        const t = linkWords[visit.lang];
        const wait = opened.wait ?? null;
        const error = wait === null ? t.wrong : t.wait(formatNumber(Math.ceil(wait / 60), visit.lang));
        const answer = html(
          renderPage(<CodePage view={view} typed={typed} error={error} />),
          wait === null ? 422 : 429,
        );
        return wait === null ? answer : { ...answer, headers: { "retry-after": String(wait) } };
      }),
  }),
];

const editing = { permission: "association:round:edit", params: ResponseParams } as const;

/** HQ's side: links to send and take back, letters to print. */
const sendingPages = [
  page({
    method: "GET",
    url: "/rounds/:id/responses/:code/links",
    ...editing,
    query: LinksQuery,
    handle: async (act, { params, query }, view) =>
      html(renderPage(<LinksPage view={view} shown={await showLinks(act, keyOf(params))} done={query.done} />)),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/links",
    ...editing,
    async handle(act, { params, form }) {
      await sendLink(act, keyOf(params), form.text("person"));
      return seeOther(linksPath(act.lang, params.id, params.code, "sent"));
    },
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/links/revoke",
    ...editing,
    async handle(act, { params, form }) {
      await revokeLink(act, keyOf(params), form.text("hash"));
      return seeOther(linksPath(act.lang, params.id, params.code, "revoked"));
    },
  }),
  page({
    method: "GET",
    url: "/rounds/:id/letters",
    permission: "association:round:edit",
    params: RoundParams,
    handle: (act, { params }, view) => lettersPage(act, view, params.id, false),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/letters",
    permission: "association:round:edit",
    params: RoundParams,
    async handle(act, { params, form }, view) {
      const codes = form.all("code");
      if (codes.length === 0) return lettersPage(act, view, params.id, true);
      const letters = await makeLetters(act, params.id, codes);
      const found = await findRound(act.db, params.id);
      if (!found) throw refusals.notFound();
      const { publicUrl } = act.installation;
      return html(renderPage(<PrintedLettersPage view={view} round={found.round} {...{ letters, publicUrl }} />));
    },
  }),
];

export const linkPages = [...openingPages, ...sendingPages];

async function lettersPage(act: Act, view: PageView, roundId: string, nobodyChosen: boolean): Promise<Answer> {
  const found = await findRound(act.db, roundId);
  if (!found) throw refusals.notFound();
  const waiting = await waitingResponses(act.db, roundId);
  const codes = waiting.map(({ municipality }) => municipality.code);
  const named = await holdersByPlace(act.db, "focal-person", codes, officeDay(act.now));
  const facts = { round: found.round, waiting, named, nobodyChosen };
  return html(renderPage(<LettersPage view={view} {...facts} />), nobodyChosen ? 422 : 200);
}

function entered(
  lang: "bn" | "en",
  opened: { session: { token: string; seconds: number }; responseId: string },
): Answer {
  const cookie: Cookie = { name: sessionCookie, value: opened.session.token, maxAge: opened.session.seconds };
  return seeOther(answersPath(lang, opened.responseId), [cookie]);
}

/** A link that doesn't open anything has a page of its own that says what to do. */
async function orTellWhy(view: PageView, show: () => Promise<Answer>): Promise<Answer> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof Problem) || !(error.code in linkWords.bn.faults)) throw error;
    const body = <LinkFaultPage view={view} code={error.code as LinkFault} title={error.title[view.lang]} />;
    return html(renderPage(body), error.status);
  }
}
