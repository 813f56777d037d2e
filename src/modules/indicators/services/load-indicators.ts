import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../../platform/config/config.ts";
import { readSetting, writeSetting } from "../../../platform/config/settings.ts";
import { readCsv } from "../../../platform/csv/read-csv.ts";
import { type Db, transaction } from "../../../platform/db/database.ts";
import { enqueue } from "../../../platform/jobs/jobs.ts";
import { DefinitionRow, definitionColumns } from "../indicators.input.ts";
import { formulaOf } from "../indicators.rules.ts";
import { type Indicator, replaceIndicators } from "../queries/definitions.ts";
import { noteNewVersion, takeTurn } from "../queries/settling.ts";

const settingKey = "indicators.definitions";
const definitionsFile = join(projectFolder(), "data", "indicators.csv");

/**
 * Loads the definitions that the product ships, at start. Nothing happens when they are those of the last start; when
 * they changed, every figure is computed anew.
 * @throws Error with every fault of the file, since a wrong formula must never reach a figure
 */
export async function loadIndicators(db: Db): Promise<void> {
  const bytes = await readFile(definitionsFile);
  const hash = createHash("sha256").update(bytes).digest("hex");
  if ((await readSetting(db, settingKey)) === hash) return;
  const definitions = readDefinitions(bytes);
  await transaction(db, async (tx) => {
    await takeTurn(tx);
    if ((await readSetting(tx, settingKey)) === hash) return;
    await replaceIndicators(tx, definitions);
    await noteNewVersion(tx);
    await writeSetting(tx, settingKey, hash);
    await enqueue(tx, "indicators.settle", {});
  });
}

/** The definitions in a file. @throws Error with every fault, each at its row */
export function readDefinitions(bytes: Uint8Array): Indicator[] {
  const { rows, errors } = readCsv(bytes, definitionColumns);
  const faults = errors.map(({ path, message }) => `${path}: ${message.en}`);
  const definitions: Indicator[] = [];
  for (const { row, cells } of rows) {
    const read = DefinitionRow.safeParse(cells);
    if (read.success) {
      faults.push(...formulaFaults(read.data));
      definitions.push(read.data);
    } else faults.push(...read.error.issues.map(({ path, message }) => `row ${row}/${path.join("/")}: ${message}`));
  }
  if (faults.length > 0) throw new Error(`The definitions of indicators have faults:\n${faults.join("\n")}`);
  return definitions;
}

function formulaFaults(definition: Indicator): string[] {
  try {
    formulaOf(definition);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
