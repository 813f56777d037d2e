import { readFile } from "node:fs/promises";
import { attachmentsOf, evaluateSteps, type Fault } from "../../xlsform/index.ts";
import { convert } from "./form-convert.ts";
import { filesIn, readBeside } from "./form-files.ts";

const usage = `poura form check <workbook> [--attachments <files or folders>]
poura form evaluate <workbook> <steps.json> [--language xx]
poura form convert <workbook> --to xlsx|md|json|xform [--output file] [--attachments <files or folders>]
`;

/** What is wrong with how the verb was called; ends with exit code 2. */
class Misuse extends Error {}

/**
 * `form check <workbook>` prints the workbook's faults and counts as JSON; files of choices come with `--attachments`, or
 * stand beside the workbook. `form evaluate <workbook> <steps.json>` answers a
 * response as the steps say and prints its nodes; steps that can't be done are among its `errors`. Exit 1 when the workbook
 * has errors, 2 without a file that can be read.
 */
export async function form([what = "", ...words]: string[]): Promise<number> {
  try {
    if (what === "check") return await check(words);
    if (what === "evaluate") return await evaluate(words);
    if (what === "convert") return await convert(words);
    throw new Misuse(usage);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(error.message);
    return 2;
  }
}

async function check(words: string[]): Promise<number> {
  const { path, attachments: paths } = readCheck(words);
  if (!path) throw new Misuse(usage);
  const bytes = await bytesOf(path);
  const given = await filesIn(paths);
  if (!given) throw new Misuse(`Of ${paths.join(", ")} not all are there.\n`);
  const { ok, errors, warnings, counts, functions } = await readBeside(path, bytes, given);
  print({ ok, errors: errors.map(told), warnings: warnings.map(told), counts, functions });
  return ok ? 0 : 1;
}

/** What follows `--attachments` are files; the workbook may stand before it, or last. */
function readCheck(words: readonly string[]): { path: string | undefined; attachments: string[] } {
  const all = words.flatMap((word) => (word.startsWith("--attachments=") ? ["--attachments", word.slice(14)] : [word]));
  const at = all.indexOf("--attachments");
  if (at < 0) return { path: all.length === 1 ? all[0] : undefined, attachments: [] };
  const attachments = all.slice(at).filter((word) => word !== "--attachments");
  return at === 0 ? { path: attachments.pop(), attachments } : { path: all[0], attachments };
}

async function evaluate(words: string[]): Promise<number> {
  const { paths, language } = read(words);
  const [workbook, steps] = paths;
  if (!workbook || !steps) throw new Misuse(usage);
  const bytes = await bytesOf(workbook);
  const script = parse(steps, (await bytesOf(steps)).toString("utf8"));
  const { definition, errors } = await readBeside(workbook, bytes, attachmentsOf(script));
  print(definition ? evaluateSteps(definition, script, language) : { nodes: {}, errors: errors.map(told) });
  return definition ? 0 : 1;
}

/** `--language` may stand anywhere, with or without `=`. */
function read(words: string[]): { paths: string[]; language: string | undefined } {
  const paths: string[] = [];
  let language: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--language") language = words[++at] ?? "";
    else if (word.startsWith("--language=")) language = word.slice("--language=".length);
    else paths.push(word);
  }
  return { paths, language };
}

async function bytesOf(path: string): Promise<Buffer> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) throw new Misuse(`There is no file ${path} that can be read.\n`);
  return bytes;
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Misuse(`${path} isn't JSON: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function print(report: unknown): void {
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

/** A fault with its message as programs expect it, and in both languages for people. */
function told({ message, ...fault }: Fault) {
  return { ...fault, message: message.en, messages: message };
}
