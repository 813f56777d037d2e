import type { Choice, Question } from "./definition.ts";
import type { FileRow } from "./list-files.ts";

/** What `search(…)` in an appearance asks for: a file, and which of its rows. */
export interface Search {
  file: string;
  /** A choice filter over the file's columns; undefined for all rows. */
  filter: string | undefined;
  /** The columns that the filter asks. */
  asked: string[];
}

/** How the rows are searched: by a column's text and what is asked for. */
const WAYS: Readonly<Record<string, (column: string, value: string) => string>> = {
  contains: (column, value) => `contains(${column}, ${value})`,
  startswith: (column, value) => `starts-with(${column}, ${value})`,
  endswith: (column, value) => `ends-with(${column}, ${value})`,
  matches: (column, value) => `${column} = ${value}`,
};

/**
 * The `search('fruits', 'matches', 'zone', ${zone}, 'kind', 'ripe')` of a question's appearance, as phones read it; null
 * without one, or where it can't be read.
 */
export function searchOf({ appearance }: Question): Search | null {
  const called = /(?:^|\s)search\s*\((.*)\)\s*$/.exec(appearance.join(" "))?.[1];
  if (called === undefined) return null;
  const [file, way, columns, value, alsoColumn, alsoValue] = splitArguments(called);
  const name = file && quoted(file);
  if (!name) return null;
  const filters: string[] = [];
  const asked: string[] = [];
  if (way !== undefined) {
    const write = WAYS[quoted(way) ?? ""];
    const searched = columns && quoted(columns);
    if (!write || !searched || value === undefined) return null;
    asked.push(...searched.split(",").map((column) => column.trim()));
    filters.push(asked.map((column) => write(column, value)).join(" or "));
  }
  const also = alsoColumn === undefined ? undefined : quoted(alsoColumn);
  if (also && alsoValue !== undefined) {
    asked.push(also);
    filters.push(`${also} = ${alsoValue}`);
  }
  const filter = filters.length > 1 ? filters.map((each) => `(${each})`).join(" and ") : filters[0];
  return { file: `${name.replace(/\.csv$/i, "")}.csv`, filter, asked };
}

/** A text in quotes, without them. */
function quoted(source: string): string | undefined {
  return /^['"‘’“”](.*)['"‘’“”]$/.exec(source.trim())?.[1]?.trim();
}

/** Arguments are parted by the commas that stand in no quotes and no brackets. */
function splitArguments(source: string): string[] {
  const parts = source.match(/(?:"[^"]*"|'[^']*'|\([^()]*\)|[^,"'()])+/g) ?? [];
  return parts.map((part) => part.trim());
}

/**
 * What a list of the choices sheet becomes when its question searches a file: a choice whose name is a whole number stays, any
 * other names the file's columns that hold name and label (several for a label, parted by commas). Of rows that
 * are alike in these, and in what the search asks, the first is a choice.
 */
export function searchedChoices(list: readonly Choice[], rows: readonly FileRow[], { asked }: Search): Choice[] {
  return list.flatMap((choice) => {
    if (isFixed(choice)) return [choice];
    const columns = (Object.values(choice.label)[0] ?? "").split(",").map((column) => column.trim().toLowerCase());
    const found = rows.map((row): Choice => {
      const words = columns.flatMap((column) => row[column] || []).join(", ");
      return {
        name: row[choice.name.toLowerCase()] ?? "",
        label: words === "" ? {} : { "": words },
        extra: { ...row },
      };
    });
    const seen = new Set<string>();
    return found.filter(({ name, label, extra }) => {
      const key = JSON.stringify([name, label, ...asked.map((column) => extra[column.toLowerCase()])]);
      return name !== "" && !seen.has(key) && seen.add(key);
    });
  });
}

/** The choice filter of such a list: the choices that stay are always on offer. */
export function searchedFilter(list: readonly Choice[], filter: string | undefined): string | undefined {
  const fixed = list.filter(isFixed).map(({ name }) => `name = '${name}'`);
  return filter === undefined || fixed.length === 0 ? filter : [`(${filter})`, ...fixed].join(" or ");
}

function isFixed({ name }: Choice): boolean {
  return /^-?\d+$/.test(name);
}
