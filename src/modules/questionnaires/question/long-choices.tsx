import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import type { FieldProps } from "../../../platform/ui/forms/field.tsx";
import { fieldId, Hidden } from "../../../platform/ui/forms/form.tsx";
import { findField, mostListed, searchedField } from "./find-fields.ts";
import { questionWords } from "./question.messages.ts";
import { actionField } from "./read-answers.ts";
import { type SearchedChoice, searchChoices } from "./search-choices.ts";

/** A question with very many choices. */
export interface LongChoicesProps extends FieldProps {
  lang: Lang;
  kind: "radio" | "checkbox";
  choices: readonly SearchedChoice[];
  chosen: readonly string[];
  /** What was typed; undefined before anything was looked for. */
  query: string | undefined;
}

/**
 * Some of very many choices, without a script: a part of the name is typed, a button looks for it, and what was found can be
 * chosen from. What is chosen always stands there.
 */
export function LongChoices({ lang, kind, choices, chosen, query, ...field }: LongChoicesProps) {
  const words = questionWords[lang];
  const { name, optional } = field;
  const own = choices.filter(({ value }) => chosen.includes(value));
  const found = query ? searchChoices(choices, query) : [];
  const shown = found.filter(({ value }) => !chosen.includes(value)).slice(0, mostListed);
  const clear = kind === "radio" && optional && own.length > 0 ? [{ value: "", label: words.clear }] : [];
  const listed = [...own, ...shown, ...clear];
  const value = kind === "radio" ? (own[0]?.value ?? null) : chosen;
  const id = fieldId(name);
  const tools = (
    <>
      <div class="row">
        <input
          // Where nothing stands to choose from, this is where the question is answered.
          id={listed.length === 0 ? id : `${id}-find`}
          class="input w10"
          name={findField(name)}
          value={query}
          aria-label={words.findIn}
          placeholder={words.findIn}
          autocomplete="off"
        />
        <button class="btn" type="submit" name={actionField} value={findField(name)}>
          {words.find}
        </button>
      </div>
      {query !== undefined && <Hidden name={searchedField(name)} value={query} />}
      <p class="hint" role="status">
        {query ? foundWords(found.length, lang) : words.findHow(formatNumber(choices.length, lang))}
      </p>
    </>
  );
  return <Choices {...field} kind={kind} choices={listed} value={value} tools={tools} />;
}

function foundWords(found: number, lang: Lang): string {
  const words = questionWords[lang];
  if (found === 0) return words.foundNone;
  const count = formatNumber(found, lang);
  return found > mostListed ? words.foundMore(count, formatNumber(mostListed, lang)) : words.found(count);
}
