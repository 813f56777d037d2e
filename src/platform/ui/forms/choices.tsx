import type { ComponentChildren } from "preact";
import { type FieldProps, FieldLabel, FieldNotes, FieldPrevious, wire } from "./field.tsx";
import { fieldId, FieldMessage } from "./form.tsx";

export interface Choice {
  value: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** Questions that follow this choice; always shown, so their words begin with what makes them apply. */
  reveal?: ComponentChildren;
}

export interface ChoicesProps extends FieldProps {
  /** One of several, or any of several. */
  kind: "radio" | "checkbox";
  choices: readonly Choice[];
  /** What is chosen: one value, or several for checkboxes. */
  value?: string | readonly string[] | null;
  /** What stands between the question and its choices: a search among them. */
  tools?: ComponentChildren;
  /** When a heading above asks the same. */
  labelHidden?: boolean;
}

/** Choices in a list; the whole row can be pressed. The first one carries the id that an error summary leads to. */
export function Choices({ kind, choices, value, labelHidden, tools, ...field }: ChoicesProps) {
  const { id, control } = wire(field);
  const chosen = typeof value === "string" ? [value] : (value ?? []);
  return (
    <fieldset class={field.error ? "field err" : "field"} aria-describedby={control["aria-describedby"]}>
      <legend class={labelHidden ? "sr-only" : "label"}>
        <FieldLabel {...field} />
      </legend>
      <FieldNotes {...field} />
      {tools}
      <div class="opts">
        {choices.map((choice, index) => (
          <>
            <label class="opt">
              <input
                type={kind}
                id={index === 0 ? id : undefined}
                name={field.name}
                value={choice.value}
                checked={chosen.includes(choice.value)}
                aria-invalid={control["aria-invalid"]}
              />
              <OptionText {...choice} />
            </label>
            {choice.reveal && <div class="reveal">{choice.reveal}</div>}
          </>
        ))}
      </div>
      <FieldPrevious {...field} />
    </fieldset>
  );
}

export interface CheckboxFieldProps {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  checked?: boolean;
  /** What is posted when it is ticked. */
  value?: string;
}

/** One box to tick: a consent, a confirmation. */
export function CheckboxField({ name, label, hint, error, checked, value = "yes" }: CheckboxFieldProps) {
  const id = fieldId(name);
  return (
    <div class={error ? "field err" : "field"}>
      {error && <FieldMessage id={`${id}-e`} message={error} />}
      <label class="opt">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked}
          aria-describedby={error ? `${id}-e` : undefined}
          aria-invalid={error ? "true" : undefined}
        />
        <OptionText label={label} hint={hint} />
      </label>
    </div>
  );
}

function OptionText({ label, hint }: Pick<Choice, "label" | "hint">) {
  return (
    <span>
      {label}
      {hint && (
        <>
          <br />
          <span class="mut">{hint}</span>
        </>
      )}
    </span>
  );
}
