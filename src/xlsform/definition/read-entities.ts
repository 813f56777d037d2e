import { likely } from "../expression/likely.ts";
import { ENTITIES_COLUMNS } from "./columns.ts";
import type { Entity } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { entityMessages } from "./entity-messages.ts";
import { nameMessages, surveyMessages } from "./messages.ts";
import type { Row, Sheet } from "./sheets.ts";
import { Table } from "./table.ts";

const EXPRESSIONS = ["label", "entity_id", "create_if", "update_if", "repeat"];

/** Reads the entities sheet: what a response makes or changes outside of itself. `names` are those of the survey. */
export function readEntities(sheet: Sheet | undefined, names: ReadonlySet<string>, faults: Faults): Entity[] {
  if (!sheet || sheet.rows.length === 0) return [];
  const table = new Table(sheet, ENTITIES_COLUMNS, faults);
  const rowOf = new Map<string, number>();
  return table.rows.flatMap((row) => {
    const list = table.cell(row, "list_name");
    const entity = entityOf(table, row, list);
    if (list === "" && Object.keys(entity).length === 2 && Object.keys(entity.extra).length === 0) return [];
    checkList(list, table, row, rowOf, faults);
    checkEntity(entity, table, row, faults);
    for (const column of EXPRESSIONS) checkNames(column, table, row, names, faults);
    return [entity];
  });
}

function entityOf(table: Table, row: Row, list: string): Entity {
  const cells = [
    ["label", "label"],
    ["id", "entity_id"],
    ["createIf", "create_if"],
    ["updateIf", "update_if"],
    ["repeat", "repeat"],
  ].map(([key = "", column = ""]) => [key, table.cell(row, column)] as const);
  return { list, ...Object.fromEntries(cells.filter(([, cell]) => cell !== "")), extra: table.extra(row) };
}

function checkList(list: string, table: Table, row: Row, rowOf: Map<string, number>, faults: Faults): void {
  const place = table.place(row, "list_name");
  const first = rowOf.get(list);
  rowOf.set(list, first ?? row.number);
  if (list === "") faults.error("entity-list-missing", place, entityMessages["entity-list-missing"]());
  else if (first !== undefined) faults.error("name-duplicate", place, surveyMessages["name-duplicate"](list, first));
  else if (!/^(?!__)[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(list))
    faults.error("entity-name", place, entityMessages["entity-name"](list));
}

function checkNames(column: string, table: Table, row: Row, names: ReadonlySet<string>, faults: Faults): void {
  for (const [, name = ""] of table.cell(row, column).matchAll(/\$\{\s*(?:last-saved#)?([^{}]+?)\s*\}/g)) {
    if (names.has(name)) continue;
    const suggestion = likely(name, names);
    const message = nameMessages["question-unknown"](name, suggestion);
    faults.error("question-unknown", table.place(row, column), message, suggestion);
  }
}

/** One that makes needs a label, one that changes needs to say which, one that does both when. */
function checkEntity({ label, id, createIf, updateIf }: Entity, table: Table, row: Row, faults: Faults): void {
  const lacks = (column: string): void =>
    faults.error("entity-incomplete", table.place(row, column), entityMessages["entity-incomplete"](column));
  if (updateIf !== undefined && id === undefined) return lacks("entity_id");
  if (id !== undefined && createIf !== undefined && updateIf === undefined) return lacks("update_if");
  if ((id === undefined || createIf !== undefined) && label === undefined) lacks("label");
}
