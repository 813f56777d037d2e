import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { projectFolder } from "../../platform/config/config.ts";
import { readSetting, writeSetting } from "../../platform/config/settings.ts";
import { readCsv } from "../../platform/csv/read-csv.ts";
import { type Db, transaction } from "../../platform/db/database.ts";
import { insertMissingFacts, type ReferenceFacts } from "./municipalities.queries.ts";

const setting = "municipalities.reference-facts";

const Text = z.string().min(1);
const Whole = z
  .string()
  .regex(/^\d*$/)
  .transform((text) => (text === "" ? null : Number(text)));
const Degrees = z.string().transform((text) => (text === "" ? null : Number(text)));
const Named = z.object({ code: Text, name_en: Text, name_bn: Text }).transform(named);

/** The columns that we use of each file in `data/`; a file may have more, for people who want to know its sources. */
const files = {
  divisions: Named,
  districts: z
    .object({ code: Text, name_en: Text, name_bn: Text, division_code: Text })
    .transform((row) => ({ ...named(row), divisionCode: row.division_code })),
  tilegrid: z.object({
    district_code: Text,
    col: z.coerce.number().int(),
    row: z.coerce.number().int(),
    short_bn: z.string().optional(),
    short_en: z.string().optional(),
  }),
  upazilas: z
    .object({ code: Text, name_en: Text, name_bn: Text, district_code: Text })
    .transform((row) => ({ ...named(row), districtCode: row.district_code })),
  regions: Named,
  municipalities: z
    .object({
      code: Text,
      name_en: Text,
      name_bn: Text,
      district_code: Text,
      upazila_code: z.string(),
      region_code: Text,
      class: z.enum(["A", "B", "C", ""]),
      established: Whole,
      population: Whole,
      population_basis: z.string(),
      latitude: Degrees,
      longitude: Degrees,
    })
    .transform((row) => ({
      ...named(row),
      districtCode: row.district_code,
      upazilaCode: row.upazila_code || null,
      regionCode: row.region_code,
      class: row.class || null,
      established: row.established,
      population: row.population,
      populationBasis: row.population_basis || null,
      latitude: row.latitude,
      longitude: row.longitude,
    })),
};

function named(row: { code: string; name_en: string; name_bn: string }) {
  return { code: row.code, nameEn: row.name_en, nameBn: row.name_bn };
}

/**
 * Loads the divisions, districts, upazilas, regions and municipalities that the product brings with it. What is missing
 * is inserted; what people changed afterwards stays. A start with the same files as the last one does nothing.
 * @returns whether anything was read into the database
 * @throws when a file of ours is missing or broken
 */
export async function loadReferenceFacts(db: Db): Promise<boolean> {
  const names = Object.keys(files) as (keyof typeof files)[];
  const contents = await Promise.all(names.map((name) => readFile(join(projectFolder(), "data", `${name}.csv`))));
  const hash = createHash("sha256");
  for (const bytes of contents) hash.update(bytes).update("\0");
  const fingerprint = hash.digest("hex");
  if ((await readSetting(db, setting)) === fingerprint) return false;
  const bytesOf = Object.fromEntries(names.map((name, at) => [name, contents[at]!])) as Record<
    keyof typeof files,
    Buffer
  >;
  await transaction(db, async (tx) => {
    await insertMissingFacts(tx, readFacts(bytesOf));
    await writeSetting(tx, setting, fingerprint);
  });
  return true;
}

function readFacts(bytes: Record<keyof typeof files, Buffer>): ReferenceFacts {
  const tiles = new Map(table("tilegrid", bytes.tilegrid).map((tile) => [tile.district_code, tile]));
  return {
    divisions: table("divisions", bytes.divisions),
    districts: table("districts", bytes.districts).map((district) => {
      const tile = tiles.get(district.code);
      if (!tile) throw new Error(`data/tilegrid.csv has no tile for district ${district.code}.`);
      return Object.assign(district, {
        tileColumn: tile.col,
        tileRow: tile.row,
        shortEn: tile.short_en || district.nameEn,
        shortBn: tile.short_bn || district.nameBn,
      });
    }),
    upazilas: table("upazilas", bytes.upazilas),
    regions: table("regions", bytes.regions),
    municipalities: table("municipalities", bytes.municipalities),
  };
}

function table<N extends keyof typeof files>(name: N, bytes: Buffer): z.output<(typeof files)[N]>[] {
  const { rows, errors } = readCsv(bytes, { required: [], others: "read" });
  if (errors[0]) throw new Error(`data/${name}.csv: ${errors[0].path}: ${errors[0].message.en}`);
  return rows.map(({ row, cells }) => {
    const read = files[name].safeParse(cells);
    if (read.success) return read.data as z.output<(typeof files)[N]>;
    throw new Error(`data/${name}.csv, row ${row}: ${z.prettifyError(read.error)}`);
  });
}
