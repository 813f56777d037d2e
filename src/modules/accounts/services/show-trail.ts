import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { municipalityPlaces, type Named } from "../../municipalities/index.ts";
import { partOfList } from "../accounts.rules.ts";
import { namesOfPersons } from "../queries/persons.queries.ts";
import {
  type AuditFilter,
  auditedActions,
  listAudit,
  listMails,
  mailById,
  type MailRow,
  sealedState,
} from "../queries/trail.queries.ts";
import { auditView, type AuditView } from "../trail.view.ts";

/** A page of the audit trail with what its filters offer and how far it is sealed. */
export interface Trail {
  entries: AuditView[];
  total: number;
  chain: { sealed: number; waiting: number };
  actions: string[];
  municipalities: Named[];
}

/** A page of the audit trail, newest first. */
export async function showTrail(act: Act, filter: AuditFilter, page: number): Promise<Trail> {
  const { items, total } = await listAudit(act.db, filter, partOfList(page));
  const municipalities = await municipalityPlaces(act.db, {});
  const towns = new Map(municipalities.map(({ code, nameBn, nameEn }) => [code, { bn: nameBn, en: nameEn }]));
  const ids = items.flatMap(({ subjectKind, subjectId }) => (subjectKind === "person" ? [subjectId] : []));
  return {
    entries: auditView(act.lang, items, await namesOfPersons(act.db, ids), towns),
    total,
    chain: await sealedState(act.db),
    actions: await auditedActions(act.db),
    municipalities,
  };
}

/** A page of the letters that were written, newest first. */
export function showMails(
  act: Act,
  state: MailRow["state"] | null,
  page: number,
): Promise<{ items: MailRow[]; total: number }> {
  return listMails(act.db, state, partOfList(page));
}

/** One whole letter. @throws Problem `not-found` */
export async function showMail(act: Act, id: string): Promise<MailRow> {
  const mail = await mailById(act.db, id);
  if (!mail) throw refusals.notFound();
  return mail;
}
