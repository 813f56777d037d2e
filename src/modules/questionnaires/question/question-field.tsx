import type { ComponentChildren } from "preact";
import { Icon } from "../../../platform/ui/icons/icon.tsx";
import type { NodeState, Question } from "../../../xlsform/index.ts";
import { extraText } from "./extra-text.ts";
import { ChoiceField, CheckboxesField, choiceStyle } from "./choice-fields.tsx";
import { type FieldContext, fieldId, textAt } from "./field-context.ts";
import { questionWords } from "./question.messages.ts";
import { shownField } from "./read-answers.ts";
import { isAnswerable } from "./sections.ts";
import { inputText, shownValue } from "./shown-value.ts";

/** A question as a field of a form, named by its path, with its hint, its fault and all that belongs to it. */
export function QuestionField({ state, context }: { state: NodeState; context: FieldContext }) {
  const question = state.definition as Question;
  if (question.type === "note") return <Note state={state} question={question} context={context} />;
  if (!isAnswerable(state)) return <Computed state={state} question={question} context={context} />;
  return (
    <>
      <input type="hidden" name={shownField} value={state.path} />
      <Answerable state={state} question={question} context={context} />
    </>
  );
}

interface Asked {
  state: NodeState;
  question: Question;
  context: FieldContext;
}

function Answerable({ state, question, context }: Asked) {
  if (question.type === "select_multiple") return <CheckboxesField {...frameOf(state, question, context)} />;
  if (question.type !== "select_one") return <Typed state={state} question={question} context={context} />;
  return <ChoiceField {...frameOf(state, question, context)} style={choiceStyle(question, state.choices ?? [])} />;
}

/** What every kind of field shows around its control. */
export interface FieldFrame {
  state: NodeState;
  context: FieldContext;
  id: string;
  label: ComponentChildren;
  /** Hint, fault and what the page adds, each with the id by which the control names it. */
  about: ComponentChildren;
  describedBy: string | undefined;
  invalid: boolean;
}

/** Puts together label, hint and fault of a question. */
function frameOf(state: NodeState, question: Question, context: FieldContext): FieldFrame {
  const words = questionWords[context.lang];
  const id = fieldId(state.path);
  const hint = textAt(context, question.hint, state.path);
  const error = context.errors.get(state.path);
  const note = context.note?.(state);
  const ids = [hint && `${id}-h`, error && `${id}-e`, note && `${id}-p`].filter(Boolean);
  return {
    state,
    context,
    id,
    label: (
      <>
        {textAt(context, question.label, state.path) || question.name}
        {!state.required && <span class="font-normal mut"> ({words.optional})</span>}
      </>
    ),
    about: (
      <>
        {hint && (
          <p class="hint" id={`${id}-h`}>
            {hint}
          </p>
        )}
        {note && <div id={`${id}-p`}>{note}</div>}
        {error && (
          <p class="msg" id={`${id}-e`}>
            <Icon name="circle-alert" />
            <span>
              <span class="sr-only">{words.error}</span> {error}
            </span>
          </p>
        )}
      </>
    ),
    describedBy: ids.length > 0 ? ids.join(" ") : undefined,
    invalid: error !== undefined,
  };
}

function Typed({ state, question, context }: Asked) {
  const { id, label, about, describedBy, invalid } = frameOf(state, question, context);
  const unit = textAt(context, extraText(question.extra, "unit"), state.path);
  const described = [describedBy, unit && `${id}-u`].filter(Boolean).join(" ") || undefined;
  const control = (
    <Control
      state={state}
      question={question}
      context={context}
      attributes={{ id, "aria-describedby": described, "aria-invalid": invalid || undefined }}
    />
  );
  return (
    <div class={invalid ? "field err" : "field"}>
      <label class="label" for={id}>
        {label}
      </label>
      {about}
      {unit ? (
        <div class="affix">
          {control}
          <span id={`${id}-u`}>{unit}</span>
        </div>
      ) : (
        control
      )}
    </div>
  );
}

type ControlAttributes = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean | undefined };

function Control({ state, question, context, attributes }: Asked & { attributes: ControlAttributes }) {
  const value = inputText(question.type, state.value, context.lang);
  const named = { ...attributes, name: state.path };
  if (question.type === "integer" || question.type === "decimal") {
    const mode = question.type === "integer" ? "numeric" : "decimal";
    return <input {...named} class="input num" inputMode={mode} autocomplete="off" value={value} />;
  }
  if (question.type === "date") {
    // A date field would drop what is no date; what was typed stays to be seen and mended.
    const isDate = value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value);
    return isDate ? (
      <input {...named} class="input w10" type="date" value={value} />
    ) : (
      <input {...named} class="input w10" value={value} />
    );
  }
  if (question.appearance.includes("multiline")) {
    return (
      <textarea {...named} class="textarea" rows={5}>
        {value}
      </textarea>
    );
  }
  return <input {...named} class="input" value={value} />;
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
  const unit = textAt(context, extraText(question.extra, "unit"), state.path);
  return (
    <div class="field" id={fieldId(state.path)}>
      <p class="label">{label}</p>
      <p>
        {value === "" ? <span class="mut">{words.computedLater}</span> : <b>{unit ? `${value} ${unit}` : value}</b>}
      </p>
      <p class="hint">{words.computed}</p>
    </div>
  );
}
