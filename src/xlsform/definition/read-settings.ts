import { SETTINGS_COLUMNS } from "./columns.ts";
import type { Text } from "./definition.ts";
import type { Faults } from "./faults.ts";
import type { Sheet } from "./sheets.ts";
import { Table } from "./table.ts";

export interface SettingsRead {
  title: Text;
  settings: Record<string, string>;
  table: Table | null;
}

/** Reads the settings sheet: one row of values under their names. */
export function readSettings(sheet: Sheet | undefined, faults: Faults): SettingsRead {
  if (!sheet || sheet.rows.length === 0) return { title: {}, settings: {}, table: null };
  const table = new Table(sheet, SETTINGS_COLUMNS, faults);
  const row = table.rows[0];
  if (!row) return { title: {}, settings: {}, table };
  const keys = [...new Set(Object.values(SETTINGS_COLUMNS.aliases))].filter(
    (key) => table.has(key) && key !== "form_title",
  );
  const known = keys.map((key) => [key, table.cell(row, key)] as const).filter(([, value]) => value !== "");
  return {
    title: table.text(row, "form_title"),
    settings: { ...table.extra(row), ...Object.fromEntries(known) },
    table,
  };
}
