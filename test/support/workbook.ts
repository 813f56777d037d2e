import writeExcel from "write-excel-file/node";

export type Rows = (string | number | null)[][];

/** An XLSForm workbook of these sheets; each sheet's first row is its header. */
export async function workbook(sheets: Record<string, Rows>): Promise<Uint8Array> {
  const written = writeExcel(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) })),
  );
  return new Uint8Array(await written.toBuffer());
}

function cell(value: string | number | null) {
  return value === null ? null : { value };
}
