import { z } from "zod";
import { reachOf } from "../../platform/auth/actor.ts";
import { download, json } from "../../platform/http/answer.ts";
import { afterId, listing, listQuery, listSchema } from "../../platform/http/listing.ts";
import { api } from "../../platform/http/route.ts";
import { refusals } from "../../platform/errors/problem.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { officeDay } from "../../platform/i18n/office-day.ts";
import { closeRound, openRound } from "./services/open-round.ts";
import { exportRound } from "./services/export-round.ts";
import { ExportQuery, NewRoundBody, RoundParams } from "./rounds.input.ts";
import { countRounds, countStates, findRound, listRounds, type RoundRow } from "./rounds.queries.ts";
import { expectedOf, noStates, responseRate, roundState, type StateCounts } from "./rounds.rules.ts";

const counted = z.object({
  notStarted: z.int(),
  inProgress: z.int(),
  withMayor: z.int(),
  submitted: z.int(),
  returned: z.int(),
  approved: z.int(),
});

const roundSchema = z.object({
  id: z.uuid(),
  questionnaireId: z.uuid(),
  title: z.string().describe("In the language of the request"),
  titles: z.object({ bn: z.string(), en: z.string() }),
  period: z.string(),
  opensOn: z.string(),
  dueOn: z.string(),
  closesOn: z.string().nullable(),
  state: z.enum(["planned", "open", "closed"]),
  public: z.boolean(),
  expected: z.int(),
  states: counted,
  responseRate: z.number().describe("(submitted + approved) / expected, from 0 to 1"),
});

function roundBody(round: RoundRow, counts: StateCounts, today: string, lang: Lang): z.input<typeof roundSchema> {
  const {
    "not-started": notStarted,
    "in-progress": inProgress,
    "with-mayor": withMayor,
    submitted,
    returned,
    approved,
  } = counts;
  const { id, questionnaireId, titleBn, titleEn, period, opensOn, dueOn, closesOn } = round;
  return {
    id,
    questionnaireId,
    title: lang === "bn" ? titleBn : titleEn,
    titles: { bn: titleBn, en: titleEn },
    period,
    opensOn,
    dueOn,
    closesOn,
    state: roundState(round, today),
    public: round.public,
    expected: expectedOf(counts),
    states: { notStarted, inProgress, withMayor, submitted, returned, approved },
    responseRate: responseRate(counts),
  };
}

export const roundsApi = [
  api({
    method: "POST",
    url: "/rounds",
    permission: "association:round:edit",
    summary: "Open a round of a questionnaire's published version",
    body: NewRoundBody,
    answer: { status: 201, schema: z.object({ id: z.uuid(), expected: z.int() }) },
    handle: async (act, { body }) => json(await openRound(act, body), 201),
  }),
  api({
    method: "GET",
    url: "/rounds",
    permission: "region:round:watch",
    summary: "Rounds, newest first, with their states within one's regions",
    query: listQuery,
    answer: { status: 200, schema: listSchema(roundSchema) },
    handle: async ({ db, actor, now, lang }, { query }) => {
      const reach = reachOf(actor, "region:round:watch");
      const found = await listRounds(db, reach, query.limit + 1, afterId(query.cursor));
      const items = found.map(({ round, states }) =>
        roundBody(round, { ...noStates, ...states }, officeDay(now), lang),
      );
      return json(listing(items, await countRounds(db, reach), query.limit, ({ id }) => id));
    },
  }),
  api({
    method: "GET",
    url: "/rounds/:id",
    permission: "region:round:watch",
    summary: "A round and how far it has come",
    params: RoundParams,
    answer: { status: 200, schema: roundSchema },
    handle: async ({ db, actor, now, lang }, { params }) => {
      const found = await findRound(db, params.id);
      if (!found) throw refusals.notFound();
      const counts = await countStates(db, params.id, reachOf(actor, "region:round:watch"));
      return json(roundBody(found.round, counts, officeDay(now), lang));
    },
  }),
  api({
    method: "POST",
    url: "/rounds/:id/close",
    permission: "association:round:edit",
    summary: "Close a round by hand",
    params: RoundParams,
    answer: { status: 200, schema: z.object({ state: z.literal("closed") }) },
    handle: async (act, { params }) => {
      await closeRound(act, params.id);
      return json({ state: "closed" });
    },
  }),
  api({
    method: "GET",
    url: "/rounds/:id/export",
    permission: "municipality:response:read",
    summary:
      "The submitted answers of a round: CSV (a zip when there are repeats), JSON, or a zip with the files too, streamed",
    params: RoundParams,
    query: ExportQuery,
    answer: { status: 200, types: ["text/csv", "application/zip", "application/json"] },
    handle: async (act, { params, query }) => {
      const { fileName, type, body } = await exportRound(act, params.id, query.format, "program");
      return download(fileName, type, body);
    },
  }),
];
