import type { ComponentChildren } from "preact";
import { useFrame } from "../frame-context.ts";
import { Field, type FieldProps } from "./field.tsx";

type Width = "short" | "medium" | "full";

const widths: Record<Width, string> = { short: " w5", medium: " w10", full: "" };

export interface TextFieldProps extends FieldProps {
  /** What was typed, or what stands there at first. */
  value?: string | null;
  /** Which keys a phone shows. */
  keys?: "text" | "email" | "tel" | "url";
  autocomplete?: string;
  width?: Width;
  maxLength?: number;
}

/** A line of text. It is a text field for addresses too: what is wrong with one we tell ourselves, in the page's language. */
export function TextField({ value, keys, autocomplete, width = "full", maxLength, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          class={`input${widths[width]}`}
          inputMode={keys}
          // Neither an address nor a web link begins with a capital.
          autocapitalize={keys ? "none" : undefined}
          value={value ?? undefined}
          autocomplete={autocomplete}
          maxLength={maxLength}
        />
      )}
    </Field>
  );
}

export interface PasswordFieldProps extends FieldProps {
  /** `current-password`, or `new-password` where one is chosen. */
  autocomplete: "current-password" | "new-password";
}

/** A password; what was typed is never sent back. */
export function PasswordField({ autocomplete, ...field }: PasswordFieldProps) {
  return (
    <Field {...field}>
      {(control) => <input {...control} class="input" type="password" autocomplete={autocomplete} />}
    </Field>
  );
}

export interface NumberFieldProps extends FieldProps {
  /** A number, or what was typed. */
  value?: number | string | null;
  /** টাকা, কিলোমিটার: joined to the field. */
  unit?: string;
  /** Whether a decimal point is wanted on the phone's keys. */
  decimal?: boolean;
  width?: Width;
}

/** A number, typed in either script of digits with or without commas; read it with `parseNumber`. */
export function NumberField({ value, unit, decimal, width = "medium", ...field }: NumberFieldProps) {
  const { f } = useFrame();
  const text = typeof value === "number" ? f.number(value) : (value ?? undefined);
  return (
    <Field {...field}>
      {({ "aria-describedby": about, ...control }) => {
        const described = [about, unit && `${control.id}-u`].filter(Boolean).join(" ") || undefined;
        const input = (
          <input
            {...control}
            aria-describedby={described}
            class={`input num${unit ? "" : widths[width]}`}
            inputMode={decimal ? "decimal" : "numeric"}
            autocomplete="off"
            value={text}
          />
        );
        if (!unit) return input;
        return (
          <div class="affix">
            {input}
            <span id={`${control.id}-u`}>{unit}</span>
          </div>
        );
      }}
    </Field>
  );
}

export interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
}

/** Several lines of text. */
export function TextArea({ value, rows = 4, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(control) =>
        typeof document === "undefined" ? (
          // A browser drops the first line break of a textarea's source, so one that was typed is written twice.
          <textarea {...control} class="textarea" rows={rows}>
            {value?.startsWith("\n") ? `\n${value}` : value}
          </textarea>
        ) : (
          <textarea {...control} class="textarea" rows={rows} value={value} />
        )
      }
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export interface SelectFieldProps extends FieldProps {
  options: readonly Option[];
  value?: string | null;
  /** The first line, chosen when nothing is; `false` leaves it out. */
  blank?: string | false;
  width?: Width;
}

/** One of many. */
export function SelectField({ options, value, blank, width = "full", ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} class={`select${widths[width]}`}>
          <Options options={options} value={value} blank={blank} />
        </select>
      )}
    </Field>
  );
}

/** The lines of a list to choose from. */
export function Options({ options, value, blank }: Pick<SelectFieldProps, "options" | "value" | "blank">) {
  const { t } = useFrame();
  return (
    <>
      {blank !== false && <option value="">{blank ?? t.choose}</option>}
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </>
  );
}

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or what was typed by a browser that has no calendar. */
  value?: string | null;
  min?: string;
  max?: string;
}

/** A day. What is no day stays as it was typed, in a plain field: a calendar would drop it. */
export function DateField({ value, min, max, ...field }: DateFieldProps) {
  const typed = value ?? "";
  const isDay = typed === "" || /^\d{4}-\d{2}-\d{2}$/.test(typed);
  return (
    <Field {...field}>
      {(control) =>
        isDay ? (
          <input {...control} class="input w10" type="date" value={typed} min={min} max={max} />
        ) : (
          <input {...control} class="input w10" value={typed} />
        )
      }
    </Field>
  );
}

export interface FileFieldProps extends FieldProps {
  /** Types or endings, as `.xlsx,.csv`. */
  accept?: string;
  /** Whether several files may be chosen. */
  several?: boolean;
  /** What was sent before, kept unless a new file is chosen. */
  kept?: ComponentChildren;
}

/** A file; its form needs `files`. */
export function FileField({ accept, several, kept, ...field }: FileFieldProps) {
  return (
    <Field {...field} prev={kept ?? field.prev}>
      {(control) => <input {...control} class="input file" type="file" accept={accept} multiple={several} />}
    </Field>
  );
}
