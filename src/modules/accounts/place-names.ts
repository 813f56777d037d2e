import type { ScopeKind } from "../../platform/auth/permissions.ts";
import type { Lang } from "../../platform/i18n/lang.ts";

/** Where something is held. */
export interface Scope {
  scopeKind: ScopeKind;
  scopeCode: string | null;
}

/** Names of places by `kind:code`. */
export type PlaceNames = Map<string, Record<Lang, string>>;

/** The name of one scope's place; null for the association. A place that is gone is called by its code. */
export function nameOfPlace(names: PlaceNames, { scopeKind, scopeCode }: Scope): Record<Lang, string> | null {
  if (scopeCode === null) return null;
  return names.get(`${scopeKind}:${scopeCode}`) ?? { bn: scopeCode, en: scopeCode };
}
