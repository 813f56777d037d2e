import type { ComponentChildren } from "preact";
import { csrfField } from "../../http/csrf-names.ts";
import { useFrame } from "../frame-context.ts";
import { Icon } from "../icons/icon.tsx";

export interface FormProps {
  action: string;
  /** For forms that carry files. */
  files?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** A form that posts, with the token that proves it came from us. What is wrong is told by us, so the browser doesn't check. */
export function Form({ action, files, class: more, children }: FormProps) {
  const { csrf } = useFrame();
  return (
    <form
      class={more ? `form ${more}` : "form"}
      method="post"
      action={action}
      encType={files ? "multipart/form-data" : undefined}
      noValidate
    >
      <Hidden name={csrfField} value={csrf} />
      {children}
    </form>
  );
}

/** A value that goes along with a form. */
export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}

/** A form of one button, for an action in a row: its look is of a link unless told otherwise. */
export function ButtonForm({ action, label, object, look = "link", values = {} }: ButtonFormProps) {
  const { csrf } = useFrame();
  return (
    <form method="post" action={action}>
      {Object.entries({ [csrfField]: csrf, ...values }).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <button type="submit" class={buttonLooks[look]}>
        {label}
        {object && <span class="sr-only"> {object}</span>}
      </button>
    </form>
  );
}

const buttonLooks = { plain: "btn", primary: "btn btn-primary", danger: "btn btn-error", link: "btn btn-link" };

export interface ButtonFormProps {
  action: string;
  label: string;
  /** What the action is done to, for those who hear the button alone. */
  object?: string;
  look?: keyof typeof buttonLooks;
  values?: Record<string, string>;
}

/** A fault and the field that it belongs to. */
export interface FieldError {
  /** The field's name; the summary leads to it. */
  name: string;
  message: string;
}

/**
 * What must be put right before the page can be taken, with a link to each place. It gets the focus when the page opens;
 * nothing when there is no fault. Give `Page` the same by `faulty`.
 */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const { t, f } = useFrame();
  if (errors.length === 0) return null;
  return (
    <div class="errsum" role="alert" tabIndex={-1} autofocus aria-labelledby="error-summary">
      <h2 id="error-summary">{t.mend(f.integer(errors.length))}</h2>
      <p>{t.kept}</p>
      <ul>
        {errors.map(({ name, message }) => (
          <li>
            <a href={`#${fieldId(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The id of the field of this name: what may stand in a link is kept, the rest becomes a hyphen. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-")}`;
}

/** The message at a field. */
export function FieldMessage({ id, message }: { id: string; message: string }) {
  const { t } = useFrame();
  return (
    <p class="msg" id={id}>
      <Icon name="circle-alert" />
      <span>
        <span class="sr-only">{t.error}</span> {message}
      </span>
    </p>
  );
}
