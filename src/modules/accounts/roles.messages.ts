import type { Role } from "../../platform/auth/permissions.ts";
import { type Lang, texts } from "../../platform/i18n/lang.ts";

/** Names of the roles. `mayor` stands for whoever heads the municipality, elected or appointed. */
export const roleNamed: Record<Lang, Record<Role, string>> = texts<Record<Role, string>>(
  {
    administrator: "সিস্টেম প্রশাসক",
    "hq-officer": "সচিবালয়ের কর্মকর্তা",
    "regional-officer": "আঞ্চলিক কর্মকর্তা",
    mayor: "মেয়র বা প্রশাসক",
    "focal-person": "ফোকাল পারসন",
    expert: "বিশেষজ্ঞ",
    observer: "পর্যবেক্ষক",
  },
  {
    administrator: "System administrator",
    "hq-officer": "HQ officer",
    "regional-officer": "Regional officer",
    mayor: "Mayor or administrator",
    "focal-person": "Focal person",
    expert: "Expert",
    observer: "Observer",
  },
);

/** A role with its place, as `ফোকাল পারসন, মাগুরা পৌরসভা`. @param place null for the association */
export function roleWithPlace(lang: Lang, role: Role, place: Record<Lang, string> | null): string {
  if (place === null) return roleNamed[lang][role];
  return `${roleNamed[lang][role]}, ${role === "regional-officer" ? regionNamed(lang, place) : townNamed(lang, place)}`;
}

/** A municipality by its full name, as `মাগুরা পৌরসভা`. */
export function townNamed(lang: Lang, name: Record<Lang, string>): string {
  return lang === "bn" ? `${name.bn} পৌরসভা` : `${name.en} Municipality`;
}

/** A region by its full name, as `খুলনা অঞ্চল`. */
export function regionNamed(lang: Lang, name: Record<Lang, string>): string {
  return lang === "bn" ? `${name.bn} অঞ্চল` : `${name.en} region`;
}
