import type { Act } from "../../platform/auth/act.ts";
import { record } from "../../platform/audit/audit.ts";
import { readCsv } from "../../platform/csv/read-csv.ts";
import type { Db } from "../../platform/db/database.ts";
import { type InputError, refusals } from "../../platform/errors/problem.ts";
import type { Upload } from "../../platform/files/file-store.ts";
import { entryColumns, type EntryValues } from "./municipalities.input.ts";
import { mayEditMunicipalities } from "./municipalities.policy.ts";
import {
  changeMunicipality,
  findRegion,
  insertMunicipalities,
  listDistricts,
  listRegions,
  listUpazilas,
  lockMunicipalities,
  type Named,
  renameRegion,
} from "./municipalities.queries.ts";
import {
  differences,
  type Differences,
  entryOf,
  fieldsOf,
  type ImportPlan,
  type KnownPlaces,
  placeFaults,
  planImport,
} from "./municipalities.rules.ts";

/**
 * What the file would do, without doing it.
 * @throws Problem `not-allowed`
 */
export async function previewImport(act: Act, file: Upload): Promise<ImportPlan> {
  if (!mayEditMunicipalities(act.actor)) throw refusals.notAllowed();
  const { rows, errors } = readCsv(file.bytes, { required: ["code"], optional: entryColumns });
  const codes = rows.map(({ cells }) => cells.code ?? "");
  const current = await lockMunicipalities(act.db, codes);
  const plan = planImport(rows, new Map(current.map((row) => [row.code, row])), await knownPlaces(act.db));
  return { ...plan, errors: [...errors, ...plan.errors].sort((a, b) => rowOf(a) - rowOf(b)) };
}

function rowOf({ more }: InputError): number {
  return typeof more?.row === "number" ? more.row : 0;
}

/**
 * Does what the file says: every row, or none when any has a fault.
 * @throws Problem `bad-input` with every fault, its row and column
 */
export async function importMunicipalities(act: Act, file: Upload): Promise<ImportPlan> {
  const plan = await previewImport(act, file);
  if (plan.errors.length > 0) throw refusals.badInput(plan.errors);
  await insertMunicipalities(act.db, plan.added);
  for (const { code } of plan.added) {
    await record(act, {
      action: "municipalities.municipality.add",
      subject: { kind: "municipality", id: code },
      municipality: code,
    });
  }
  for (const { code, fields, differences: changes } of plan.changed) await change(act, code, fields, changes);
  const { added, changed, unchanged } = plan;
  await record(act, {
    action: "municipalities.municipality.import",
    subject: { kind: "municipalities", id: file.name || "csv" },
    detail: { added: added.map(({ code }) => code), changed: changed.map(({ code }) => code), unchanged },
  });
  return plan;
}

async function change(act: Act, code: string, fields: Parameters<typeof changeMunicipality>[2], changes: Differences) {
  await changeMunicipality(act.db, code, fields, { changes, by: act.actor.personId, at: act.now });
  await record(act, {
    action: "municipalities.municipality.change",
    subject: { kind: "municipality", id: code },
    municipality: code,
    detail: { changes },
  });
}

async function knownPlaces(db: Db): Promise<KnownPlaces> {
  const districts = await listDistricts(db);
  const regions = await listRegions(db);
  const upazilas = await listUpazilas(db);
  return {
    districts: new Set(districts.map(({ code }) => code)),
    regions: new Set(regions.map(({ code }) => code)),
    upazilas: new Map(upazilas.map(({ code, districtCode }) => [code, districtCode])),
  };
}

/**
 * Takes over new values of one municipality's entry; values that aren't given stay.
 * @returns whether anything was different
 * @throws Problem `not-found`, `not-allowed`; `bad-input` when places don't exist or don't fit each other
 */
export async function editMunicipality(act: Act, code: string, values: EntryValues): Promise<boolean> {
  const [row] = await lockMunicipalities(act.db, [code]);
  if (!row) throw refusals.notFound();
  if (!mayEditMunicipalities(act.actor)) throw refusals.notAllowed();
  const faults = placeFaults({ ...entryOf(row), ...values }, await knownPlaces(act.db));
  if (faults.length > 0) {
    throw refusals.badInput(faults.map(({ column, message }) => ({ path: column, kind: "constraint", message })));
  }
  const changes = differences(row, values);
  if (Object.keys(changes).length === 0) return false;
  await change(act, code, fieldsOf(values), changes);
  return true;
}

/**
 * Gives a region other names.
 * @throws Problem `not-found`, `not-allowed`
 */
export async function nameRegion(act: Act, region: Named): Promise<void> {
  const before = await findRegion(act.db, region.code);
  if (!before) throw refusals.notFound();
  if (!mayEditMunicipalities(act.actor)) throw refusals.notAllowed();
  if (before.nameBn === region.nameBn && before.nameEn === region.nameEn) return;
  await renameRegion(act.db, region);
  await record(act, {
    action: "municipalities.region.rename",
    subject: { kind: "region", id: region.code },
    detail: {
      before: { nameBn: before.nameBn, nameEn: before.nameEn },
      after: { nameBn: region.nameBn, nameEn: region.nameEn },
    },
  });
}
