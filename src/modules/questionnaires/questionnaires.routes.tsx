import { z } from "zod";
import type { Act } from "../../platform/auth/act.ts";
import { refusals } from "../../platform/errors/problem.ts";
import { download, html, seeOther } from "../../platform/http/answer.ts";
import { afterId, listing } from "../../platform/http/listing.ts";
import { page } from "../../platform/http/route.ts";
import { renderPage } from "../../platform/ui/page.tsx";
import { resolveText } from "../../xlsform/index.ts";
import { ImportQuestionnairePage } from "./pages/import-questionnaire.page.tsx";
import { PreviewPage } from "./pages/preview.page.tsx";
import { QuestionnairePage } from "./pages/questionnaire.page.tsx";
import { QuestionnairesPage } from "./pages/questionnaires.page.tsx";
import type { PaperProps } from "./paper/paper-document.ts";
import { paperFileName, paperPdf } from "./paper/paper-pdf.ts";
import { PaperPage } from "./paper/paper.page.tsx";
import { workbookOf } from "./questionnaires.api.ts";
import { QuestionnaireParams, VersionParams, VersionQuery } from "./questionnaires.input.ts";
import { paperPdfPath, questionnairePath } from "./questionnaires.paths.ts";
import { mayEditQuestionnaires, mayOpenRounds } from "./questionnaires.policy.ts";
import { findQuestionnaire, listQuestionnaires, versionByNumber } from "./questionnaires.queries.ts";
import { importWorkbook, publishDraft } from "./questionnaires.service.ts";

const PageQuery = VersionQuery.extend({ done: z.enum(["imported", "published"]).optional().catch(undefined) });

/** A version that may be printed: drafts aren't asked of anybody yet. */
async function paperOf(
  { db, lang }: Act,
  { id, version: number }: z.output<typeof VersionParams>,
): Promise<PaperProps> {
  const version = await versionByNumber(db, id, number);
  if (!version || version.state === "draft") throw refusals.notFound();
  const { definition } = version;
  return { lang, definition, title: resolveText(version.title, lang) || definition.formId, version: number };
}

export const questionnairesPages = [
  page({
    method: "GET",
    url: "/questionnaires",
    permission: "association:questionnaire:read",
    query: z.object({ cursor: z.string().max(500).optional() }),
    async handle(act, { query }, view) {
      const { rows, total } = await listQuestionnaires(act.db, { limit: 25, after: afterId(query.cursor) });
      const { items, next } = listing(rows, total, 25, ({ id }) => id);
      const may = { mayEdit: mayEditQuestionnaires(act.actor), mayOpenRounds: mayOpenRounds(act.actor) };
      return html(renderPage(<QuestionnairesPage view={view} questionnaires={items} next={next} {...may} />));
    },
  }),
  page({
    method: "GET",
    url: "/questionnaires/import",
    permission: "association:questionnaire:edit",
    handle: async (_act, _input, view) => html(renderPage(<ImportQuestionnairePage view={view} />)),
  }),
  page({
    method: "POST",
    url: "/questionnaires/import",
    permission: "association:questionnaire:edit",
    async handle(act, { form }, view) {
      const workbook = form.file("workbook");
      if (!workbook) return html(renderPage(<ImportQuestionnairePage view={view} refused="no-file" />), 422);
      const done = await importWorkbook(act, workbook, form.files("attachments"));
      if (done.ok) return seeOther(`${questionnairePath(act.lang, done.version.questionnaireId)}?done=imported`);
      return html(renderPage(<ImportQuestionnairePage view={view} refused={{ file: workbook.name, ...done }} />), 422);
    },
  }),
  page({
    method: "GET",
    url: "/questionnaires/:id",
    permission: "association:questionnaire:read",
    params: QuestionnaireParams,
    query: PageQuery,
    async handle(act, { params, query }, view) {
      const questionnaire = await findQuestionnaire(act.db, params.id);
      const version = questionnaire && (await versionByNumber(act.db, params.id, query.version));
      if (!version) throw refusals.notFound();
      const may = { mayEdit: mayEditQuestionnaires(act.actor), mayOpenRounds: mayOpenRounds(act.actor) };
      return html(
        renderPage(
          <QuestionnairePage view={view} questionnaire={questionnaire} version={version} done={query.done} {...may} />,
        ),
      );
    },
  }),
  page({
    method: "POST",
    url: "/questionnaires/:id/publish",
    permission: "association:questionnaire:edit",
    params: QuestionnaireParams,
    async handle(act, { params }) {
      await publishDraft(act, params.id);
      return seeOther(`${questionnairePath(act.lang, params.id)}?done=published`);
    },
  }),
  page({
    method: "GET",
    url: "/questionnaires/:id/preview/:version",
    permission: "association:questionnaire:read",
    params: VersionParams,
    async handle(act, { params }, view) {
      const version = await versionByNumber(act.db, params.id, params.version);
      if (!version) throw refusals.notFound();
      return html(renderPage(<PreviewPage view={view} version={version} />));
    },
  }),
  page({
    method: "GET",
    url: "/questionnaires/:id/paper/:version",
    permission: "association:questionnaire:read",
    params: VersionParams,
    async handle(act, { params }, view) {
      const back = questionnairePath(act.lang, params.id, params.version);
      const pdf = paperPdfPath(act.lang, params.id, params.version);
      return html(renderPage(<PaperPage {...{ view, back, pdf }} paper={await paperOf(act, params)} />));
    },
  }),
  page({
    method: "GET",
    url: "/questionnaires/:id/paper/:version/pdf",
    permission: "association:questionnaire:read",
    params: VersionParams,
    async handle(act, { params }) {
      const paper = await paperOf(act, params);
      return download(paperFileName(paper), "application/pdf", await paperPdf(paper));
    },
  }),
  page({
    method: "GET",
    url: "/questionnaires/:id/versions/:version/workbook",
    permission: "association:questionnaire:read",
    params: VersionParams,
    handle: (act, { params }) => workbookOf(act, params.id, params.version),
  }),
];
