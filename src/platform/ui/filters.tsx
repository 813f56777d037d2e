import type { ComponentChildren } from "preact";
import { type Option, Options } from "./forms/inputs.tsx";
import { Hidden } from "./forms/form.tsx";
import { useFrame } from "./frame-context.ts";

export interface FiltersProps {
  /** The page itself; what is chosen stands in its address. */
  action: string;
  /** What the address keeps besides, such as the order. */
  keep?: Record<string, string>;
  /** Where nothing is left out; given when something is. */
  clear?: string;
  /** `FilterSelect` and `FilterText`. */
  children: ComponentChildren;
}

/** What a list shows, chosen in its address so that it can be sent on. */
export function Filters({ action, keep = {}, clear, children }: FiltersProps) {
  const { t } = useFrame();
  return (
    <form class="filters" method="get" action={action}>
      {Object.entries(keep).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      {children}
      <div class="acts">
        <button class="btn" type="submit">
          {t.show}
        </button>
        {clear && (
          <a class="btn btn-link" href={clear}>
            {t.showAll}
          </a>
        )}
      </div>
    </form>
  );
}

interface FilterProps {
  name: string;
  label: string;
  value?: string | null;
}

/** One of several. @param all the first line, for every one of them */
export function FilterSelect({
  name,
  label,
  value,
  options,
  all,
}: FilterProps & { options: readonly Option[]; all: string }) {
  return (
    <div>
      <label for={`filter-${name}`}>{label}</label>
      <select class="select" id={`filter-${name}`} name={name}>
        <Options options={options} value={value} blank={all} />
      </select>
    </div>
  );
}

/** Words to look for. */
export function FilterText({ name, label, value }: FilterProps) {
  return (
    <div>
      <label for={`filter-${name}`}>{label}</label>
      <input class="input" id={`filter-${name}`} name={name} value={value ?? undefined} />
    </div>
  );
}
