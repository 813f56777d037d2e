import type { Db } from "../../platform/db/database.ts";
import { refusals } from "../../platform/errors/problem.ts";
import { compileForm, type Form } from "../../xlsform/index.ts";
import { findVersion } from "./questionnaires.queries.ts";

const most = 50;
/** Forms by version, the one used last at the end. A version's definition never changes, so nothing here grows old. */
const forms = new Map<string, Form>();

/**
 * The form of a version, ready to answer. The last fifty are kept in memory.
 * @throws Problem `not-found`
 */
export async function formOf(db: Db, versionId: string): Promise<Form> {
  const form = forms.get(versionId) ?? (await compile(db, versionId));
  forms.delete(versionId);
  forms.set(versionId, form);
  const [oldest] = forms.keys();
  if (forms.size > most && oldest !== undefined) forms.delete(oldest);
  return form;
}

async function compile(db: Db, versionId: string): Promise<Form> {
  const version = await findVersion(db, versionId);
  if (!version) throw refusals.notFound();
  return compileForm(version.definition);
}
