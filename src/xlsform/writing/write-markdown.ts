import type { Definition } from "../definition/definition.ts";
import { writeSheets, type SheetRows } from "./write-sheets.ts";

/**
 * A definition as Markdown tables, one a sheet, in the form that the field's own tools read: the sheet's name stands before
 * its headers. Line breaks in a cell become `<br>`; empty rows are left out.
 */
export function writeMarkdown(definition: Definition): string {
  const sheets = Object.entries(writeSheets(definition)) as [string, SheetRows][];
  return sheets.map(([name, rows]) => table(name, rows)).join("\n");
}

function table(name: string, [headers = [], ...rows]: SheetRows): string {
  const filled = rows.filter((cells) => cells.some((text) => text !== ""));
  const lines = [[name, ...headers], [], ...filled.map((cells) => ["", ...cells])].map((cells) =>
    cells.length === 0 ? `|${"---|".repeat(headers.length + 1)}` : `| ${cells.map(cell).join(" | ")} |`,
  );
  return `${lines.join("\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\r\n?|\n/g, "<br>");
}
