import { z } from "zod";
import type { Act } from "../../platform/auth/act.ts";
import { Problem } from "../../platform/errors/problem.ts";
import { type Answer, download, html, seeOther } from "../../platform/http/answer.ts";
import type { FormFields } from "../../platform/http/form-fields.ts";
import { page } from "../../platform/http/route.ts";
import { formatNumber } from "../../platform/i18n/numbers.ts";
import { officeDay } from "../../platform/i18n/office-day.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import {
  findVersion,
  paperFileName,
  PaperPage,
  paperPdf,
  type Pasted,
  pasteFaultWords,
  type PaperProps,
  largestPage,
  takeAnswers,
  takeRosterAction,
  actionField,
  fieldId,
} from "../questionnaires/index.ts";
import { callPath } from "./desk/desk.paths.ts";
import { callUnderWay, waitsForTown } from "./desk/desk.service.ts";
import { CheckPage } from "./pages/answering/check.page.tsx";
import { roundTitle, townName } from "./pages/answering/parts.tsx";
import { ReceiptPage } from "./pages/answering/receipt.page.tsx";
import { SectionPage, type SectionNote } from "./pages/answering/section.page.tsx";
import { TaskListPage } from "./pages/answering/task-list.page.tsx";
import { WorkPage } from "./pages/answering/work.page.tsx";
import { dueOf } from "./deadline/deadline.rules.ts";
import { progressOf } from "./answering.view.ts";
import { reasonField } from "./last-time/reasons.ts";
import { answersPaperPdfPath, answersPath, checkPath, receiptPath, sectionPath } from "./rounds.paths.ts";
import { answerSection, requireSection, type SectionOutcome } from "./services/answer-section.ts";
import { sessionOf } from "./services/answer-response.ts";
import { answerable, type Answering } from "./services/answering-page.ts";
import { myWork } from "./services/my-work.ts";
import { readableResponse } from "./services/read-response.ts";
import { findRevision } from "./responses.queries.ts";
import type { Difference } from "./rounds.rules.ts";
import { submitResponse, theDraft } from "./services/accept-answers.ts";
import { refusals } from "../../platform/errors/problem.ts";

const Params = z.object({ id: z.uuid() });
const SectionParams = z.object({ id: z.uuid(), section: z.string().min(1).max(300) });
const count = z.coerce.number().int().min(1).max(9999).optional().catch(undefined);
/** As much of a name as is looked for. */
const longestSearch = 100;
const words = z.string().max(500).optional().catch(undefined);
const SectionQuery = z.object({ more: count, carried: count, unlike: count, pasted: count, find: words, text: words });

/** A municipality's own pages: what is asked, section by section, check, submit, receipt. */
export const answeringPages = [
  page({
    method: "GET",
    url: "/work",
    permission: "signed-in",
    handle: async (act, _input, view) =>
      html(renderPage(<WorkPage view={view} work={await myWork(act)} actor={act.actor} today={officeDay(act.now)} />)),
  }),
  page({
    method: "GET",
    url: "/answers/:id",
    permission: "municipality:response:answer",
    params: Params,
    handle: async (act, { params }, view) => {
      const answering = await answerable(act, params.id);
      return html(
        renderPage(
          <TaskListPage view={view} answering={answering} progress={progressOf(answering.session, act.lang)} />,
        ),
      );
    },
  }),
  page({
    method: "GET",
    url: "/answers/:id/sections/:section",
    permission: "municipality:response:answer",
    params: SectionParams,
    query: SectionQuery,
    handle: async (act, { params, query }, view) => {
      const answering = await answerable(act, params.id);
      if (answering.closed) return seeOther(answersPath(act.lang, params.id));
      const notes: SectionNote[] = (["more", "carried", "unlike", "pasted"] as const).flatMap((kind) => {
        const n = query[kind];
        return n ? [{ kind, count: n }] : [];
      });
      const searched = query.find ? { path: query.find, text: query.text ?? "" } : undefined;
      return sectionAnswer(answering, params.section, view, { notes, searched });
    },
  }),
  page({
    method: "POST",
    url: "/answers/:id/sections/:section",
    permission: "municipality:response:answer",
    params: SectionParams,
    largestUpload: largestPage,
    handle: async (act, { params, form }, view) => {
      try {
        const outcome = await answerSection(act, params.id, params.section, form);
        return await answerOf(act, outcome, params, view);
      } catch (error) {
        if (error instanceof Problem && error.status === 409) return notSaved(act, error, params, form, view);
        throw error;
      }
    },
  }),
  page({
    method: "GET",
    url: "/answers/:id/check",
    permission: "municipality:response:answer",
    params: Params,
    handle: async (act, { params }, view) => {
      const answering = await answerable(act, params.id);
      return html(renderPage(<CheckPage view={view} answering={answering} acknowledged />));
    },
  }),
  page({
    method: "GET",
    url: "/answers/:id/paper",
    permission: "municipality:response:answer",
    params: Params,
    handle: async (act, { params }, view) => {
      const paper = await paperOf(act, params.id);
      const pdf = answersPaperPdfPath(act.lang, params.id);
      return html(renderPage(<PaperPage {...{ view, paper, pdf }} back={answersPath(act.lang, params.id)} />));
    },
  }),
  page({
    method: "GET",
    url: "/answers/:id/paper/pdf",
    permission: "municipality:response:answer",
    params: Params,
    handle: async (act, { params }) => {
      const paper = await paperOf(act, params.id);
      return download(paperFileName(paper), "application/pdf", await paperPdf(paper));
    },
  }),
  page({
    method: "POST",
    url: "/answers/:id/submit",
    permission: "municipality:response:answer",
    params: Params,
    handle: async (act, { params, form }, view) => {
      if (!form.has("acknowledge")) {
        const answering = await answerable(act, params.id);
        return html(renderPage(<CheckPage view={view} answering={answering} acknowledged={false} />), 422);
      }
      try {
        const call = await callUnderWay(act, params.id);
        await submitResponse(act, { id: params.id }, { ...theDraft, channel: call ? "telephone" : "web" });
        return seeOther(call ? callPath(act.lang, call.id) : receiptPath(act.lang, params.id));
      } catch (error) {
        // Pressed twice, or sent again after a time-out: it has been submitted, and the receipt says so.
        if (error instanceof Problem && error.code === "response-locked")
          return seeOther(receiptPath(act.lang, params.id));
        if (!(error instanceof Problem) || error.code !== "answers-not-ready") throw error;
        return html(
          renderPage(<CheckPage view={view} answering={await answerable(act, params.id)} acknowledged />),
          422,
        );
      }
    },
  }),
  page({
    method: "GET",
    url: "/answers/:id/receipt",
    permission: "municipality:response:read",
    params: Params,
    handle: async (act, { params }, view) => {
      const found = await readableResponse(act, { id: params.id });
      const revision = await findRevision(act.db, found.response.id, found.response.revision);
      if (!revision) throw refusals.notFound();
      const typed = await waitsForTown(act, found, revision.revision);
      const facts = { found, revision: revision.revision, by: revision.by, typed };
      return html(renderPage(<ReceiptPage view={view} {...facts} />));
    },
  }),
];

/** Where a posted section leads. */
async function answerOf(
  act: Act,
  outcome: SectionOutcome,
  params: z.output<typeof SectionParams>,
  view: PageView,
): Promise<Answer> {
  const { lang } = act;
  const here = sectionPath(lang, params.id, params.section);
  switch (outcome.kind) {
    case "roster":
      return seeOther(`${here}#${encodeURIComponent(fieldId(outcome.path))}`);
    case "search": {
      const { path, text } = outcome;
      const search = new URLSearchParams({ find: path, text: text.slice(0, longestSearch) });
      return seeOther(`${here}?${search}#${encodeURIComponent(fieldId(path))}`);
    }
    case "pasted":
      return seeOther(`${here}?pasted=${outcome.count}#${encodeURIComponent(fieldId(outcome.path))}`);
    case "not-pasted": {
      const answering = await answerable(act, params.id);
      const { path, pasted, session } = outcome;
      const errors = new Map([[path, pasteFaultWords[lang].notTaken(formatNumber(pasted.faults.length, lang))]]);
      const extras = { errors, pasted: { path, pasted }, status: 422 };
      return sectionAnswer({ ...answering, session }, params.section, view, extras);
    }
    case "list":
      return seeOther(answersPath(lang, params.id));
    case "next":
      return seeOther(
        outcome.section ? sectionPath(lang, params.id, outcome.section.slug) : checkPath(lang, params.id),
      );
    case "more":
      return seeOther(`${here}?more=${outcome.count}#${encodeURIComponent(fieldId(outcome.path))}`);
    case "carried": {
      const at = outcome.path === null ? "" : `#${encodeURIComponent(fieldId(outcome.path))}`;
      return seeOther(outcome.one || outcome.count === 0 ? `${here}${at}` : `${here}?carried=${outcome.count}`);
    }
    case "unlike":
      return seeOther(`${here}?unlike=${outcome.count}#${encodeURIComponent(fieldId(reasonField(outcome.path)))}`);
    case "faults": {
      const answering = await answerable(act, params.id);
      return sectionAnswer({ ...answering, session: outcome.session }, params.section, view, {
        errors: outcome.faults,
        status: 422,
      });
    }
    case "conflict": {
      const answering = await answerable(act, params.id);
      const conflict = { conflicts: outcome.conflicts, savedBy: outcome.savedBy };
      return sectionAnswer({ ...answering, session: outcome.session }, params.section, view, { conflict, status: 409 });
    }
  }
}

/** The page again with what was typed, when it came too late to be saved: nothing that someone wrote is thrown away. */
async function notSaved(
  act: Act,
  problem: Problem,
  params: z.output<typeof SectionParams>,
  form: FormFields,
  view: PageView,
): Promise<Answer> {
  const answering = await answerable(act, params.id);
  const session = await sessionOf(act, answering.found, answering.answers);
  takeAnswers(session, form);
  takeRosterAction(session, form.text(actionField));
  const notes: SectionNote[] = [{ kind: "not-saved", why: problem.title[act.lang] }];
  return sectionAnswer({ ...answering, session }, params.section, view, { notes, status: 409 });
}

interface SectionExtras {
  errors?: Map<string, string>;
  conflict?: { conflicts: Difference[]; savedBy: string | null };
  notes?: SectionNote[];
  searched?: { path: string; text: string } | undefined;
  pasted?: { path: string; pasted: Pasted };
  status?: number;
}

function sectionAnswer(answering: Answering, slug: string, view: PageView, extras: SectionExtras): Answer {
  const section = requireSection(answering.session, slug);
  const body = renderPage(
    <SectionPage
      view={view}
      answering={answering}
      section={section}
      errors={extras.errors ?? new Map()}
      conflict={extras.conflict ?? null}
      notes={extras.notes ?? []}
      {...(extras.searched && { searched: extras.searched })}
      {...(extras.pasted && { pasted: extras.pasted })}
    />,
  );
  return html(body, extras.status ?? 200);
}

/** The questionnaire of a response on paper, with who answers and until when. */
async function paperOf(act: Act, responseId: string): Promise<PaperProps> {
  const { found } = await answerable(act, responseId);
  const version = await findVersion(act.db, found.round.versionId);
  if (!version) throw refusals.notFound();
  const asked = { municipality: townName(found, act.lang), dueOn: dueOf(found.round, found.response) };
  const { definition, number } = version;
  return { lang: act.lang, definition, version: number, title: roundTitle(found, act.lang), asked };
}
