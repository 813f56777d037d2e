import type { Choice } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { choiceMessages, sheetMessages } from "./messages.ts";
import type { Row } from "./sheets.ts";
import type { Table } from "./table.ts";

export interface ChoicesRead {
  lists: Map<string, Choice[]>;
  /** Lists with a name that several selected ones couldn't be told apart by, and the place of it. */
  spaced: Map<string, { row: Row; name: string }>;
  table: Table | null;
  /** A column is missing, so that nothing of the sheet could be read. */
  isIncomplete: boolean;
}

/** Reads the choices sheet into its lists, in the order of its rows. */
export function readChoices(table: Table | null, allowDuplicates: boolean, faults: Faults): ChoicesRead {
  const read: ChoicesRead = { lists: new Map(), spaced: new Map(), table, isIncomplete: false };
  if (!table) return read;
  const hasColumns = [table.require("list_name", faults), table.require("name", faults)].every(Boolean);
  if (!hasColumns) return { ...read, isIncomplete: true };
  const rowOf = new Map<string, number>();
  for (const row of table.rows) {
    const choice = readChoice(table, row, faults);
    if (!choice) continue;
    const list = table.cell(row, "list_name");
    const key = `${list}\n${choice.name}`;
    const first = rowOf.get(key);
    if (first !== undefined && !allowDuplicates) {
      faults.error(
        "choice-name-duplicate",
        table.place(row, "name"),
        choiceMessages["choice-name-duplicate"](choice.name, first),
      );
    }
    rowOf.set(key, first ?? row.number);
    if (/\s/.test(choice.name) && !read.spaced.has(list)) read.spaced.set(list, { row, name: choice.name });
    const known = read.lists.get(list);
    if (known) known.push(choice);
    else read.lists.set(list, [choice]);
  }
  if (table.rows.length === 0)
    faults.warning("sheet-empty", table.place(null, null), sheetMessages["sheet-empty"](table.name));
  return read;
}

function readChoice(table: Table, row: Row, faults: Faults): Choice | null {
  const list = table.cell(row, "list_name");
  const name = table.cell(row, "name");
  const label = table.text(row, "label");
  if (list === "" && name === "" && Object.keys(label).length === 0) return null;
  if (list === "")
    faults.error("choice-list-missing", table.place(row, "list_name"), choiceMessages["choice-list-missing"]());
  if (name === "")
    faults.error("choice-name-missing", table.place(row, "name"), choiceMessages["choice-name-missing"]());
  if (list === "" || name === "") return null;
  const media = table.media(row);
  if (Object.keys(label).length === 0 && !media) {
    faults.warning("choice-label-missing", table.place(row, "label"), choiceMessages["choice-label-missing"](name));
  }
  return { name, label, ...(media && { media }), extra: table.extra(row) };
}
