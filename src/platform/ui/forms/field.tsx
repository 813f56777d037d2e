import type { ComponentChildren } from "preact";
import { useFrame } from "../frame-context.ts";
import { Icon } from "../icons/icon.tsx";
import { fieldId, FieldMessage } from "./form.tsx";

/** What every kind of field takes. */
export interface FieldProps {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** What is wrong with what was typed, and how to mend it. */
  error?: string;
  /** The last answer, to compare with. */
  prev?: ComponentChildren;
  /** Says that it may stay empty. */
  optional?: boolean;
}

/** What a control must carry so that it belongs to its label, hint, message and last answer. */
export interface ControlProps {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
}

/** A question with one control, which `children` draws from the wiring that it is given. */
export function Field({ children, ...field }: FieldProps & { children: (control: ControlProps) => ComponentChildren }) {
  const { id, control } = wire(field);
  return (
    <div class={field.error ? "field err" : "field"}>
      <label class="label" for={id}>
        <FieldLabel {...field} />
      </label>
      <FieldNotes {...field} />
      {children(control)}
      <FieldPrevious {...field} />
    </div>
  );
}

/** Ids of a field's parts, and the attributes that tie them together. */
export function wire({ name, hint, error, prev }: FieldProps): { id: string; control: ControlProps } {
  const id = fieldId(name);
  const parts = [hint && `${id}-h`, error && `${id}-e`, prev && `${id}-p`].filter(Boolean);
  return {
    id,
    control: { id, name, "aria-describedby": parts.join(" ") || undefined, "aria-invalid": error ? "true" : undefined },
  };
}

/** The words of a label. */
export function FieldLabel({ label, optional }: FieldProps) {
  const { t } = useFrame();
  return (
    <>
      {label}
      {optional && <span class="mut font-normal"> ({t.optional})</span>}
    </>
  );
}

/** Hint and message, between label and control. */
export function FieldNotes({ name, hint, error }: FieldProps) {
  const id = fieldId(name);
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      {error && <FieldMessage id={`${id}-e`} message={error} />}
    </>
  );
}

/** The last answer, under the control. */
export function FieldPrevious({ name, prev }: FieldProps) {
  return prev ? (
    <p class="prev" id={`${fieldId(name)}-p`}>
      <Icon name="history" />
      <span>{prev}</span>
    </p>
  ) : null;
}
