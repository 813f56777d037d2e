import { z } from "zod";
import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { html, json } from "../../../platform/http/answer.ts";
import { api, page } from "../../../platform/http/route.ts";
import { renderPage } from "../../../platform/ui/page.tsx";
import { municipalityPlaces } from "../../municipalities/index.ts";
import { RoundParams } from "../rounds.input.ts";
import { findRound } from "../rounds.queries.ts";
import { nameIn } from "../rounds.view.ts";
import { approveMany } from "./approve-many.ts";
import { ApprovedManyPage, ApproveManyPage } from "./approve-many.page.tsx";

const reviewing = {
  method: "POST",
  url: "/rounds/:id/approve",
  permission: "municipality:response:review",
  params: RoundParams,
} as const;

/** Several responses approved at once, after one more question. */
export const approveManyPages = [
  page({
    ...reviewing,
    async handle(act, { params, form }, view) {
      const codes = form.all("code");
      const { round, named } = await namesOf(act, params.id);
      if (form.text("sure") !== "yes") {
        return html(renderPage(<ApproveManyPage view={view} round={round} towns={named(codes)} />));
      }
      const { approved, skipped } = await approveMany(act, params.id, codes);
      const facts = { round, approved: named(approved), skipped: named(skipped) };
      return html(renderPage(<ApprovedManyPage view={view} {...facts} />));
    },
  }),
];

export const approveManyApi = [
  api({
    ...reviewing,
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
