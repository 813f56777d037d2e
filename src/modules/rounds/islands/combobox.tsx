import { useRef, useState } from "preact/hooks";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { Field, type FieldProps } from "../../../platform/ui/forms/field.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { islandWords } from "./island.messages.ts";
import { type Choice, search } from "./search-choices.ts";

/** As many as stand in the list at a time; the rest comes by typing. */
const mostShown = 8;

/** One of very many choices, found by typing a part of its name in either script. */
export function Combobox({ choices, value, ...field }: FieldProps & { choices: readonly Choice[]; value: string }) {
  const { lang } = useFrame();
  const words = islandWords[lang];
  const chosen = choices.find((choice) => choice.value === value)?.label ?? value;
  /** What is typed; null while nothing is being looked for. */
  const [query, look] = useState<string | null>(null);
  const [active, point] = useState(0);
  const kept = useRef<HTMLInputElement>(null);
  const found = query === null ? [] : search(choices, query);
  const shown = found.slice(0, mostShown);

  const choose = (next: string) => {
    look(null);
    if (next === value) return;
    kept.current!.value = next;
    kept.current!.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const leave = () => {
    if (query === null) return;
    // Who types a name in full means it; who empties the field wants none.
    if (query.trim() === "") choose("");
    else if (found.length === 1 || found[0]?.label === query.trim()) choose(found[0]!.value);
    else look(null);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (query === null) look("");
      else point((active + step + shown.length) % Math.max(1, shown.length));
    } else if (query !== null && event.key === "Enter") {
      // Enter would send the form.
      event.preventDefault();
      if (shown[active]) choose(shown[active].value);
    } else if (event.key === "Escape") look(null);
  };

  return (
    <Field {...field}>
      {({ name, id, ...control }) => (
        <div class="combo">
          <input
            {...control}
            id={id}
            class="input"
            role="combobox"
            aria-expanded={query !== null}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
            autocomplete="off"
            placeholder={words.search}
            value={query ?? chosen}
            onInput={(event) => {
              point(0);
              look(event.currentTarget.value);
            }}
            onKeyDown={press}
            onClick={(event) => {
              if (query === null) event.currentTarget.select();
            }}
            onBlur={leave}
          />
          <input type="hidden" name={name} value={value} ref={kept} />
          {query !== null && (
            // The field keeps the focus while a choice is pressed.
            <ul
              role="listbox"
              id={`${id}-list`}
              aria-label={words.search}
              onMouseDown={(event) => event.preventDefault()}
            >
              {shown.map((choice, index) => (
                <li
                  role="option"
                  id={`${id}-${index}`}
                  aria-selected={index === active}
                  onClick={() => choose(choice.value)}
                >
                  {choice.label}
                </li>
              ))}
            </ul>
          )}
          <p class="hint" role="status">
            {query === null ? "" : tally(found.length, lang)}
          </p>
        </div>
      )}
    </Field>
  );
}

/** How many were found, for those who don't see the list, and that there are more than it shows. */
function tally(found: number, lang: Lang): string {
  const words = islandWords[lang];
  if (found === 0) return words.none;
  return found > mostShown ? words.more(formatNumber(found - mostShown, lang)) : words.found(formatNumber(found, lang));
}
