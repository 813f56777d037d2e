import { audit } from "./verbs/audit.ts";
import { demo } from "./verbs/demo.ts";
import { form } from "./verbs/form.ts";
import { migrate } from "./verbs/migrate.ts";
import { serve } from "./verbs/serve.ts";
import { work } from "./verbs/work.ts";

const verbs: Record<string, (words: string[]) => Promise<number | void>> = { audit, demo, form, migrate, serve, work };

const usage = `poura serve                  run the product: web and jobs
poura demo                   the same, with plainly marked sample content
poura work                   work off jobs only, beside another process that serves
poura migrate                bring the database up to date
poura form check <workbook>  read an XLSForm workbook and print its faults as JSON
poura audit verify           check the chain of the audit trail
`;

const [name = "", ...words] = process.argv.slice(2);
const verb = verbs[name];
if (verb) {
  process.exitCode = (await verb(words).catch(fail)) ?? 0;
} else {
  process.stderr.write(usage);
  process.exitCode = name === "help" || name === "--help" ? 0 : 2;
}

/** A fault that a person must mend is told in words, without a stack. */
function fail(error: unknown): number {
  process.stderr.write(`${error instanceof Error ? (process.env.POURA_DEBUG ? error.stack : error.message) : String(error)}\n`);
  return 1;
}
