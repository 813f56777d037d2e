import type { Db } from "../../../platform/db/database.ts";
import type { StoredFile } from "../../../platform/files/file-store.ts";
import type { ExportRow } from "../responses.queries.ts";
import { contentPath } from "./attachments.paths.ts";
import { keptFiles } from "./attachments.queries.ts";

/** A file that the answers of a revision name. */
export interface ExportFile {
  id: string;
  name: string;
  /** Where it stands in a zip: names are told apart only within a response. */
  path: string;
  file: StoredFile;
}

/** The files that a response's newest revision names, in the order of their names. */
export async function exportFiles(db: Db, { response, revision }: ExportRow): Promise<ExportFile[]> {
  const answers = JSON.stringify(revision.answers);
  const folder = response.ordinal === 1 ? response.respondentCode : `${response.respondentCode}-${response.ordinal}`;
  const kept = await keptFiles(db, response.id);
  return kept
    .filter(({ name }) => answers.includes(JSON.stringify(name)))
    .map(({ id, name, file }) => ({ id, name, path: `media/${folder}/${name}`, file }));
}

/** A file as a program is told of it. */
export function fileAsJson({ id, name, file }: ExportFile, publicUrl: string) {
  return { name, type: file.type, size: file.size, sha256: file.sha256, url: `${publicUrl}${contentPath(id)}` };
}
