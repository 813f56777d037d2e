/** The cells of a workbook as text, wherever they came from. */
export interface Sheets {
  /** Every sheet's name, in the workbook's order. */
  names: string[];
  /** The sheets that were read, by name in lower case. */
  byName: ReadonlyMap<string, Sheet>;
}

export interface Sheet {
  /** As its author wrote it. */
  name: string;
  /** Rows that hold something, from the top. */
  rows: Row[];
}

export interface Row {
  /** As the author sees it beside the row: from 1. */
  number: number;
  /** By column, counted from 0; cells without a text are absent. */
  cells: ReadonlyMap<number, string>;
}

/** The sheets of XLSForm that are read; others may hold whatever their author likes. */
export const KNOWN_SHEETS = ["survey", "choices", "settings", "external_choices", "entities", "osm"] as const;
