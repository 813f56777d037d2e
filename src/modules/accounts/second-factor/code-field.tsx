import { Field, type FieldProps } from "../../../platform/ui/forms/field.tsx";

/** A code that is typed; what was typed is never sent back. @param digits whether a phone shows its keys for digits */
export function CodeField({ digits = true, ...field }: FieldProps & { digits?: boolean }) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          class={digits ? "input w10" : "input"}
          inputMode={digits ? "numeric" : undefined}
          autocomplete={digits ? "one-time-code" : "off"}
          autocapitalize="none"
          spellcheck={false}
          maxLength={100}
        />
      )}
    </Field>
  );
}
