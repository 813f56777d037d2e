/** Whether a cell says yes, in any of XLSForm's spellings. */
export function isYes(cell = ""): boolean {
  return /^(yes|true|true\(\))$/i.test(cell.trim());
}

/** Whether a cell says no, in any of XLSForm's spellings. */
export function isNo(cell = ""): boolean {
  return /^(no|false|false\(\))$/i.test(cell.trim());
}
