import type { ComponentChildren } from "preact";
import { useFrame } from "./frame-context.ts";

/** A section to fill in; without an address it isn't open yet. */
export interface Task {
  label: ComponentChildren;
  href?: string;
  hint?: ComponentChildren;
  /** Its state, as a `Badge`. */
  badge: ComponentChildren;
}

/** Sections with their states. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul class="tasks">
      {tasks.map(({ label, href, hint, badge }) => (
        <li>
          {href ? (
            <a class="a" href={href}>
              {label}
            </a>
          ) : (
            <span class="mut text-lg">{label}</span>
          )}
          {hint && <span class="hint">{hint}</span>}
          {badge}
        </li>
      ))}
    </ul>
  );
}

/** One line of a summary. */
export interface SummaryRow {
  label: string;
  /** Nothing is shown as not known. */
  value: ComponentChildren;
  /** A smaller line under the value: last year's, what was confirmed. */
  note?: ComponentChildren;
  /** Where it can be changed. */
  change?: string;
}

/** Answers to check, each with a link to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const { t } = useFrame();
  return (
    <dl class="dl">
      {rows.map(({ label, value, note, change }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <Value value={value} />
            {note && <span class="block sm mut">{note}</span>}
          </dd>
          {change && (
            <dd class="do">
              <a href={change}>
                {t.change}
                <span class="sr-only">, {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** Plain facts: name and value side by side. */
export function Facts({ rows }: { rows: readonly Pick<SummaryRow, "label" | "value">[] }) {
  return (
    <dl class="dl kv">
      {rows.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { value: ComponentChildren }) {
  const { t } = useFrame();
  const missing = value === null || value === undefined || value === "";
  return missing ? <span class="mut">{t.unknown}</span> : <>{value}</>;
}

/** What happens next, numbered. */
export function Steps({ steps }: { steps: readonly ComponentChildren[] }) {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li>
          <p>{step}</p>
        </li>
      ))}
    </ol>
  );
}
