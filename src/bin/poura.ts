/** What a verb does with the words after it; a number is the exit code. */
export type Verb = (words: string[]) => Promise<number | void>;

/** Each verb is loaded only when it is called: checking a form needs no server. */
const verbs: Record<string, () => Promise<Verb>> = {
  audit: async () => (await import("./verbs/audit.ts")).audit,
  backup: async () => (await import("./verbs/backup.ts")).backup,
  demo: async () => (await import("./verbs/demo.ts")).demo,
  form: async () => (await import("./verbs/form.ts")).form,
  migrate: async () => (await import("./verbs/migrate.ts")).migrate,
  restore: async () => (await import("./verbs/restore.ts")).restoreFrom,
  "second-factor": async () => (await import("./verbs/second-factor.ts")).secondFactor,
  serve: async () => (await import("./verbs/serve.ts")).serve,
  work: async () => (await import("./verbs/work.ts")).work,
};

const usage = `poura serve                  run the product: web and jobs
poura demo                   the same, with plainly marked sample content
poura work                   work off jobs only, beside another process that serves
poura migrate                bring the database up to date
poura backup <file>          write everything there is into one file, while the product runs
poura restore <file>         put a backup into an empty place
poura form check <workbook>  read an XLSForm workbook and print its faults as JSON
poura form evaluate <workbook> <steps.json>  answer it step by step and print its nodes as JSON
poura form convert <workbook>  write it as xlsx, md, json or xform
poura audit verify           check the chain of the audit trail
poura second-factor reset <email>  take the second step off the sign-in of someone who lost phone and codes
`;

const [name = "", ...words] = process.argv.slice(2);
const load = verbs[name];
if (load) {
  process.exitCode =
    (await load()
      .then((verb) => verb(words))
      .catch(fail)) ?? 0;
} else {
  process.stderr.write(usage);
  process.exitCode = name === "help" || name === "--help" ? 0 : 2;
}

/** A fault that a person must mend is told in words, without a stack. */
function fail(error: unknown): number {
  process.stderr.write(
    `${error instanceof Error ? (process.env.POURA_DEBUG ? error.stack : error.message) : String(error)}\n`,
  );
  return 1;
}
