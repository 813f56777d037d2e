/** What is said to an author in both languages of the platform. */
export type Message = Record<"en" | "bn", string>;

/** Something wrong with a workbook, at the place where its author can mend it. */
export interface Fault {
  severity: "error" | "warning";
  /** Stable: other programs may rely on it. */
  code: string;
  /** The sheet's name; "" when the whole file is meant. */
  sheet: string;
  /** Counted from 1 with the header as row 1; null when no single row is meant. */
  row: number | null;
  /** The header's name as its author wrote it. */
  column: string | null;
  message: Message;
  /** What was probably meant. */
  suggestion?: string;
}

/** A place in a workbook. */
export interface Place {
  sheet: string;
  row: number | null;
  column: string | null;
}
