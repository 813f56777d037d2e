import { z } from "zod";
import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { html, json, seeOther } from "../../../platform/http/answer.ts";
import { api, page } from "../../../platform/http/route.ts";
import { renderPage } from "../../../platform/ui/page.tsx";
import { municipalityPlaces } from "../../municipalities/index.ts";
import { RoundParams } from "../rounds.input.ts";
import { roundPath } from "../rounds.paths.ts";
import { findRound } from "../rounds.queries.ts";
import { nameIn } from "../rounds.view.ts";
import { approveMany } from "./approve-many.ts";
import { approvedManyPath } from "./approve-many.paths.ts";
import { ApprovedManyPage, ApproveManyPage } from "./approve-many.page.tsx";

const reviewing = {
  url: "/rounds/:id/approve",
  permission: "municipality:response:review",
  params: RoundParams,
} as const;

const DoneQuery = z.object({
  approved: z.coerce.number().int().min(0).max(100_000).optional().catch(undefined),
  skipped: z.string().max(5_000).catch(""),
});

/** Several responses approved at once, after one more question. */
export const approveManyPages = [
  page({
    ...reviewing,
    method: "GET",
    query: DoneQuery,
    async handle(act, { params, query: { approved, skipped } }, view) {
      if (approved === undefined) return seeOther(roundPath(act.lang, params.id));
      const { round, named } = await namesOf(act, params.id);
      const facts = { round, approved, skipped: named(skipped.split(" ")) };
      return html(renderPage(<ApprovedManyPage view={view} {...facts} />));
    },
  }),
  page({
    ...reviewing,
    method: "POST",
    async handle(act, { params, form }, view) {
      const codes = form.all("code");
      const { round, named } = await namesOf(act, params.id);
      if (form.text("sure") !== "yes") {
        return html(renderPage(<ApproveManyPage view={view} round={round} towns={named(codes)} />));
      }
      const { approved, skipped } = await approveMany(act, params.id, codes);
      return seeOther(approvedManyPath(act.lang, params.id, approved.length, skipped));
    },
  }),
];

export const approveManyApi = [
  api({
    ...reviewing,
    method: "POST",
    summary: "Approve several submitted responses; those that aren't submitted any more are told and stay",
    body: z.object({ codes: z.array(z.string().min(1).max(40)).min(1).max(2000) }),
    answer: { status: 200, schema: z.object({ approved: z.array(z.string()), skipped: z.array(z.string()) }) },
    handle: async (act, { params, body }) => json(await approveMany(act, params.id, body.codes)),
  }),
];

async function namesOf(act: Act, roundId: string) {
  const found = await findRound(act.db, roundId);
  if (!found) throw refusals.notFound();
  const { lang } = act;
  const places = new Map((await municipalityPlaces(act.db)).map((place) => [place.code, place]));
  const title = lang === "bn" ? found.round.titleBn : found.round.titleEn;
  const named = (codes: readonly string[]) =>
    codes.flatMap((code) => {
      const place = places.get(code);
      return place ? [{ code, name: nameIn(lang, place) }] : [];
    });
  return { round: { id: roundId, title }, named };
}
