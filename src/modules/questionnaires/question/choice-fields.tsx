import type { Choice, Question } from "../../../xlsform/index.ts";
import { type FieldContext, textAt } from "./field-context.ts";
import type { FieldFrame } from "./question-field.tsx";
import { questionWords } from "./question.messages.ts";

/** The most choices that stand as a list of their own; more are folded into one line. */
const mostRadios = 8;

/** How one of several choices is asked for. */
export function choiceStyle(question: Question, choices: readonly Choice[]): "radios" | "list" {
  return question.appearance.includes("minimal") || choices.length > mostRadios ? "list" : "radios";
}

function choiceText(context: FieldContext, choice: Choice, path: string): string {
  return textAt(context, choice.label, path) || choice.name;
}

/** One of several choices: radios while they are few, a list when they are many. */
export function ChoiceField({ style, ...frame }: FieldFrame & { style: "radios" | "list" }) {
  return style === "list" ? <ListField {...frame} /> : <RadiosField {...frame} />;
}

function ListField({ state, context, id, label, about, describedBy, invalid }: FieldFrame) {
  return (
    <div class={invalid ? "field err" : "field"}>
      <label class="label" for={id}>
        {label}
      </label>
      {about}
      <select
        class="select"
        id={id}
        name={state.path}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
      >
        <option value="">{questionWords[context.lang].choose}</option>
        {(state.choices ?? []).map((choice) => (
          <option value={choice.name} selected={state.value === choice.name}>
            {choiceText(context, choice, state.path)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A radio can't be taken back, so an optional question that has an answer offers to take it away. */
function RadiosField(frame: FieldFrame) {
  const { state, context } = frame;
  const answered = typeof state.value === "string" && state.value !== "";
  const clear = answered && !state.required ? [{ value: "", text: questionWords[context.lang].clear }] : [];
  const options = (state.choices ?? []).map((choice) => ({
    value: choice.name,
    text: choiceText(context, choice, state.path),
  }));
  return (
    <Options
      frame={frame}
      type="radio"
      options={[...options, ...clear]}
      isChosen={(value) => value !== "" && value === state.value}
    />
  );
}

/** Any of several choices. */
export function CheckboxesField(frame: FieldFrame) {
  const { state, context } = frame;
  const chosen = Array.isArray(state.value) ? state.value : [];
  const options = (state.choices ?? []).map((choice) => ({
    value: choice.name,
    text: choiceText(context, choice, state.path),
  }));
  return <Options frame={frame} type="checkbox" options={options} isChosen={(value) => chosen.includes(value)} />;
}

interface OptionsProps {
  frame: FieldFrame;
  type: "radio" | "checkbox";
  options: { value: string; text: string }[];
  isChosen(value: string): boolean;
}

/** The first option carries the question's id, so that an error summary leads to where one can act. */
function Options({ frame, type, options, isChosen }: OptionsProps) {
  const { state, id, label, about, describedBy, invalid } = frame;
  return (
    <fieldset class={invalid ? "field err" : "field"} aria-describedby={describedBy}>
      <legend class="label">{label}</legend>
      {about}
      <div class="opts">
        {options.map(({ value, text }, index) => (
          <label class="opt">
            <input
              type={type}
              id={index === 0 ? id : undefined}
              name={state.path}
              value={value}
              checked={isChosen(value)}
              aria-invalid={invalid || undefined}
            />{" "}
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
