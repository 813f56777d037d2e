import { type Role, type ScopeKind, scopeOfRole } from "../../../platform/auth/permissions.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { InputError } from "../../../platform/errors/problem.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { listRegions, municipalityPlaces } from "../../municipalities/index.ts";

/** Where something is held. */
export interface Scope {
  scopeKind: ScopeKind;
  scopeCode: string | null;
}

/** Names of places by `kind:code`. */
export type PlaceNames = Map<string, Record<Lang, string>>;

/** Names of the regions and municipalities of these scopes, in at most two statements. */
export async function placeNames(db: Db, scopes: Scope[]): Promise<PlaceNames> {
  const codes = (kind: ScopeKind) =>
    scopes.flatMap(({ scopeKind, scopeCode }) => (scopeKind === kind && scopeCode ? [scopeCode] : []));
  const towns = codes("municipality");
  const municipalities = towns.length > 0 ? await municipalityPlaces(db, { codes: towns }) : [];
  const regions = codes("region").length > 0 ? await listRegions(db) : [];
  const named = (kind: ScopeKind) => (place: { code: string; nameBn: string; nameEn: string }) =>
    [`${kind}:${place.code}`, { bn: place.nameBn, en: place.nameEn }] as const;
  return new Map([...municipalities.map(named("municipality")), ...regions.map(named("region"))]);
}

/** The name of one scope's place; null for the association. A place that is gone is called by its code. */
export function nameOfPlace(names: PlaceNames, { scopeKind, scopeCode }: Scope): Record<Lang, string> | null {
  if (scopeCode === null) return null;
  return names.get(`${scopeKind}:${scopeCode}`) ?? { bn: scopeCode, en: scopeCode };
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
