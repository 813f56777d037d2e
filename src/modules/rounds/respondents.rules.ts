import type { InputError } from "../../platform/errors/problem.ts";
import { nfc } from "../../platform/i18n/nfc.ts";
import { toLatinDigits } from "../../platform/i18n/digits.ts";

/** What a municipality is known by. */
export interface KnownMunicipality {
  code: string;
  nameEn: string;
  nameBn: string;
}

/**
 * Finds the municipalities that a person has typed: codes or names in either language, one a line or with commas between.
 * @returns their codes, each once, in the order typed; and every entry that names none, or more than one, each at `path`
 */
export function readMunicipalities(
  typed: string,
  known: readonly KnownMunicipality[],
  path: string,
): { codes: string[]; errors: InputError[] } {
  const byName = new Map<string, KnownMunicipality[]>();
  for (const each of known) {
    for (const name of new Set([each.code, each.nameEn, each.nameBn].map(key))) {
      byName.set(name, [...(byName.get(name) ?? []), each]);
    }
  }
  const codes = new Set<string>();
  const errors: InputError[] = [];
  for (const entry of new Set(entriesOf(typed))) {
    const found = byName.get(key(entry)) ?? [];
    const [only] = found;
    if (only && found.length === 1) codes.add(only.code);
    else errors.push({ path, ...(only ? ambiguous(entry, found) : unknown(entry)) });
  }
  return { codes: [...codes], errors };
}

function entriesOf(typed: string): string[] {
  return typed.split(/[\n\r,;]+/).flatMap((entry) => entry.trim() || []);
}

/** Names are the same whatever their case, spaces and digits, and whether or not "municipality" follows. */
function key(name: string): string {
  return toLatinDigits(nfc(name))
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ (পৌরসভা|municipality|paurashava|pourashava)$/, "");
}

function unknown(entry: string) {
  return {
    kind: "unknown",
    message: {
      bn: `“${entry}” কোনো পৌরসভার নাম বা কোড নয়`,
      en: `“${entry}” is neither the name nor the code of a municipality`,
    },
  };
}

function ambiguous(entry: string, found: readonly KnownMunicipality[]) {
  const codes = found.map(({ code }) => code).join(", ");
  return {
    kind: "constraint",
    message: {
      bn: `“${entry}” নামে একাধিক পৌরসভা আছে; কোড লিখুন: ${codes}`,
      en: `More than one municipality is called “${entry}”; write the code: ${codes}`,
    },
  };
}
