import { z } from "zod";
import { reachOf } from "../../platform/auth/actor.ts";
import { json } from "../../platform/http/answer.ts";
import { afterKey, listing, listQuery, listSchema } from "../../platform/http/listing.ts";
import { api } from "../../platform/http/route.ts";
import { refusals } from "../../platform/errors/problem.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { officeDay } from "../../platform/i18n/office-day.ts";
import type { Problem as AnswerProblem } from "../../xlsform/index.ts";
import { ChangesBody, ChangesQuery, ReceiptParams, SubmitBody } from "./accepting/accepting.input.ts";
import { asInputError, saveChanges, submitResponse } from "./services/accept-answers.ts";
import { saveDraft } from "./services/answer-response.ts";
import { readReceipt, readResponse, readRevision } from "./services/read-response.ts";
import { approveResponse, returnResponse } from "./services/review-response.ts";
import { DraftBody, ResponseParams, ReturnBody, RevisionParams, RoundParams } from "./rounds.input.ts";
import { countResponses, findRound, listResponses } from "./rounds.queries.ts";
import { dueOf } from "./deadline/deadline.rules.ts";
import { isLate } from "./rounds.rules.ts";

const problemsSchema = z.array(z.object({ path: z.string(), kind: z.string(), message: z.string() }));
const answersSchema = z.record(z.string(), z.unknown());
const stateSchema = z.object({ state: z.string(), revision: z.int() });

/** One response over the API: its draft, its revisions, its review. */
export const responsesApi = [
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
      const items = rows.map(({ response }) => {
        const { id, respondentCode, state, revision, draftVersion } = response;
        const late = isLate({ dueOn: dueOf(found.round, response) }, state, officeDay(now));
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
      return json({ state, draftVersion, problems: told(problems, act.lang) });
    },
  }),
  api({
    method: "PATCH",
    url: "/rounds/:id/responses/:code",
    permission: "municipality:response:answer",
    summary: "Save a few answers into the draft, question by question with what others saved; the same id counts once",
    params: ResponseParams,
    query: ChangesQuery,
    body: ChangesBody,
    oneStatement: true,
    answer: {
      status: 200,
      schema: z.object({ draftVersion: z.int(), at: z.string(), problems: problemsSchema.optional() }),
    },
    handle: async (act, { params, query, body }) => {
      const { draftVersion, at, problems } = await saveChanges(act, { roundId: params.id, code: params.code }, body);
      const asked = query.problems === "yes" && problems !== null;
      return json({ draftVersion, at, ...(asked && { problems: told(problems, act.lang) }) });
    },
  }),
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/submit",
    permission: "municipality:response:answer",
    summary: "Submit the draft, or whole answers in one go, as the next revision; the same id counts once",
    params: ResponseParams,
    body: SubmitBody,
    oneStatement: true,
    answer: { status: 200, schema: stateSchema.extend({ receipt: z.string(), flags: z.array(z.string()).optional() }) },
    handle: async (act, { params, body }) => {
      const { flags, ...submitted } = await submitResponse(act, { roundId: params.id, code: params.code }, body);
      return json({ ...submitted, ...(flags.length > 0 && { flags }) });
    },
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
      const { channel, givenAt, flags, reasons } = revision;
      const how = { channel, givenAt, flags: flags ?? [], reasons: reasons ?? {} };
      return json({ revision: number, answers, state, by, at: submittedAt, receipt, onBehalf, ...how });
    },
  }),
  api({
    method: "GET",
    url: "/receipts/:receipt",
    permission: "municipality:response:read",
    summary: "What a receipt was given for; one that we didn't give is not found",
    params: ReceiptParams,
    answer: {
      status: 200,
      schema: z.object({
        receipt: z.string(),
        round: z.uuid(),
        code: z.string(),
        revision: z.int(),
        by: z.string(),
        at: z.string(),
      }),
    },
    handle: async (act, { params }) => {
      const { revision, response, by } = await readReceipt(act, params.receipt);
      const { receipt, number, submittedAt: at } = revision;
      return json({ receipt, round: response.roundId, code: response.respondentCode, revision: number, by, at });
    },
  }),
];

function told(problems: readonly AnswerProblem[], lang: Lang) {
  return problems.map(asInputError).map(({ path, kind, message }) => ({ path, kind, message: message[lang] }));
}
