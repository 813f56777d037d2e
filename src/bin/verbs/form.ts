import { readFile } from "node:fs/promises";
import { readForm } from "../../xlsform/index.ts";

/** `form check <workbook>`: prints the workbook's faults and counts as JSON; exit 1 when there are errors. */
export async function form([what, path]: string[]): Promise<number> {
  if (what !== "check" || !path) {
    process.stderr.write("poura form check <workbook>\n");
    return 2;
  }
  const { ok, errors, warnings, counts, functions } = readForm(await readFile(path));
  process.stdout.write(`${JSON.stringify({ ok, errors, warnings, counts, functions }, null, 2)}\n`);
  return ok ? 0 : 1;
}
