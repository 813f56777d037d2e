import { formatDate, formatDateTime } from "../../platform/i18n/dates.ts";
import { formatNumber } from "../../platform/i18n/numbers.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { AuditRow } from "./queries/trail.queries.ts";
import { roleNamed, townNamed } from "./roles.messages.ts";
import { actionNamed, detailNamed, kindNamed } from "./trail.messages.ts";

/** An entry of the trail as the page shows it. */
export interface AuditView {
  id: number;
  at: Date;
  who: string;
  what: string;
  action: string;
  /** Whom or what it was done to: a person's name, or the kind and number of the thing. */
  subject: string;
  municipality: string | null;
  /** Name and value of each further member. */
  detail: [string, string][];
}

/** Entries of the trail in the page's language. @param persons and @param towns names by id and code */
export function auditView(
  lang: Lang,
  rows: AuditRow[],
  persons: Map<string, string>,
  towns: Map<string, Record<Lang, string>>,
): AuditView[] {
  return rows.map((row) => {
    const town = row.municipalityCode ? towns.get(row.municipalityCode) : undefined;
    return {
      id: row.id,
      at: row.at,
      who: row.actorName,
      what: actionNamed(lang, row.action),
      action: row.action,
      subject: persons.get(row.subjectId) ?? subjectOf(lang, row),
      municipality: town ? townNamed(lang, town) : row.municipalityCode,
      detail: Object.entries(isNumbered(row) ? { ...row.detail, number: row.subjectId } : row.detail)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [detailNamed(lang, name), said(lang, name, value)]),
    };
  });
}

/** Whether a thing is known by a long number that no one reads: it is noted last instead of standing for the thing. */
const isNumbered = ({ subjectKind, subjectId }: AuditRow) =>
  subjectKind !== "person" && /^[\da-f]{8}-[\da-f-]{27}$/.test(subjectId);

function subjectOf(lang: Lang, row: AuditRow): string {
  const kind = kindNamed(lang, row.subjectKind);
  return isNumbered(row) ? kind : `${kind} ${row.subjectId}`;
}

/** A value as people read it: roles by name, days and moments as dates. */
function said(lang: Lang, name: string, value: unknown): string {
  if (typeof value === "number") return formatNumber(value, lang);
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value.join(", ");
  if (typeof value !== "string") return JSON.stringify(value);
  if (name === "kind" && value === "browser") return lang === "bn" ? "ব্রাউজার" : "browser";
  if (name === "role") return Object.entries(roleNamed[lang]).find(([role]) => role === value)?.[1] ?? value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value, lang);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatDateTime(new Date(value), lang) : value;
}
