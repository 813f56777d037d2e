import { readFile } from "node:fs/promises";
import { type Fault, readForm } from "../../xlsform/index.ts";

/** `form check <workbook>`: prints the workbook's faults and counts as JSON; exit 1 when there are errors. */
export async function form([what, path]: string[]): Promise<number> {
  if (what !== "check" || !path) {
    process.stderr.write("poura form check <workbook>\n");
    return 2;
  }
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) {
    process.stderr.write(`There is no file ${path} that can be read.\n`);
    return 1;
  }
  const { ok, errors, warnings, counts, functions } = readForm(bytes);
  const report = { ok, errors: errors.map(told), warnings: warnings.map(told), counts, functions };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  return ok ? 0 : 1;
}

/** A fault with its message as programs expect it, and in both languages for people. */
function told({ message, ...fault }: Fault) {
  return { ...fault, message: message.en, messages: message };
}
