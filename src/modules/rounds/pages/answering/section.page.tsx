import type { ComponentChildren } from "preact";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../../platform/i18n/numbers.ts";
import { Breadcrumbs } from "../../../../platform/ui/layout.tsx";
import { Icon } from "../../../../platform/ui/icons/icon.tsx";
import { ErrorSummary, Form } from "../../../../platform/ui/forms/form.tsx";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { type NodeState, resolveText } from "../../../../xlsform/engine.ts";
import {
  actionField,
  asksForFiles,
  type FieldContext,
  type LiveFields,
  type Pasted,
  pasteWords,
  type Section,
  SectionFields,
  SectionGuidance,
  sectionsOf,
} from "../../../questionnaires/fields.ts";
import { LongChoices } from "../../../questionnaires/on-demand.ts";
import { Note } from "../../../../platform/ui/status.tsx";
import { sectionWords } from "../../section.messages.ts";
import { answerText, draftField, labelOf } from "../../answering.view.ts";
import { asideField } from "../../gave-way.ts";
import { answersPath, sectionPath } from "../../rounds.paths.ts";
import type { Shown } from "../../services/answering-page.ts";
import * as sectionHelp from "../../last-time/section-help.tsx";
import { CommentLine, Island, roundTitle, SavedLine, townName } from "./parts.tsx";

/** What helps to answer: what was answered last time, what is known from elsewhere. A browser fetches it where needed. */
export type SectionHelp = Omit<typeof sectionHelp, "byHowMuch">;

/** What a section's page has to say besides its questions. */
export type SectionNote =
  | { kind: "more" | "carried" | "unlike" | "pasted"; count: number }
  | { kind: "not-saved"; why: string };

export interface SectionProps {
  lang: Lang;
  answering: Shown;
  section: Section;
  /** What is wrong, by path. */
  errors: Map<string, string>;
  /** Questions that someone else changed meanwhile, and who. */
  conflict: { conflicts: { path: string; before: unknown; after: unknown }[]; savedBy: string | null } | null;
  notes: SectionNote[];
  /** What was looked for among the many choices of a question. */
  searched?: { path: string; text: string };
  /** Rows that were pasted into a roster and couldn't be taken. */
  pasted?: { path: string; pasted: Pasted };
  /** How one of very many choices is found. */
  LongChoices?: FieldContext["LongChoices"];
  /** What helps to answer, where something is known from before. */
  help?: SectionHelp;
  live?: LiveSection;
}

/** What a browser adds to a section's page. */
export interface LiveSection extends LiveFields {
  /** What is wrong at this moment, and may be said. */
  errors: FieldContext["errors"];
  /** Where stands what was written. */
  saved: ComponentChildren;
  /** There once it has been fetched, where the form has a question with very many choices. */
  LongChoices?: FieldContext["LongChoices"];
  /** What was pasted into the roster of this path and couldn't be taken. */
  pasted(path: string): Pasted | undefined;
  /** What was looked for among the many choices of the question of this path. */
  searched(path: string): string | undefined;
  /** What stands under a question besides: two people's answers to choose from. */
  note(state: NodeState): ComponentChildren;
}

/** One section as a page of questions. */
export function SectionPage({ view, ...props }: Omit<SectionProps, "lang"> & { view: PageView }) {
  const { answering, section, errors } = props;
  return (
    <Page view={view} title={sectionTitle(section, answering, view.lang)} faulty={errors.size > 0} live plain>
      <Island
        answering={answering}
        section={section.slug}
        plain={props.conflict !== null || props.notes.some(({ kind }) => kind === "not-saved")}
      >
        <SectionContent lang={view.lang} help={sectionHelp} LongChoices={LongChoices} {...props} />
      </Island>
    </Page>
  );
}

/** The title of a section, answers put into it. */
export function sectionTitle(section: Section, { session }: Shown, lang: Lang): string {
  return resolveText(section.title, lang, session);
}

/** What stands on a section's page, in the server and in a browser. */
export function SectionContent(props: SectionProps) {
  const { lang, answering, section, errors, conflict, notes, help, live } = props;
  const words = sectionWords[lang];
  const { found, session } = answering;
  const count = (n: number) => formatNumber(n, lang);
  const title = sectionTitle(section, answering, lang);
  const round = roundTitle(found, lang);
  const sections = sectionsOf(session.form.definition);
  const context = contextOf(props);
  const place = words.partOf(count(section.number), count(sections.length));
  return (
    <>
      <Breadcrumbs items={[{ label: round, href: answersPath(lang, found.response.id) }, { label: place }]} />
      {errors.size > 0 && <ErrorSummary errors={summaryOf(errors, answering, lang)} />}
      <div class="title !mb-3">
        <div>
          <p class="kick">{round}</p>
          <h1>{title}</h1>
        </div>
        {live?.saved ??
          (conflict || notes.some(({ kind }) => kind === "not-saved") ? null : (
            <SavedLine at={answering.savedAt} now={answering.today} lang={lang} />
          ))}
      </div>
      <Said notes={notes} conflict={conflict} answering={answering} help={help} lang={lang} />
      <div class="split q">
        <SectionGuidance section={section} context={context} />
        <Questions {...{ section, answering, context, help, conflict }} />
      </div>
    </>
  );
}

/** What the fields of a section have in common, and what stands around each. */
function contextOf({ lang, answering, errors, conflict, help, live, ...own }: SectionProps): FieldContext {
  const { searched, pasted, LongChoices } = own;
  const theirs = new Map(conflict?.conflicts.map(({ path, before }) => [path, before]));
  return {
    session: answering.session,
    lang,
    errors: live?.errors ?? errors,
    live,
    files: answering.files,
    pasted: (path) => (live ? live.pasted(path) : path === pasted?.path ? pasted.pasted : undefined),
    LongChoices: live?.LongChoices ?? LongChoices,
    searched: (path) => live?.searched(path) ?? (path === searched?.path ? searched.text : undefined),
    prev: (state) => help?.previous({ state, answering, lang }),
    note: (state) => (
      <>
        {/* While a number is being typed it differs from almost anything. */}
        {help && live?.typed(state.path) === undefined && <help.WhyUnlike {...{ state, answering, lang }} />}
        <UnderQuestion {...{ state, answering, theirs, lang }} />
        {live?.note(state)}
      </>
    ),
  };
}

/** Each fault with its question, so that the list can be read by itself. */
function summaryOf(errors: Map<string, string>, { session }: Shown, lang: Lang) {
  return [...errors].map(([path, message]) => ({ name: path, message: `${labelOf(session, path, lang)}: ${message}` }));
}

interface QuestionsProps {
  section: Section;
  answering: Shown;
  context: FieldContext;
  help: SectionHelp | undefined;
  conflict: SectionProps["conflict"];
}

function Questions({ section, answering, context, help, conflict }: QuestionsProps) {
  const { lang } = context;
  const words = sectionWords[lang];
  const { response } = answering.found;
  return (
    <Form action={sectionPath(lang, response.id, section.slug)} files={asksForFiles(section.nodes)}>
      <input type="hidden" name={draftField} value={response.draftVersion} />
      {conflict?.conflicts.map(({ path, after }) =>
        after === undefined ? null : <input type="hidden" name={asideField(path)} value={JSON.stringify(after)} />,
      )}
      <SectionFields
        section={section}
        context={context}
        enter="next"
        head={help && <help.CarrySection {...{ section, answering, lang }} />}
      />
      <div class="acts">
        <button class="btn btn-primary btn-block" name={actionField} value="next">
          {words.saveAndGoOn}
        </button>
        <button class="btn btn-link" name={actionField} value="list">
          {words.saveAndBack}
        </button>
      </div>
    </Form>
  );
}

/** What a page says before its questions. */
function Said({
  notes,
  conflict,
  answering,
  help,
  lang,
}: Pick<SectionProps, "notes" | "conflict" | "answering" | "help" | "lang">) {
  const words = sectionWords[lang];
  return (
    <>
      {notes.map((note) => (
        <NoteOf key={note.kind} note={note} help={help} lang={lang} />
      ))}
      {conflict && (
        <Note live tone="warn" icon="triangle-alert">
          <p>
            <b>{words.conflict(conflict.savedBy ?? words.someone)}</b> {words.conflictHow}
          </p>
        </Note>
      )}
      {answering.onBehalf && (
        <Note live tone="info" icon="info">
          <p>{words.onBehalf(townName(answering.found, lang))}</p>
        </Note>
      )}
    </>
  );
}

function NoteOf({ note, help, lang }: { note: SectionNote; help: SectionHelp | undefined; lang: Lang }) {
  const words = sectionWords[lang];
  if (note.kind === "carried" || note.kind === "unlike")
    return help ? <help.HelpNote kind={note.kind} count={note.count} lang={lang} /> : null;
  return note.kind !== "not-saved" ? (
    <Note live tone="info" icon="info">
      <p>
        {note.kind === "pasted"
          ? pasteWords[lang].taken(formatNumber(note.count, lang))
          : words.moreQuestions(formatNumber(note.count, lang))}
      </p>
    </Note>
  ) : (
    <Note live tone="warn" icon="triangle-alert">
      <p>
        <b>{words.notSaved}.</b> {note.why}
        {lang === "bn" ? "।" : "."} {words.notKept}
      </p>
    </Note>
  );
}

interface Under {
  state: NodeState;
  answering: Shown;
  theirs: Map<string, unknown>;
  lang: Lang;
}

/** A reviewer's comment on the question, and what someone else answered meanwhile. */
function UnderQuestion({ state, answering, theirs, lang }: Under) {
  const words = sectionWords[lang];
  const comments = answering.comments.filter(({ path }) => path === state.path);
  if (comments.length === 0 && !theirs.has(state.path)) return null;
  return (
    <>
      {comments.map((comment) => (
        <CommentLine key={comment.at.toISOString()} comment={comment} lang={lang} />
      ))}
      {theirs.has(state.path) && (
        <p class="prev">
          <Icon name="users" />
          <span>
            {words.theirAnswer(answerText(state, theirs.get(state.path), answering.session, lang) || words.emptyAnswer)}
          </span>
        </p>
      )}
    </>
  );
}
