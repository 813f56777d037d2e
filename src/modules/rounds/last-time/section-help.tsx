import { formatDate, formatFiscalYear } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber, formatPercent } from "../../../platform/i18n/numbers.ts";
import { TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { type AnswerValue, type NodeState, type Question, resolveText } from "../../../xlsform/engine.ts";
import { actionField, extraText, isAnswerable, openQuestions, type Section } from "../../questionnaires/fields.ts";
import { answerText } from "../answering.view.ts";
import type { Shown } from "../services/answering-page.ts";
import { carryAction, carrySectionAction, factAction } from "./help-actions.ts";
import { lastTimeWords } from "./last-time.messages.ts";
import { freeRoster, isGiven, lastAnswer, unlike } from "./last-time.rules.ts";
import { reasonField } from "./reasons.ts";

interface Helped {
  state: NodeState;
  answering: Shown;
  lang: Lang;
}

/** Under a field: last time's answer, or a fact that is known from elsewhere, with a button that takes it over. */
export function previous({ state, answering, lang }: Helped) {
  const { session, lastTime, facts } = answering;
  const last = lastAnswer(session, lastTime?.answers, state.path);
  const fact = facts?.[state.path];
  const isEmpty = !isGiven(state.value);
  const words = lastTimeWords[lang];
  const shows = (value: AnswerValue) => withUnit({ state, answering, lang }, value);
  const label = resolveText(state.definition.label, lang, session, state.path);
  const newer = fact && isEmpty && (last === undefined || fact.approvedOn > (lastTime?.approvedOn ?? ""));
  if (newer && shows(fact.value)) {
    const title = lang === "bn" ? fact.titleBn : fact.titleEn;
    return (
      <>
        {words.fact(title, formatDate(fact.approvedOn, lang))} <b>{shows(fact.value)}</b>{" "}
        <Use action={factAction(state.path)} words={words.use} label={label} />
      </>
    );
  }
  if (last === undefined || !lastTime || !shows(last)) return null;
  return (
    <>
      {words.last(formatFiscalYear(lastTime.period, lang))} <b>{shows(last)}</b>{" "}
      {isEmpty && <Use action={carryAction(state.path)} words={words.use} label={label} />}
    </>
  );
}

function Use({ action, words, label }: { action: string; words: string; label: string }) {
  return (
    <button class="btn btn-link !min-h-6 !p-0" type="submit" name={actionField} value={action}>
      {words}
      <span class="sr-only">: {label}</span>
    </button>
  );
}

function withUnit({ state, answering: { session }, lang }: Helped, value: AnswerValue): string {
  const text = answerText(state, value, session, lang);
  const unit = resolveText(extraText((state.definition as Question).extra, "unit"), lang, session, state.path);
  return text !== "" && unit !== "" ? `${text} ${unit}` : text;
}

/**
 * Under a question whose answer is very different from last time: by how much, and a place to say why. A warning, never a
 * refusal.
 */
export function WhyUnlike({ state, answering, lang }: Helped) {
  const { session, lastTime, reasons = {} } = answering;
  const before = lastAnswer(session, lastTime?.answers, state.path);
  if (!lastTime || !isAnswerable(state) || !unlike(before, state.value, lastTime.unlikeShare)) return null;
  const words = lastTimeWords[lang];
  return (
    <Note tone="warn">
      <p>
        <b>{byHowMuch(before as number, state.value as number, lang)}</b> {words.howUnlike}
      </p>
      <TextField
        name={reasonField(state.path)}
        label={words.reason}
        value={reasons[state.path] ?? ""}
        maxLength={2000}
      />
    </Note>
  );
}

/** A difference in words, as "43% more than last time". */
export function byHowMuch(before: number, now: number, lang: Lang): string {
  const words = lastTimeWords[lang];
  if (before === 0) return words.fromNone;
  const percent = formatPercent((Math.abs(now - before) / Math.abs(before)) * 100, lang);
  return now > before ? words.more(percent) : words.less(percent);
}

/** Above a section's questions: a button that fills all its empty ones as they were last time, where there is any. */
export function CarrySection({ section, answering, lang }: { section: Section; answering: Shown; lang: Lang }) {
  const { lastTime } = answering;
  if (!lastTime || !canCarry(section, answering)) return null;
  const words = lastTimeWords[lang];
  return (
    <div class="field noprint">
      <button class="btn" type="submit" name={actionField} value={carrySectionAction}>
        {words.carrySection}
      </button>
      <p class="hint">{words.carryHow(formatFiscalYear(lastTime.period, lang))}</p>
    </div>
  );
}

/** Whether last time has an answer for more than one question that is empty now. */
function canCarry(section: Section, { session, lastTime }: Shown): boolean {
  const last = lastTime?.answers ?? {};
  const empty = openQuestions(session, section).filter(({ value, path }) => !isGiven(value) && path in last);
  return empty.length > 1 || empty.some(({ path }) => freeRoster(session, path) !== undefined);
}

/** What a page says of what has just been taken over, or of answers that are very different from last time. */
export function HelpNote({ kind, count, lang }: { kind: "carried" | "unlike"; count: number; lang: Lang }) {
  const words = lastTimeWords[lang];
  const n = formatNumber(count, lang);
  return kind === "carried" ? (
    <Note live tone="info">
      <p>{words.carried(n)}</p>
    </Note>
  ) : (
    <Note live tone="warn">
      <p>
        <b>{words.askReasons(n)}</b> {words.askReasonsHow}
      </p>
    </Note>
  );
}
