import { Component } from "preact";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { Field, type FieldProps } from "../../../platform/ui/forms/field.tsx";
import { fieldId } from "../../../platform/ui/forms/form.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { type SearchedChoice, searchChoices } from "../../questionnaires/on-demand.ts";
import type { Question, Session } from "../../../xlsform/engine.ts";
import { findField } from "../../questionnaires/fields.ts";
import { islandWords } from "./island.messages.ts";

export { LongChoices } from "../../questionnaires/on-demand.ts";

/** As many as stand in the list at a time; the rest comes by typing. */
const mostShown = 8;

/**
 * Puts an empty field in the place of each search that the page brought for one of many choices: what is drawn there now is
 * built otherwise, and would take up other fields' elements.
 */
export function makeRoom(root: HTMLElement, session: Session): void {
  for (const find of root.querySelectorAll<HTMLInputElement>(`input[name^="${findField("")}"]`)) {
    const state = session.node(find.name.slice(findField("").length));
    const field = find.closest("fieldset");
    if (!field || (state?.definition as Question | undefined)?.type !== "select_one") continue;
    const room = document.createElement("div");
    room.className = field.className;
    field.replaceWith(room);
  }
}

type Props = FieldProps & { choices: readonly SearchedChoice[]; value: string };

interface Looking {
  /** What is typed; null while nothing is being looked for. */
  query: string | null;
  /** Which of the choices shown Enter would take. */
  active: number;
}

/** One of very many choices, found by typing a part of its name in either script. */
export class Combobox extends Component<Props, Looking> {
  override state: Looking = { query: null, active: 0 };
  private kept: HTMLInputElement | null = null;

  private get found(): SearchedChoice[] {
    return this.state.query === null ? [] : searchChoices(this.props.choices, this.state.query);
  }

  private get chosen(): string {
    const { choices, value } = this.props;
    return choices.find((choice) => choice.value === value)?.label ?? value;
  }

  private look(query: string | null): void {
    this.setState({ query, active: 0 });
  }

  private choose(value: string): void {
    this.look(null);
    if (value === this.props.value || !this.kept) return;
    this.kept.value = value;
    this.kept.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Who types a name in full means it; who empties the field wants none. */
  private readonly leave = (): void => {
    const { query } = this.state;
    if (query === null) return;
    const [first, second] = this.found;
    if (query.trim() === "") this.choose("");
    else if (first && (!second || first.label === query.trim())) this.choose(first.value);
    else this.look(null);
  };

  private readonly press = (event: KeyboardEvent): void => {
    const { query, active } = this.state;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const shown = this.found.slice(0, mostShown);
    if (step !== undefined) {
      event.preventDefault();
      if (query === null) this.look("");
      else this.setState({ active: (active + step + shown.length) % Math.max(1, shown.length) });
    } else if (query !== null && event.key === "Enter") {
      // Enter would send the form.
      event.preventDefault();
      if (shown[active]) this.choose(shown[active].value);
    } else if (event.key === "Escape") this.look(null);
  };

  override render({ choices: _choices, value, ...field }: Props, { query, active }: Looking) {
    const { lang } = useFrame();
    const found = this.found;
    const list = `${fieldId(field.name)}-list`;
    const pointed = query !== null && found.length > 0 ? `${list}-${active}` : undefined;
    return (
      <Field {...field}>
        {({ name, ...control }) => (
          <div class="combo">
            <input
              {...control}
              class="input"
              role="combobox"
              aria-expanded={query !== null}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={pointed}
              autocomplete="off"
              placeholder={islandWords[lang].search}
              value={query ?? this.chosen}
              onInput={(event) => this.look(event.currentTarget.value)}
              onKeyDown={this.press}
              onBlur={this.leave}
            />
            <input type="hidden" name={name} value={value} ref={(kept) => void (this.kept = kept)} />
            {query !== null && this.list(list, lang, found.slice(0, mostShown))}
            <p class="hint" role="status">
              {query === null ? "" : tally(found.length, lang)}
            </p>
          </div>
        )}
      </Field>
    );
  }

  /** The choices; the field keeps the focus while one is pressed. */
  private list(id: string, lang: Lang, shown: SearchedChoice[]) {
    const label = islandWords[lang].search;
    return (
      <ul role="listbox" id={id} aria-label={label} onMouseDown={(event) => event.preventDefault()}>
        {shown.map((choice, at) => (
          <li
            role="option"
            id={`${id}-${at}`}
            aria-selected={at === this.state.active}
            onClick={() => this.choose(choice.value)}
          >
            {choice.label}
          </li>
        ))}
      </ul>
    );
  }
}

/** How many were found, for those who don't see the list, and that there are more than it shows. */
function tally(found: number, lang: Lang): string {
  const words = islandWords[lang];
  if (found === 0) return words.none;
  return found > mostShown ? words.more(formatNumber(found - mostShown, lang)) : words.found(formatNumber(found, lang));
}
