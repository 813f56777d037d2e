import { type Role, type ScopeKind, scopeOfRole } from "../../../platform/auth/permissions.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { InputError } from "../../../platform/errors/problem.ts";
import { listRegions, municipalityPlaces, type Named } from "../../municipalities/index.ts";
import type { PlaceNames, Scope } from "../place-names.ts";

/** Names of the regions and municipalities of these scopes, in at most two statements. */
export async function placeNames(db: Db, scopes: Scope[]): Promise<PlaceNames> {
  const codes = (kind: ScopeKind) =>
    scopes.flatMap(({ scopeKind, scopeCode }) => (scopeKind === kind && scopeCode ? [scopeCode] : []));
  const towns = codes("municipality");
  const municipalities = towns.length > 0 ? await municipalityPlaces(db, { codes: towns }) : [];
  const regions = codes("region").length > 0 ? await listRegions(db) : [];
  return new Map([
    ...municipalities.map((town) => named("municipality", town)),
    ...regions.map((region) => named("region", region)),
  ]);
}

function named(kind: ScopeKind, { code, nameBn, nameEn }: Named) {
  return [`${kind}:${code}`, { bn: nameBn, en: nameEn }] as const;
}

/** The scope that was chosen for a role, or what is wrong with it. */
export async function chosenScope(
  db: Db,
  chosen: { role: Role; region: string; municipality: string },
): Promise<{ ok: true; scopeCode: string | null } | { ok: false; errors: InputError[] }> {
  const kind = scopeOfRole[chosen.role];
  if (kind === "association") return { ok: true, scopeCode: null };
  const scopeCode = chosen[kind];
  const names = await placeNames(db, [{ scopeKind: kind, scopeCode }]);
  if (names.has(`${kind}:${scopeCode}`)) return { ok: true, scopeCode };
  const message =
    kind === "region"
      ? { bn: "কোন অঞ্চলের জন্য, বেছে নিন", en: "Choose the region" }
      : { bn: "কোন পৌরসভার জন্য, বেছে নিন", en: "Choose the municipality" };
  return { ok: false, errors: [{ path: kind, kind: "required", message }] };
}
