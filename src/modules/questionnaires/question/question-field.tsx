import { Choices } from "../../../platform/ui/forms/choices.tsx";
import type { FieldProps } from "../../../platform/ui/forms/field.tsx";
import { fieldId, Hidden } from "../../../platform/ui/forms/form.tsx";
import { DateField, NumberField, SelectField, TextArea, TextField } from "../../../platform/ui/forms/inputs.tsx";
import type { NodeState, Question } from "../../../xlsform/index.ts";
import { extraText } from "./extra-text.ts";
import { type FieldContext, textAt } from "./field-context.ts";
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
      {context.note?.(state)}
      <Answerable {...asked} />
    </>
  );
}

function Answerable({ state, question, context }: Asked) {
  const field = fieldOf(state, question, context);
  const text = inputText(question.type, state.value, context.lang);
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
    case "date":
      return <DateField {...field} value={text} />;
    case "select_one":
      return <OneOf state={state} question={question} context={context} />;
    case "select_multiple":
      return <Choices {...field} kind="checkbox" choices={choicesOf(state, context)} value={chosenOf(state)} />;
    default:
      return question.appearance.includes("multiline") ? (
        <TextArea {...field} value={text} />
      ) : (
        <TextField {...field} value={text} />
      );
  }
}

function fieldOf(state: NodeState, question: Question, context: FieldContext): FieldProps {
  return {
    name: state.path,
    label: textAt(context, question.label, state.path) || question.name,
    hint: textAt(context, question.hint, state.path) || undefined,
    error: context.errors.get(state.path),
    prev: context.prev?.(state),
    optional: !state.required,
  };
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
  if (question.appearance.includes("minimal") || choices.length > mostRadios) {
    return <SelectField {...field} options={choices} value={chosen} />;
  }
  const clear = chosen !== "" && !state.required ? [{ value: "", label: questionWords[context.lang].clear }] : [];
  return <Choices {...field} kind="radio" choices={[...choices, ...clear]} value={chosen || null} />;
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
        {value === "" ? <span class="mut">{words.computedLater}</span> : <b>{unit ? `${value} ${unit}` : value}</b>}
      </p>
      {question.type === "calculate" && <p class="hint">{words.computed}</p>}
    </div>
  );
}
