import { promisify } from "node:util";
import { brotliCompress, type BrotliOptions, constants } from "node:zlib";
import { z } from "zod";
import type { Act } from "../../platform/auth/act.ts";
import { type Lang, languages } from "../../platform/i18n/lang.ts";
import { type Form, resolveText, type Text } from "../../xlsform/index.ts";
import { permits } from "../../platform/auth/actor.ts";
import { refusals } from "../../platform/errors/problem.ts";
import { type Answer, download, json } from "../../platform/http/answer.ts";
import { afterId, listing, listQuery, listSchema } from "../../platform/http/listing.ts";
import { api } from "../../platform/http/route.ts";
import { packDefinition } from "./packed-definition.ts";
import { formOf } from "./compiled-forms.ts";
import { inOneLanguage } from "./one-language.ts";
import { withWordsOf } from "./one-section.ts";
import { sectionsOf } from "./question/sections.ts";
import { faultDocument, questionnaireProblems } from "./questionnaires.errors.ts";
import { QuestionnaireParams, VersionParams, VersionQuery } from "./questionnaires.input.ts";
import {
  findQuestionnaire,
  findVersion,
  listQuestionnaires,
  type QuestionnaireVersion,
  versionByNumber,
  type VersionSummary,
} from "./questionnaires.queries.ts";
import { importWorkbook, publishDraft } from "./questionnaires.service.ts";

const Title = z.record(z.string(), z.string()).describe("By language code");
const State = z.enum(["draft", "published", "retired"]);
const FaultSchema = z.object({
  sheet: z.string(),
  row: z.int().nullable().describe("Counted from 1 with the header"),
  column: z.string().nullable().describe("The header's name"),
  path: z.string(),
  kind: z.string(),
  message: z.string(),
  suggestion: z.string().optional().describe("What was probably meant"),
});
const Version = z.object({
  number: z.int(),
  state: State,
  importedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
});
/** The title in the caller's language, and in all that the author wrote. */
const Titled = { title: z.string(), titles: Title };
const titled = (titles: Text, lang: Lang) => ({ title: resolveText(titles, lang), titles });

const Listed = z.object({ id: z.uuid(), formId: z.string(), ...Titled, versions: z.array(Version) });

const versionDocument = ({ number, state, importedAt, publishedAt }: VersionSummary) => ({
  number,
  state,
  importedAt,
  publishedAt,
});

const compress = promisify(brotliCompress);
const DefinitionSchema = z.looseObject({ formId: z.string(), title: Title, children: z.array(z.unknown()) });

export const questionnairesApi = [
  api({
    method: "GET",
    url: "/questionnaires",
    permission: "association:questionnaire:read",
    summary: "Lists the questionnaires, the newest first, with their versions.",
    query: listQuery,
    answer: { status: 200, schema: listSchema(Listed) },
    async handle(act, { query: { limit, cursor } }) {
      const { rows, total } = await listQuestionnaires(act.db, { limit, after: afterId(cursor) });
      const page = listing(rows, total, limit, ({ id }) => id);
      const items = page.items.map(({ id, formId, versions }) => ({
        id,
        formId,
        ...titled(versions[0]?.title ?? {}, act.lang),
        versions: versions.map(versionDocument),
      }));
      return json({ ...page, items });
    },
  }),
  api({
    method: "POST",
    url: "/questionnaires",
    permission: "association:questionnaire:edit",
    summary:
      "Imports an XLSForm workbook from the part `workbook` as a draft: the next version of the questionnaire of its form_id.",
    body: "multipart",
    answer: {
      status: 201,
      schema: z.object({ id: z.uuid(), version: z.int(), state: State, ...Titled, warnings: z.array(FaultSchema) }),
    },
    async handle(act, { form }) {
      const workbook = form.file("workbook");
      if (!workbook) throw refusals.badInput([{ path: "workbook", kind: "required", message: noWorkbook }]);
      const done = await importWorkbook(act, workbook, form.files("attachments"));
      if (!done.ok) throw questionnaireProblems.badWorkbook(done.errors, done.warnings, act.lang);
      const { questionnaireId: id, number: version, state, title, warnings } = done.version;
      return json(
        {
          id,
          version,
          state,
          ...titled(title, act.lang),
          warnings: warnings.map((fault) => faultDocument(fault, act.lang)),
        },
        201,
      );
    },
  }),
  api({
    method: "GET",
    url: "/questionnaires/:id",
    permission: "association:questionnaire:read",
    summary: "A questionnaire: its versions, and the structure of the newest or of the one asked for.",
    params: QuestionnaireParams,
    query: VersionQuery,
    answer: {
      status: 200,
      schema: Listed.extend({
        versions: z.array(Version.extend({ warnings: z.array(FaultSchema) })),
        version: z.int().describe("The version whose structure stands here"),
        structure: z.looseObject({ formId: z.string(), title: Title, children: z.array(z.unknown()) }),
      }),
    },
    async handle(act, { params, query }) {
      const questionnaire = await findQuestionnaire(act.db, params.id);
      const version = questionnaire && (await versionByNumber(act.db, params.id, query.version));
      if (!version) throw refusals.notFound();
      const { id, formId, versions } = questionnaire;
      return json({
        id,
        formId,
        ...titled(version.title, act.lang),
        versions: versions.map((each) =>
          Object.assign(versionDocument(each), {
            warnings: each.warnings.map((fault) => faultDocument(fault, act.lang)),
          }),
        ),
        version: version.number,
        structure: version.definition,
      });
    },
  }),
  api({
    method: "POST",
    url: "/questionnaires/:id/publish",
    permission: "association:questionnaire:edit",
    summary: "Publishes the draft; the version published before is retired.",
    params: QuestionnaireParams,
    answer: { status: 200, schema: z.object({ id: z.uuid(), version: z.int(), state: State }) },
    async handle(act, { params }) {
      const { number, state } = await publishDraft(act, params.id);
      return json({ id: params.id, version: number, state });
    },
  }),
  api({
    method: "GET",
    url: "/questionnaire-versions/:id",
    permission: "signed-in",
    summary: "The definition of a version that was published, which never changes: keep it as long as you like.",
    params: QuestionnaireParams,
    answer: { status: 200, schema: DefinitionSchema },
    handle: async (act, { params }) => {
      const { definition, state } = await readableVersion(act, params.id);
      return lasting(JSON.stringify(definition), state, "");
    },
  }),
  api({
    method: "GET",
    url: "/questionnaire-versions/:id/:language",
    permission: "signed-in",
    summary: "The same with the words of one language only, as much as a page in that language needs.",
    params: QuestionnaireParams.extend({ language: z.enum(languages) }),
    query: z.object({
      section: z.string().optional().describe("Only this section and the next come with the words of their questions"),
    }),
    headers: z.object({ "accept-encoding": z.string().default("") }),
    answer: { status: 200, schema: DefinitionSchema },
    handle: async (act, { params, query, headers }) => {
      const version = await readableVersion(act, params.id);
      const form = await formOf(act.db, params.id);
      const slug = sectionsOf(version.definition).find((each) => each.slug === query.section)?.slug;
      const pack = () => {
        const whole = inOneLanguage(version.definition, params.language, form.functions);
        return packDefinition(slug === undefined ? whole : withWordsOf(whole, slug, form.functions));
      };
      // A draft may be imported anew.
      if (version.state === "draft" || !takesBrotli(headers["accept-encoding"]))
        return lasting(pack(), version.state, headers["accept-encoding"]);
      return lastingBrotli(await keptBrotli(form, `${params.language} ${slug ?? ""}`, pack), version.state);
    },
  }),
  api({
    method: "GET",
    url: "/questionnaires/:id/versions/:version/workbook",
    permission: "association:questionnaire:read",
    summary: "The workbook that a version was imported from, byte for byte.",
    params: VersionParams,
    answer: { status: 200, types: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] },
    handle: (act, { params }) => workbookOf(act, params.id, params.version),
  }),
];

/** A version that this person may read: a draft only who may read questionnaires. @throws Problem `not-found` */
async function readableVersion(act: Act, id: string): Promise<QuestionnaireVersion> {
  const version = await findVersion(act.db, id);
  if (!version || (version.state === "draft" && !permits(act.actor, "association:questionnaire:read")))
    throw refusals.notFound();
  return version;
}

/** What one town asks for the next asks for, too; it goes with the form. */
const kept = new WeakMap<Form, Map<string, Promise<Buffer>>>();
/** More than a form of many sections has in both languages. */
const mostKept = 100;

function keptBrotli(form: Form, key: string, pack: () => string): Promise<Buffer> {
  let ofForm = kept.get(form);
  if (!ofForm) kept.set(form, (ofForm = new Map()));
  if (ofForm.size >= mostKept) ofForm.clear();
  const found = ofForm.get(key) ?? brotli(pack());
  ofForm.set(key, found);
  return found;
}

const takesBrotli = (encodings: string) => /\bbr\b/.test(encodings);
const brotli = (body: string) => compress(body, asWellAsFits(body));

/** A definition, to be kept by whom it was given to; a draft's may be imported anew. Compressed as well as it can be. */
async function lasting(body: string, state: QuestionnaireVersion["state"], encodings: string): Promise<Answer> {
  if (takesBrotli(encodings)) return lastingBrotli(await brotli(body), state);
  return { status: 200, type: definitionType, body, headers: keepHeaders(state) };
}

function lastingBrotli(body: Buffer, state: QuestionnaireVersion["state"]): Answer {
  return { status: 200, type: definitionType, body, headers: { ...keepHeaders(state), "content-encoding": "br" } };
}

const definitionType = "application/json; charset=utf-8";
const keepHeaders = (state: QuestionnaireVersion["state"]) => ({
  "cache-control": `private, ${state === "draft" ? "no-cache" : "max-age=31536000, immutable"}`,
});

/** The best compression takes a second for a form with thousands of choices, and then brings little. */
function asWellAsFits(body: string): BrotliOptions {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: body.length > 200_000 ? 6 : 11 } };
}

/** The kept workbook of a version as a download. @throws Problem `not-found` */
export async function workbookOf(act: Parameters<typeof importWorkbook>[0], id: string, number: number) {
  const version = await versionByNumber(act.db, id, number);
  const file = version && (await act.installation.files.find(act.db, version.workbookFileId));
  if (!file) throw refusals.notFound();
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return download(file.name || `${version.definition.formId}.xlsx`, type, act.installation.files.read(file));
}

const noWorkbook = { bn: "একটি এক্সেল ফাইল দিন", en: "Give an Excel workbook in the part named “workbook”" };
