import { and, eq, type SQL, sql, type SQLWrapper } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Db, statement } from "../../../platform/db/database.ts";
import { together } from "../../../platform/db/together.ts";
import type { Answers, AnswerValue } from "../../../xlsform/index.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";
import { questionnaireVersions } from "../../questionnaires/questionnaires.tables.ts";
import { roundFor } from "../deadline/deadline.queries.ts";
import type { ResponseKey } from "../responses.queries.ts";
import { responseDrafts, responseRevisions, responses, rounds } from "../rounds.tables.ts";

/** Which of a response's drafts, and which earlier send, an acceptance must look at. */
export interface Asked {
  /** The sender's id of what is sent; null where it has none. */
  requestId: string | null;
  /** The draft that the sender began with; null where that doesn't matter. */
  base: number | null;
  /** Whether the newest draft is needed. */
  draft: boolean;
  /** The version that the sender answered, where it may be another than the round's. */
  versionId: string | null;
}

/** Everything that is to be known before an answer is accepted; of all answers of a moment in one prepared statement. */
export function readForAccepting(db: Db, key: ResponseKey, asked: Asked) {
  return ("id" in key ? readById : readByCode)(db, { ...key, ...asked });
}

export type ReadForAccepting = NonNullable<Awaited<ReturnType<typeof readForAccepting>>>;

const readById = readTogether("rounds_accept_by_id", sql`${responses.id} = asked.id`);
const readByCode = readTogether(
  "rounds_accept_by_code",
  sql`${responses.roundId} = asked.round_id and ${responses.respondentCode} = asked.code and ${responses.ordinal} = 1`,
);

type Reading = Asked & { id?: string; roundId?: string; code?: string };
type Row = Awaited<ReturnType<ReturnType<typeof reading>["execute"]>>[number];

function readTogether(name: string, which: SQL) {
  const statements = new WeakMap<Db, ReturnType<typeof reading>>();
  return together<Reading, Row | undefined>(
    async (db, items) => {
      const statement = statements.get(db) ?? reading(db, name, which);
      statements.set(db, statement);
      const rows = await statement.execute({
        ids: items.map(({ id }) => id),
        roundIds: items.map(({ roundId }) => roundId),
        codes: items.map(({ code }) => code),
        requestIds: items.map(({ requestId }) => requestId),
        bases: items.map((each) => each.base),
        drafts: items.map(({ draft }) => draft),
        versionIds: items.map(({ versionId }) => versionId),
      });
      const byPlace = new Map(rows.map((row) => [row.place, row]));
      return items.map((_, at) => byPlace.get(at + 1));
    },
    { most: 50, atOnce: 1 },
  );
}

const current = alias(responseDrafts, "current_draft");
const base = alias(responseDrafts, "base_draft");
const earlierSave = alias(responseDrafts, "earlier_save");
const earlierSubmit = alias(responseRevisions, "earlier_submit");

const columns = {
  /** Which of those that were asked, from 1. */
  place: sql<number>`asked.place::int`,
  response: {
    id: responses.id,
    state: responses.state,
    draftVersion: responses.draftVersion,
    revision: responses.revision,
  },
  round: {
    id: rounds.id,
    questionnaireId: rounds.questionnaireId,
    versionId: rounds.versionId,
    opensOn: rounds.opensOn,
    dueOn: roundFor.dueOn,
    closesOn: roundFor.closesOn,
    closedAt: roundFor.closedAt,
    mayorSigns: rounds.mayorSigns,
  },
  municipality: { code: municipalities.code, regionCode: municipalities.regionCode },
  /** The version that was answered; null where there is no such version. */
  answered: { questionnaireId: questionnaireVersions.questionnaireId, state: questionnaireVersions.state },
  draft: { answers: current.answers, reasons: current.reasons },
  base: { answers: base.answers },
  earlierSave: { version: earlierSave.version, at: earlierSave.savedAt },
  earlierSubmit: { revision: earlierSubmit.number, receipt: earlierSubmit.receipt, flags: earlierSubmit.flags },
};

/** The inner selects hide from the planner how many are asked, so that one plan serves batches of any size. */
const asked = sql`unnest(
  (select ${sql.placeholder("ids")}::uuid[]), (select ${sql.placeholder("roundIds")}::uuid[]),
  (select ${sql.placeholder("codes")}::text[]), (select ${sql.placeholder("requestIds")}::uuid[]),
  (select ${sql.placeholder("bases")}::int[]), (select ${sql.placeholder("drafts")}::boolean[]),
  (select ${sql.placeholder("versionIds")}::uuid[])
) with ordinality as asked (id, round_id, code, request_id, base, draft, version_id, place)`;

function reading(db: Db, name: string, which: SQL) {
  const version = sql`coalesce(asked.version_id, ${rounds.versionId})`;
  const ofResponse = (draft: { responseId: SQLWrapper }, which: SQL) => and(eq(draft.responseId, responses.id), which);
  const newest = sql`${current.version} = ${responses.draftVersion} and asked.draft`;
  return db
    .select(columns)
    .from(asked)
    .innerJoin(responses, which)
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .leftJoin(questionnaireVersions, eq(questionnaireVersions.id, version))
    .leftJoin(current, ofResponse(current, newest))
    .leftJoin(base, ofResponse(base, sql`${base.version} = asked.base`))
    .leftJoin(earlierSave, ofResponse(earlierSave, sql`${earlierSave.requestId} = asked.request_id`))
    .leftJoin(earlierSubmit, ofResponse(earlierSubmit, sql`${earlierSubmit.requestId} = asked.request_id`))
    .prepare(name);
}

/** What a writing must find unchanged: a response as it was read. */
export type Unchanged = { id: string; state: string; draftVersion: number; revision: number };

const save = statement<{ version: number }>(
  "rounds_save_draft",
  `with moved as (
     update responses set draft_version = draft_version + 1, state = 'in-progress', last_saved_at = $5::timestamptz
     where id = $1::uuid and state = $2 and draft_version = $3 and revision = $4
     returning id, draft_version
   )
   insert into response_drafts (response_id, version, answers, reasons, aside, request_id, saved_by, saved_at)
   select id, draft_version, $6::jsonb, $7::jsonb, $8::jsonb, $9::uuid, $10::uuid, $5 from moved
   returning version`,
);

/**
 * Writes the next draft, if the response is still as it was read.
 * @returns its number; null when someone came between
 */
export async function saveDraft(
  db: Db,
  read: Unchanged,
  draft: {
    answers: Answers;
    reasons: Record<string, string> | null;
    aside: Record<string, AnswerValue> | null;
    requestId: string | null;
    by: string;
    at: Date;
  },
): Promise<number | null> {
  const { answers, reasons, aside, requestId, by, at } = draft;
  const [row] = await save(db, [...asRead(read), at, ...[answers, reasons, aside].map(asJson), requestId, by]);
  return row?.version ?? null;
}

/** What is submitted, and by whom. */
export interface Submission {
  /** The whole answers as given, kept as the next draft; null where they are the draft already. */
  draft: Answers | null;
  revision: Answers;
  versionId: string;
  state: "submitted" | "with-mayor";
  reasons: Record<string, string> | null;
  requestId: string | null;
  channel: string;
  givenAt: Date | null;
  flags: string[];
  by: { id: string; name: string; onBehalf: boolean };
  at: Date;
  /** How the receipt's number begins. */
  receiptPrefix: string;
  /** The HTTP request, for the audit trail. */
  httpRequest: string | null;
  municipality: string;
  roundId: string;
}

/**
 * One statement for everything that a submit changes, so that it is all there or none of it, and waits for one fsync. It takes
 * all submits of a moment, each of another response. That their ids are asked for apart keeps it from reading all responses
 * of a smaller database.
 */
const submit = statement<{ id: string; revision: number; receipt: string }>(
  "rounds_submit",
  `with sent as (
     select * from jsonb_to_recordset($1::jsonb) as sent (id uuid, was text, was_draft int, was_revision int, state text,
       at timestamptz, draft jsonb, reasons jsonb, by uuid, by_name text, on_behalf boolean, version_id uuid, revision jsonb,
       request_id uuid, channel text, given_at timestamptz, flags jsonb, receipt_prefix text, municipality text, round text,
       http_request text)
   ), moved as (
     update responses r set revision = r.revision + 1, state = sent.state, submitted_at = sent.at,
       draft_version = r.draft_version + (sent.draft is not null)::int,
       last_saved_at = case when sent.draft is null then r.last_saved_at else sent.at end
     from sent
     where r.id = any (array(select id from sent)) and r.id = sent.id
       and r.state = sent.was and r.draft_version = sent.was_draft and r.revision = sent.was_revision
     returning r.revision as number, r.draft_version, nextval('receipt_numbers')::text as running, sent.*
   ), numbered as (
     select *, receipt_prefix || lpad(running, greatest(4, length(running)), '0') as receipt from moved
   ), drafted as (
     insert into response_drafts (response_id, version, answers, reasons, saved_by, saved_at)
     select id, draft_version, draft, reasons, by, at from moved where draft is not null
   ), revised as (
     insert into response_revisions (response_id, number, version_id, answers, reasons, request_id, channel, given_at, flags,
       submitted_by, on_behalf, submitted_at, receipt)
     select id, number, version_id, revision, reasons, request_id, channel, given_at, flags, by, on_behalf, at, receipt
     from numbered
   ), told as (
     insert into response_events (response_id, kind, revision, by, on_behalf, at)
     select id, case state when 'with-mayor' then 'to-mayor' else 'submitted' end, number, by, on_behalf, at from moved
   ), recorded as (
     insert into audit (at, actor_id, actor_name, action, subject_kind, subject_id, municipality_code, detail, request_id)
     select at, by, by_name, 'rounds.response.submit', 'response', id::text, municipality,
       jsonb_strip_nulls(jsonb_build_object('round', round, 'revision', number, 'receipt', receipt,
         'onBehalf', nullif(on_behalf, false), 'state', nullif(state, 'submitted'), 'flags', flags)), http_request
     from numbered
   )
   select id, number as revision, receipt from numbered`,
);

/** A submit, and the response as it was read for it. */
type SubmissionOf = { read: Unchanged; sent: Submission };

const submitTogether = together<SubmissionOf, { revision: number; receipt: string } | null>(
  async (db, items) => {
    const written = await submit(db, [JSON.stringify(items.map(asRecord))]);
    const byId = new Map(written.map((row) => [row.id, row]));
    return items.map(({ read }) => byId.get(read.id) ?? null);
  },
  { keyOf: ({ read }) => read.id, most: 50, atOnce: 2 },
);

/**
 * Writes a submit with its receipt, history and audit, if the response is still as it was read.
 * @returns null when someone came between
 */
export function writeSubmission(db: Db, read: Unchanged, sent: Submission) {
  return submitTogether(db, { read, sent });
}

function asRecord({ read, sent }: SubmissionOf) {
  return {
    id: read.id,
    was: read.state,
    was_draft: read.draftVersion,
    was_revision: read.revision,
    state: sent.state,
    at: sent.at,
    draft: sent.draft,
    reasons: sent.reasons,
    by: sent.by.id,
    by_name: sent.by.name,
    on_behalf: sent.by.onBehalf,
    version_id: sent.versionId,
    revision: sent.revision,
    request_id: sent.requestId,
    channel: sent.channel,
    given_at: sent.givenAt,
    flags: sent.flags.length > 0 ? sent.flags : null,
    receipt_prefix: sent.receiptPrefix,
    municipality: sent.municipality,
    round: sent.roundId,
    http_request: sent.httpRequest,
  };
}

function asRead({ id, state, draftVersion, revision }: Unchanged): unknown[] {
  return [id, state, draftVersion, revision];
}

function asJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
