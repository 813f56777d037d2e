import { readFile, writeFile } from "node:fs/promises";
import { type Definition, writeMarkdown, writeWorkbook, writeXform } from "../../xlsform/index.ts";
import { filesIn, readBeside } from "./form-files.ts";

const usage =
  "poura form convert <workbook> --to xlsx|md|json|xform [--output file] [--attachments <files or folders>]\n";

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
 * output without a file. Files of choices come with `--attachments`, or stand beside the workbook; what isn't there is
 * written as the file's name. Exit 1 when the workbook has errors, which are told; 2 when a file can't be read or nobody says
 * what for.
 */
export async function convert(words: readonly string[]): Promise<number> {
  const { path, to, output, attachments } = read(words);
  const write = WRITERS.get(to);
  if (!write || path === undefined || output === "") return told(usage, 2);
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return told(`There is no file ${path} that can be read.\n`, 2);
  const given = await filesIn(attachments);
  if (!given) return told(`Of ${attachments.join(", ")} not all are there.\n`, 2);
  const { definition, errors } = await readBeside(path, bytes, given);
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

interface Words {
  /** Of the workbook; undefined where there is none, or more than one. */
  path: string | undefined;
  to: string;
  output: string | undefined;
  attachments: string[];
}

/** Options may stand anywhere, with or without `=`; what follows `--attachments` are files, but for a workbook in the end. */
function read(words: readonly string[]): Words {
  const found = new Map<string, string[]>();
  let option = "";
  for (const word of words.flatMap(parted)) {
    const name = /^--(to|output|attachments)$/.exec(word)?.[1];
    const all = found.get(name ?? option) ?? [];
    found.set(name ?? option, name === undefined ? [...all, word] : all);
    option = name ?? (option === "attachments" ? option : "");
  }
  const [paths, attachments] = [found.get("") ?? [], found.get("attachments") ?? []];
  if (paths.length === 0 && attachments.length > 1) paths.push(attachments.pop()!);
  const output = found.get("output");
  return {
    path: paths.length === 1 ? paths[0] : undefined,
    to: found.get("to")?.at(-1) ?? "",
    output: output && (output.at(-1) ?? ""),
    attachments,
  };
}

/** `--to=md` in two words. */
function parted(word: string): string[] {
  const [, option, value] = /^(--(?:to|output|attachments))=(.*)$/s.exec(word) ?? [];
  return option === undefined ? [word] : [option, value!];
}
