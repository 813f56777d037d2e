import type { Lang } from "../../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../../platform/i18n/numbers.ts";
import { Breadcrumbs } from "../../../../platform/ui/layout.tsx";
import { SummaryList, type SummaryRow } from "../../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { type Problem as AnswerProblem, resolveText } from "../../../../xlsform/engine.ts";
import {
  fieldId,
  GivenFile,
  openQuestions,
  type Section,
  sectionOfPath,
  sectionsOf,
} from "../../../questionnaires/fields.ts";
import { Note } from "../../../../platform/ui/status.tsx";
import { missingFiles } from "../../attachments/attachments.view.ts";
import { answeringWords } from "../../answering.messages.ts";
import { sectionWords } from "../../section.messages.ts";
import {
  type AnswerLine,
  answerLines,
  hasAnswer,
  labelOf,
  progressOf,
  words as problemWords,
} from "../../answering.view.ts";
import { reasonWords } from "../../last-time/reasons.messages.ts";
import * as reasons from "../../last-time/reasons.ts";
import { answersPath, sectionPath, workPath } from "../../rounds.paths.ts";
import type { Shown } from "../../services/answering-page.ts";
import { Island, roundTitle, townName } from "./parts.tsx";
import { Submit } from "./submit-part.tsx";

interface Props {
  lang: Lang;
  answering: Shown;
  /** How one finds answers without a reason, where there is a last time. A browser has it where needed. */
  reasons?: Pick<typeof reasons, "reasonField" | "unexplained"> | undefined;
  /** False when the person pressed submit without saying that the records were looked at. */
  acknowledged: boolean;
}

/** All answers together, what is wrong with them, and the button that submits them. */
export function CheckPage({ view, ...props }: Omit<Props, "lang"> & { view: PageView }) {
  const { answering, acknowledged } = props;
  const faulty = !acknowledged || (!answering.closed && faultsOf(answering).length > 0);
  return (
    <Page view={view} title={checkTitle(answering, view.lang)} faulty={faulty} live plain>
      <Island answering={answering}>
        <CheckContent lang={view.lang} reasons={reasons} {...props} />
      </Island>
    </Page>
  );
}

/** The title of the page that shows all answers. */
export function checkTitle({ closed }: Shown, lang: Lang): string {
  return closed ? answeringWords[lang].answersTitle : answeringWords[lang].checkTitle;
}

/** An answer that can't be submitted, and why. */
type Fault = Pick<AnswerProblem, "path" | "message">;

function faultsOf({ session, files }: Shown): Fault[] {
  const faults: Fault[] = session.problems().filter(({ kind }) => kind !== "unknown");
  return files ? [...faults, ...missingFiles(session, files)] : faults;
}

/** What stands on the page of all answers, in the server and in a browser. */
export function CheckContent({ lang, answering, reasons, acknowledged }: Props) {
  const words = answeringWords[lang];
  const { found, session, closed } = answering;
  const sections = progressOf(session, lang).map(({ section }) => section);
  const title = checkTitle(answering, lang);
  const problems = closed ? [] : session.problems();
  const faults = closed ? [] : faultsOf(answering);
  const aside = problems.filter(({ kind }) => kind === "unknown").map(({ path }) => path);
  const crumbs = [
    { label: words.myWork, href: workPath(lang) },
    { label: roundTitle(found, lang), href: answersPath(lang, found.response.id) },
    { label: closed ? words.answersTitle : words.check },
  ];
  return (
    <>
      <Breadcrumbs items={crumbs} />
      {(faults.length > 0 || !acknowledged) && (
        <Faults faults={faults} acknowledged={acknowledged} answering={answering} lang={lang} />
      )}
      <div class="form !max-w-3xl">
        <p class="kick">
          {roundTitle(found, lang)}, {townName(found, lang)}
        </p>
        <h1>{title}</h1>
        {answering.onBehalf && !closed && (
          <Note live tone="info" icon="info">
            <p>{sectionWords[lang].onBehalf(townName(found, lang))}</p>
          </Note>
        )}
        {!closed && <Unanswered answering={answering} lang={lang} />}
        {!closed && <Unexplained {...{ answering, lang, reasons }} />}
        {aside.length > 0 && (
          <Note live tone="warn" icon="info">
            <p>{words.aside(aside.join(", "))}</p>
          </Note>
        )}
        {sections.map((section) => (
          <SectionAnswers key={section.slug} section={section} answering={answering} lang={lang} />
        ))}
        {!closed && (
          <Submit lang={lang} answering={answering} ready={faults.length === 0} acknowledged={acknowledged} />
        )}
      </div>
    </>
  );
}

interface FaultsProps {
  faults: Fault[];
  acknowledged: boolean;
  answering: Shown;
  lang: Lang;
}

function Faults({ faults, acknowledged, answering, lang }: FaultsProps) {
  const words = answeringWords[lang];
  const { session, found } = answering;
  const sections = sectionsOf(session.form.definition);
  return (
    <div class="errsum" role="alert" tabIndex={-1} autofocus aria-labelledby="faults">
      <h2 id="faults">{words.errorCount(formatNumber(faults.length + (acknowledged ? 0 : 1), lang))}</h2>
      <p>{words.kept}</p>
      <ul>
        {faults.map((fault) => {
          const section = sectionOfPath(sections, fault.path);
          return (
            <li key={fault.path}>
              <a
                href={
                  section ? `${sectionPath(lang, found.response.id, section.slug)}#${fieldId(fault.path)}` : "#main"
                }
              >
                {labelOf(session, fault.path, lang)}: {problemWords(fault, lang)}
              </a>
            </li>
          );
        })}
        {!acknowledged && (
          <li>
            <a href="#acknowledge">{words.acknowledgeMissing}</a>
          </li>
        )}
      </ul>
    </div>
  );
}

function Unanswered({ answering, lang }: { answering: Shown; lang: Lang }) {
  const words = answeringWords[lang];
  const { session, found } = answering;
  const empty = progressOf(session, lang).flatMap(({ section }) =>
    openQuestions(session, section)
      .filter((state) => !hasAnswer(state))
      .map(({ path }) => ({ path, page: sectionPath(lang, found.response.id, section.slug) })),
  );
  if (empty.length === 0) return null;
  return (
    <Note live tone="warn" icon="triangle-alert">
      <p>
        <b>{words.unanswered(formatNumber(empty.length, lang))}</b> {words.unansweredNote}
      </p>
      <details class="more">
        <summary>{words.whichUnanswered}</summary>
        <ul>
          {empty.map(({ path, page }) => (
            <li key={path}>
              <a class="a" href={`${page}#${fieldId(path)}`}>
                {labelOf(session, path, lang)}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </Note>
  );
}

/** Answers very different from last time without a word why, each with the way to where it can be said. */
function Unexplained({ answering, lang, reasons }: Pick<Props, "answering" | "lang" | "reasons">) {
  const { session, found } = answering;
  const paths = reasons?.unexplained(session, answering) ?? [];
  if (!reasons || paths.length === 0) return null;
  const words = reasonWords[lang];
  const sections = sectionsOf(session.form.definition);
  return (
    <Note live tone="warn" icon="triangle-alert">
      <p>
        <b>{words.unexplained(formatNumber(paths.length, lang))}</b> {words.unexplainedHow}
      </p>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <a
              class="a"
              href={`${sectionPath(lang, found.response.id, sectionOfPath(sections, path)!.slug)}#${fieldId(reasons.reasonField(path))}`}
            >
              {labelOf(session, path, lang)}
            </a>
          </li>
        ))}
      </ul>
    </Note>
  );
}

function SectionAnswers({ section, answering, lang }: { section: Section; answering: Shown; lang: Lang }) {
  const { session, found, closed } = answering;
  const lines = answerLines(session, section, lang);
  const title = `${formatNumber(section.number, lang)}. ${resolveText(section.title, lang, session)}`;
  const change = sectionPath(lang, found.response.id, section.slug);
  return (
    <section>
      <h2 class="mt-8">{title}</h2>
      {byHeading(lines).map(({ heading, own }) => (
        <>
          {heading && <h3 class="mt-4">{heading}</h3>}
          <SummaryList rows={own.map((line) => rowOf(line, closed ? null : change, answering, lang))} />
        </>
      ))}
    </section>
  );
}

function byHeading(lines: AnswerLine[]): { heading: string | null; own: AnswerLine[] }[] {
  const groups: { heading: string | null; own: AnswerLine[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && last.heading === line.heading) last.own.push(line);
    else groups.push({ heading: line.heading, own: [line] });
  }
  return groups;
}

/** An answer as a row; what the form computes can't be changed. */
function rowOf(line: AnswerLine, change: string | null, { files, reasons = {} }: Shown, lang: Lang): SummaryRow {
  const { path, label, text, isFile, computed } = line;
  const words = answeringWords[lang];
  const value = isFile && text ? <GivenFile lang={lang} name={text} file={files?.get(text)} /> : text;
  const reason = reasons[path];
  return {
    label,
    ...(reason && { note: reasonWords[lang].reasonGiven(reason) }),
    value: value || <span class="mut">{words.noAnswer}</span>,
    ...(computed ? { note: words.computed } : change && { change: `${change}#${fieldId(path)}` }),
  };
}
