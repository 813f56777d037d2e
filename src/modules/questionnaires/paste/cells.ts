/** Splits what was copied from a spreadsheet into cells: by tabs where there are any, else by commas; rows left empty fall away. */
export function cellsOf(text: string, columns: number): string[][] {
  const rows: string[][] = [[""]];
  // A single column needs no separator: a comma is part of its text.
  const separator = text.includes("\t") ? "\t" : columns > 1 ? "," : null;
  let quoted = false;
  const chars = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at]!;
    const row = rows.at(-1)!;
    const cell = row.length - 1;
    if (char === '"' && quoted && chars[at + 1] === '"') {
      row[cell] += '"';
      at++;
    } else if (char === '"' && (quoted || row[cell] === "")) quoted = !quoted;
    else if (quoted) row[cell] += char;
    else if (char === separator) row.push("");
    else if (char === "\n") rows.push([""]);
    else row[cell] += char;
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ""));
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A day as spreadsheets write it, as `YYYY-MM-DD`: `2026-03-12`, day first as `12/3/2026` or `12.03.26`, or `12-Mar-2026`. Null
 * when it is no day. Digits are Latin.
 */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  const dayFirst = /^(\d{1,2})[-/.\s](\d{1,2}|[a-z]{3,9})[-/.,\s]+(\d{4}|\d{2})$/i.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : dayFirst ? dayFirst.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const named = monthNames.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const full = `${year.length === 2 ? `20${year}` : year}-${pad(named || Number(month))}-${pad(Number(day))}`;
  const moment = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(full) ? full : null;
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}
