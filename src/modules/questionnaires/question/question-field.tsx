import type { ComponentChildren } from "preact";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import type { FieldProps } from "../../../platform/ui/forms/field.tsx";
import { fieldId, Hidden } from "../../../platform/ui/forms/form.tsx";
import { DateField, NumberField, SelectField, TextArea, TextField } from "../../../platform/ui/forms/inputs.tsx";
import { isMedia, type NodeState, type Question, rangeOf } from "../../../xlsform/engine.ts";
import { extraText } from "./extra-text.ts";
import { type FieldContext, textAt } from "./field-context.ts";
import { FileField } from "./file-field.tsx";
import { mostListed } from "./find-fields.ts";
import { rareType } from "./known-types.ts";
import { numberText } from "./number-text.ts";
import { questionWords } from "./question.messages.ts";
import { shownField } from "./read-answers.ts";
import { isAnswerable } from "./sections.ts";
import { inputText, shownValue } from "./shown-value.ts";

/** The most choices that stand as a list of their own; more are folded into one line. */
const mostRadios = 8;

interface Asked {
  state: NodeState;
  question: Question;
  context: FieldContext;
}

/** A question as a field of a form, named by its path, with its hint, its fault and all that belongs to it. */
export function QuestionField({ state, context }: { state: NodeState; context: FieldContext }) {
  const question = state.definition as Question;
  const asked = { state, question, context };
  if (question.type === "note") return <Note {...asked} />;
  if (!isAnswerable(state)) return <Computed {...asked} />;
  return (
    <>
      <Hidden name={shownField} value={state.path} />
      <Answerable {...asked} />
      <HowTo {...asked} />
      {context.note?.(state)}
    </>
  );
}

function Answerable({ state, question, context }: Asked) {
  const field = fieldOf(state, question, context);
  if (isMedia(question.type)) {
    const name = typeof state.value === "string" ? state.value : "";
    // A browser fetches what few questionnaires ask for only where one does.
    const File = import.meta.env.SSR ? FileField : context.live?.FileField;
    const { lang, files } = context;
    return (
      <>
        {File && <File {...field} lang={lang} question={question} value={name} file={files?.get(name)} />}
        {question.appearance.includes("signature") && <FromDevice what="signature" state={state} context={context} />}
      </>
    );
  }
  const text = context.live?.typed(state.path) ?? inputText(question.type, state.value, context.lang);
  const Rare = rareType(question.type)?.Field;
  if (Rare) {
    const choices = choicesOf(state, context);
    return (
      <>
        <Rare {...field} {...{ text, choices }} type={question.type} lang={context.lang} value={state.value} />
        {question.type === "geopoint" && <FromDevice what="place" state={state} context={context} />}
      </>
    );
  }
  switch (question.type) {
    case "integer":
    case "decimal":
      return (
        <NumberField
          {...field}
          value={text}
          unit={unitOf(state, question, context)}
          decimal={question.type === "decimal"}
        />
      );
    case "range":
      return <NumberField {...field} value={text} unit={unitOf(state, question, context)} decimal />;
    case "date":
      return <DateField {...field} value={text} />;
    case "select_one":
      return <OneOf state={state} question={question} context={context} />;
    case "select_multiple":
      if (context.LongChoices && (state.choices?.length ?? 0) > mostListed)
        return <Long kind="checkbox" {...{ state, question, context }} />;
      return <Choices {...field} kind="checkbox" choices={choicesOf(state, context)} value={chosenOf(state)} />;
    default:
      return question.appearance.includes("multiline") ? (
        <TextArea {...field} value={text} />
      ) : (
        <TextField {...field} value={text} />
      );
  }
}

function FromDevice({ what, state, context: { live } }: Omit<Asked, "question"> & { what: "signature" | "place" }) {
  return live?.Device ? <live.Device path={state.path} what={what} /> : null;
}

function fieldOf(state: NodeState, question: Question, context: FieldContext): FieldProps {
  return {
    name: state.path,
    label: textAt(context, question.label, state.path) || question.name,
    hint: hintOf(state, question, context),
    error: context.errors.get(state.path),
    prev: context.prev?.(state),
    optional: !state.required,
  };
}

/** The author's hint, with what people must know to answer a question of this type. */
function hintOf(state: NodeState, question: Question, context: FieldContext): ComponentChildren {
  const hint = textAt(context, question.hint, state.path);
  const how = howToAnswer(question, context.lang);
  if (hint === "" || how === "") return hint || how || undefined;
  return (
    <>
      {hint}
      <br />
      {how}
    </>
  );
}

function howToAnswer(question: Question, lang: Lang): string {
  const words = questionWords[lang];
  const range = question.type === "range" ? rangeOf(question) : null;
  if (range) return words.range(numberText(range.from, lang), numberText(range.to, lang), numberText(range.step, lang));
  if (question.type === "rank") return words.rank;
  if (question.type === "geopoint") return words.point;
  return question.type === "geotrace" || question.type === "geoshape" ? words.points : "";
}

function unitOf(state: NodeState, question: Question, context: FieldContext): string | undefined {
  return textAt(context, extraText(question.extra, "unit"), state.path) || undefined;
}

function choicesOf({ choices = [], path }: NodeState, context: FieldContext): { value: string; label: string }[] {
  return choices.map(({ name, label }) => ({ value: name, label: textAt(context, label, path) || name }));
}

function chosenOf({ value }: NodeState): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
}

/**
 * One of several choices: radios while they are few, a list when they are many. A radio can't be taken back, so an
 * optional question that has an answer offers to take it away.
 */
function OneOf({ state, question, context }: Asked) {
  const field = fieldOf(state, question, context);
  const choices = choicesOf(state, context);
  const [chosen = ""] = chosenOf(state);
  const { live } = context;
  if (live?.LongList && choices.length > mostListed)
    return <live.LongList {...field} choices={choices} value={chosen} />;
  if (context.LongChoices && choices.length > mostListed)
    return <Long kind="radio" {...{ state, question, context }} />;
  if (question.appearance.includes("minimal") || choices.length > mostRadios) {
    return <SelectField {...field} options={choices} value={chosen} />;
  }
  const clear = chosen !== "" && !state.required ? [{ value: "", label: questionWords[context.lang].clear }] : [];
  return <Choices {...field} kind="radio" choices={[...choices, ...clear]} value={chosen || null} />;
}

function Long({ state, question, context, kind }: Asked & { kind: "radio" | "checkbox" }) {
  const field = fieldOf(state, question, context);
  const choices = choicesOf(state, context);
  const query = context.searched?.(state.path);
  const { LongChoices, lang } = context;
  return LongChoices ? <LongChoices {...field} {...{ kind, choices, query, lang }} chosen={chosenOf(state)} /> : null;
}

/** The author's guidance, opened at the question that it is about. */
function HowTo({ state, question, context }: Asked) {
  const guidance = textAt(context, question.guidance, state.path);
  if (guidance === "") return null;
  return (
    <details class="more !mt-0">
      <summary>
        {questionWords[context.lang].howTo}
        <span class="sr-only">: {textAt(context, question.label, state.path)}</span>
      </summary>
      <p class="hint">{guidance}</p>
    </details>
  );
}

/** A note says something between the questions; its line breaks are the author's. */
function Note({ state, question, context }: Asked) {
  const lines = textAt(context, question.label, state.path).split(/\n+/);
  const hint = textAt(context, question.hint, state.path);
  return (
    <div class="field">
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      {hint && <p class="hint">{hint}</p>}
    </div>
  );
}

/** What the form works out, or what the author locked: shown where it has a label, never asked. */
function Computed({ state, question, context }: Asked) {
  const label = textAt(context, question.label, state.path);
  if (label === "") return null;
  const words = questionWords[context.lang];
  const value = shownValue(state, context);
  const unit = unitOf(state, question, context);
  return (
    <div class="field" id={fieldId(state.path)}>
      <p class="label">{label}</p>
      <p>
        {value === "" ? (
          <span class="mut">{context.live ? words.computedSoon : words.computedLater}</span>
        ) : (
          <b>{unit ? `${value} ${unit}` : value}</b>
        )}
      </p>
      {question.type === "calculate" && <p class="hint">{words.computed}</p>}
    </div>
  );
}
