import { likely } from "../expression/likely.ts";
import type { Definition } from "./definition.ts";
import type { Place } from "./fault.ts";
import type { Faults } from "./faults.ts";
import { entityMessages } from "./entity-messages.ts";
import type { SurveyRead } from "./read-survey.ts";

/** Says which answers can't be kept in an entity as the survey has it. */
export function checkSaveTo({ entities = [] }: Definition, { table, rowOf }: SurveyRead, faults: Faults): void {
  const lists = entities.map(({ list }) => list);
  const rowOfProperty = new Map<string, number>();
  for (const [node, row] of rowOf) {
    const cell = table.cell(row, "save_to");
    // A row may stand for several nodes: a loop's, or those of or_other.
    if (cell === "" || (node.kind === "question" && node.saveTo === undefined)) continue;
    const place = table.place(row, "save_to");
    const say = (code: "save-to-group" | "save-to-alone" | "save-to-duplicate"): void =>
      faults.error(code, place, entityMessages[code](cell));
    if (node.kind !== "question") say("save-to-group");
    else if (lists.length === 0) say("save-to-alone");
    else if (checkProperty(cell, lists, place, faults)) {
      const first = rowOfProperty.get(cell) ?? row.number;
      rowOfProperty.set(cell, first);
      if (first !== row.number) say("save-to-duplicate");
    }
  }
}

/** Whether `property` or `list#property` can be one. */
function checkProperty(cell: string, lists: readonly string[], place: Place, faults: Faults): boolean {
  const [property = "", list, ...more] = cell.split("#").toReversed();
  if (more.length > 0 || !/^(?!__)[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(property) || /^(name|label)$/i.test(property)) {
    faults.error("save-to-name", place, entityMessages["save-to-name"](cell));
    return false;
  }
  if (list === undefined && lists.length > 1) faults.error("save-to-list", place, entityMessages["save-to-list"](cell));
  if (list === undefined || lists.includes(list)) return true;
  const suggestion = likely(list, lists);
  faults.error("save-to-unknown", place, entityMessages["save-to-unknown"](list, suggestion), suggestion);
  return false;
}
