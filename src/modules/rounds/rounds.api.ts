import { z } from "zod";
import { reachOf } from "../../platform/auth/actor.ts";
import { download, json } from "../../platform/http/answer.ts";
import { afterId, afterKey, listing, listQuery, listSchema } from "../../platform/http/listing.ts";
import { api } from "../../platform/http/route.ts";
import { refusals } from "../../platform/errors/problem.ts";
import { officeDay } from "../../platform/i18n/office-day.ts";
import { asInputError, submitResponse } from "./services/submit-response.ts";
import { saveDraft } from "./services/answer-response.ts";
import { closeRound, openRound } from "./services/open-round.ts";
import { exportRound } from "./services/export-round.ts";
import { readResponse, readRevision } from "./services/read-response.ts";
import { approveResponse, returnResponse } from "./services/review-response.ts";
import {
  DraftBody,
  ExportQuery,
  NewRoundBody,
  ResponseParams,
  ReturnBody,
  RevisionParams,
  RoundParams,
} from "./rounds.input.ts";
import {
  countResponses,
  countRounds,
  countStates,
  findRound,
  listResponses,
  listRounds,
  type RoundRow,
} from "./rounds.queries.ts";
import { expectedOf, isLate, noStates, responseRate, roundState, type StateCounts } from "./rounds.rules.ts";

const counted = z.object({
  notStarted: z.int(),
  inProgress: z.int(),
  submitted: z.int(),
  returned: z.int(),
  approved: z.int(),
});

const roundSchema = z.object({
  id: z.uuid(),
  questionnaireId: z.uuid(),
  title: z.object({ bn: z.string(), en: z.string() }),
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

function roundBody(round: RoundRow, counts: StateCounts, today: string): z.input<typeof roundSchema> {
  const { "not-started": notStarted, "in-progress": inProgress, submitted, returned, approved } = counts;
  const { id, questionnaireId, titleBn, titleEn, period, opensOn, dueOn, closesOn } = round;
  return {
    id,
    questionnaireId,
    title: { bn: titleBn, en: titleEn },
    period,
    opensOn,
    dueOn,
    closesOn,
    state: roundState(round, today),
    public: round.public,
    expected: expectedOf(counts),
    states: { notStarted, inProgress, submitted, returned, approved },
    responseRate: responseRate(counts),
  };
}

const problemsSchema = z.array(z.object({ path: z.string(), kind: z.string(), message: z.string() }));
const answersSchema = z.record(z.string(), z.unknown());
const stateSchema = z.object({ state: z.string(), revision: z.int() });

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
    handle: async ({ db, actor, now }, { query }) => {
      const reach = reachOf(actor, "region:round:watch");
      const found = await listRounds(db, reach, query.limit + 1, afterId(query.cursor));
      const items = found.map(({ round, states }) => roundBody(round, { ...noStates, ...states }, officeDay(now)));
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
    handle: async ({ db, actor, now }, { params }) => {
      const found = await findRound(db, params.id);
      if (!found) throw refusals.notFound();
      const counts = await countStates(db, params.id, reachOf(actor, "region:round:watch"));
      return json(roundBody(found.round, counts, officeDay(now)));
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
    url: "/rounds/:id/responses",
    permission: "municipality:response:read",
    summary: "The expected responses of a round that one may see",
    params: RoundParams,
    query: listQuery,
    answer: {
      status: 200,
      schema: listSchema(
        z.object({ id: z.uuid(), code: z.string(), state: z.string(), revision: z.int(), late: z.boolean() }),
      ),
    },
    handle: async ({ db, actor, now }, { params, query }) => {
      const found = await findRound(db, params.id);
      if (!found) throw refusals.notFound();
      const reach = reachOf(actor, "municipality:response:read");
      const page = { limit: query.limit + 1, after: afterKey(query.cursor) };
      const rows = await listResponses(db, params.id, reach, {}, page);
      const items = rows.map(({ response: { id, respondentCode, state, revision, draftVersion } }) => {
        const late = isLate(found.round, state, officeDay(now));
        return { id, code: respondentCode, state, revision, draftVersion, late };
      });
      return json(listing(items, await countResponses(db, params.id, reach, {}), query.limit, ({ code }) => code));
    },
  }),
  api({
    method: "GET",
    url: "/rounds/:id/responses/:code",
    permission: "municipality:response:read",
    summary: "The response of a municipality: its draft, state and comments",
    params: ResponseParams,
    answer: {
      status: 200,
      schema: z.object({
        id: z.uuid(),
        state: z.string(),
        late: z.boolean(),
        draftVersion: z.int(),
        answers: answersSchema,
        revision: z.int(),
        comments: z.array(
          z.object({ path: z.string(), comment: z.string(), revision: z.int(), by: z.string(), at: z.string() }),
        ),
      }),
    },
    handle: async (act, { params }) => {
      const { response, round, answers, comments, events } = await readResponse(act, {
        roundId: params.id,
        code: params.code,
      });
      const general = events
        .filter(({ event }) => event.comment !== null)
        .map(({ event, by }) => ({ ...event, path: "", by }));
      const single = comments.map(({ comment, by }) => ({ ...comment, by }));
      return json({
        id: response.id,
        state: response.state,
        late: isLate(round, response.state, officeDay(act.now)),
        draftVersion: response.draftVersion,
        answers,
        revision: response.revision,
        comments: [...general, ...single].map(({ path, comment, revision, by, at }) => ({
          path,
          comment,
          revision,
          by,
          at,
        })),
      });
    },
  }),
  api({
    method: "PUT",
    url: "/rounds/:id/responses/:code",
    permission: "municipality:response:answer",
    summary: "Save the whole draft; with baseVersion only if no one else saved since",
    params: ResponseParams,
    body: DraftBody,
    answer: {
      status: 200,
      schema: z.object({ state: z.string(), draftVersion: z.int(), problems: problemsSchema }),
    },
    handle: async (act, { params, body }) => {
      const key = { roundId: params.id, code: params.code };
      const { state, draftVersion, problems } = await saveDraft(act, key, body.answers, body.baseVersion ?? null);
      const told = problems
        .map(asInputError)
        .map(({ path, kind, message }) => ({ path, kind, message: message[act.lang] }));
      return json({ state, draftVersion, problems: told });
    },
  }),
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/submit",
    permission: "municipality:response:answer",
    summary: "Submit the draft as the next revision",
    params: ResponseParams,
    answer: { status: 200, schema: stateSchema.extend({ receipt: z.string() }) },
    handle: async (act, { params }) => json(await submitResponse(act, { roundId: params.id, code: params.code })),
  }),
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/approve",
    permission: "municipality:response:review",
    summary: "Approve the submitted revision",
    params: ResponseParams,
    answer: { status: 200, schema: stateSchema },
    handle: async (act, { params }) => json(await approveResponse(act, { roundId: params.id, code: params.code })),
  }),
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/return",
    permission: "municipality:response:review",
    summary: "Return the submitted revision with comments",
    params: ResponseParams,
    body: ReturnBody,
    answer: { status: 200, schema: stateSchema },
    handle: async (act, { params, body }) =>
      json(await returnResponse(act, { roundId: params.id, code: params.code }, body)),
  }),
  api({
    method: "GET",
    url: "/rounds/:id/responses/:code/revisions",
    permission: "municipality:response:read",
    summary: "The revisions of a response, newest first",
    params: ResponseParams,
    query: listQuery,
    answer: {
      status: 200,
      schema: listSchema(
        z.object({ revision: z.int(), receipt: z.string(), by: z.string(), onBehalf: z.boolean(), at: z.string() }),
      ),
    },
    handle: async (act, { params, query }) => {
      const { revisions } = await readResponse(act, { roundId: params.id, code: params.code });
      const items = revisions.map(({ revision: { number, receipt, onBehalf, submittedAt }, by }) => {
        return { revision: number, receipt, by, onBehalf, at: submittedAt };
      });
      const after = Number(afterKey(query.cursor) ?? Infinity);
      const rest = items.filter(({ revision }) => revision < after);
      return json(listing(rest, items.length, query.limit, ({ revision }) => String(revision)));
    },
  }),
  api({
    method: "GET",
    url: "/rounds/:id/responses/:code/revisions/:n",
    permission: "municipality:response:read",
    summary: "One revision: calculations filled, irrelevant answers left out",
    params: RevisionParams,
    answer: {
      status: 200,
      schema: z.object({
        revision: z.int(),
        answers: answersSchema,
        state: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    },
    handle: async (act, { params }) => {
      const { response, revision, by } = await readRevision(act, { roundId: params.id, code: params.code }, params.n);
      const state = revision.number === response.revision ? response.state : "superseded";
      const { number, answers, receipt, onBehalf, submittedAt } = revision;
      return json({ revision: number, answers, state, by, at: submittedAt, receipt, onBehalf });
    },
  }),
  api({
    method: "GET",
    url: "/rounds/:id/export",
    permission: "municipality:response:read",
    summary: "The submitted answers of a round: CSV (a zip when there are repeats) or JSON, streamed",
    params: RoundParams,
    query: ExportQuery,
    answer: { status: 200, types: ["text/csv", "application/zip", "application/json"] },
    handle: async (act, { params, query }) => {
      const { fileName, type, body } = await exportRound(act, params.id, query.format, "program");
      return download(fileName, type, body);
    },
  }),
];
