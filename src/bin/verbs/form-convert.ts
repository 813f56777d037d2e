import { readFile, writeFile } from "node:fs/promises";
import { type Definition, readForm, writeMarkdown, writeWorkbook, writeXform } from "../../xlsform/index.ts";

const usage = "poura form convert <workbook> --to xlsx|md|json|xform [--output file]\n";

type Writer = (definition: Definition) => string | Uint8Array;

/** What a questionnaire can be written as. */
const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ["xlsx", writeWorkbook],
  ["md", writeMarkdown],
  ["json", (definition) => `${JSON.stringify(definition, null, 2)}\n`],
  ["xform", writeXform],
]);

/**
 * `form convert <workbook> --to xlsx|md|json|xform [--output file]`: writes the questionnaire in another form, to the standard
 * output without a file. Exit 1 when the workbook has errors, which are told; 2 when it can't be read or nobody says what for.
 */
export async function convert(words: readonly string[]): Promise<number> {
  const { paths, to, output } = read(words);
  const write = WRITERS.get(to);
  const [path] = paths;
  if (!write || path === undefined || paths.length > 1 || output === "") return told(usage, 2);
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return told(`There is no file ${path} that can be read.\n`, 2);
  const { definition, errors } = readForm(bytes);
  if (!definition) {
    const lines = errors.map(({ sheet, row, column, message }) => `${place(sheet, row, column)}${message.en}\n`);
    return told(lines.join(""), 1);
  }
  const written = write(definition);
  if (output === undefined) process.stdout.write(written);
  else await writeFile(output, written);
  return 0;
}

function told(words: string, code: number): number {
  process.stderr.write(words);
  return code;
}

function place(...parts: readonly (string | number | null)[]): string {
  const known = parts.filter((part) => part !== null && part !== "");
  return known.length > 0 ? `${known.join(" ")}: ` : "";
}

/** Options may stand anywhere, with or without `=`. */
function read(words: readonly string[]): { paths: string[]; to: string; output: string | undefined } {
  const options = new Map<string, string>();
  const paths: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const option = /^--(to|output)(?:=(.*))?$/s.exec(word);
    if (option) options.set(option[1]!, option[2] ?? words[++at] ?? "");
    else paths.push(word);
  }
  return { paths, to: options.get("to") ?? "", output: options.get("output") };
}
