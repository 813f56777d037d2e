import { compileForm } from "../engine/compile.ts";
import type { Fault, Message } from "../definition/fault.ts";
import { evaluateSteps } from "../evaluate-steps.ts";
import { evaluate } from "../expression/evaluate.ts";
import { parseExpression } from "../expression/parse.ts";
import type { Scope } from "../expression/call.ts";
import type { DataNode } from "../expression/values.ts";
import { readForm } from "../read-form.ts";
import { writeMarkdown } from "../writing/write-markdown.ts";
import { writeXform } from "../writing/xform/write-xform.ts";

/** What soaking asks of an expression: a value or a fault that helps its author. Gives what is wrong, or null. */
export function judgeExpression(source: string, isSound: boolean, values: readonly (string | number)[]): string | null {
  const { tree, fault } = parseExpression(source);
  if (fault) {
    if (isSound) return `refused although it is sound: ${fault.message.en}`;
    const isWithin = Number.isInteger(fault.position) && fault.position >= 0 && fault.position <= source.length;
    return isWithin ? judgeMessage(fault.message) : `a fault at ${fault.position} of ${source.length}`;
  }
  const value = evaluate(tree, contextOver(values));
  const isValue = Array.isArray(value) || ["string", "number", "boolean"].includes(typeof value);
  return isValue ? null : `a value of type ${typeof value}`;
}

function judgeMessage({ en, bn }: Message): string | null {
  if (en.trim() === "" || /undefined|NaN|\[object/.test(en.replaceAll(/“[^”]*”/g, "")))
    return `an empty message: ${en}`;
  return /[ঀ-৿]/.test(bn) ? null : `no message in Bangla: ${en}`;
}

function contextOver(values: readonly (string | number)[]) {
  const leaf = (name: string, at: number): DataNode => ({
    name,
    parentNode: () => top,
    childNodes: () => [],
    nodeValue: () => values[at % values.length] ?? "",
    position: () => at + 1,
  });
  const leaves = values.map((_, at) => leaf(["n", "r", "a", "b"][at % 4]!, at));
  const named = (name: string | null) => leaves.filter((each) => name === null || each.name === name);
  const top: DataNode = {
    name: "data",
    parentNode: () => null,
    childNodes: named,
    nodeValue: () => "",
    position: () => 1,
  };
  const root: DataNode = { ...top, name: "", childNodes: () => [top] };
  const scope: Scope = {
    clock: { now: new Date("2026-11-30T04:42:00Z"), today: "2026-11-30", timeZone: "Asia/Dhaka" },
    reference: (name) => [leaf(name, name.length)],
    indexed: () => leaves,
    root: () => root,
    instance: () => top,
    lookUp: (_, wanted) => wanted,
    translation: (id) => id,
    property: (name) => name,
    language: "bn",
    choiceLabel: (_, value) => value,
  };
  const node = leaves[0] ?? top;
  return { scope, current: node, node, position: 1, size: 1 };
}

/** The same of a workbook: a form that can be answered and written, or faults at their places. */
export function judgeWorkbook(bytes: Uint8Array): string | null {
  const { ok, definition, errors, warnings } = readForm(bytes);
  if (ok !== (errors.length === 0) || ok !== (definition !== null)) return "neither a form nor a fault";
  for (const fault of [...errors, ...warnings]) {
    const wrong = judgeFault(fault);
    if (wrong) return `${fault.code}: ${wrong}`;
  }
  if (!definition) return null;
  compileForm(definition);
  const paths = Object.keys(evaluateSteps(definition, {}).nodes).slice(0, 20);
  const steps = paths.flatMap((set) => [{ set, value: "1" }, { addRepeat: set.replace(/\[\d+\]$/, "") }]);
  evaluateSteps(definition, { steps });
  writeXform(definition);
  writeMarkdown(definition);
  return null;
}

function judgeFault({ sheet, row, column, message }: Fault): string | null {
  if (row !== null && (!Number.isInteger(row) || row < 1)) return `stands in row ${row}`;
  if (sheet === "" && (row !== null || column !== null)) return "has a row and no sheet";
  return judgeMessage(message);
}
