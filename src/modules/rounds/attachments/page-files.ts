import { randomUUID } from "node:crypto";
import type { Act } from "../../../platform/auth/act.ts";
import type { FormFields, UploadedFile } from "../../../platform/http/form-fields.ts";
import { Problem } from "../../../platform/errors/problem.ts";
import { readContent } from "../../../platform/files/content.ts";
import { hashOf } from "../../../platform/files/file-store.ts";
import { fileFieldOf, formOf, largestPage, noFileFieldOf, shownField } from "../../questionnaires/index.ts";
import type { ResponseFound } from "../responses.queries.ts";
import { attachmentProblems } from "./attachments.errors.ts";
import { fileQuestion, freshName } from "./attachments.rules.ts";
import { noteFile, takeIn } from "./receive-file.ts";

/**
 * Takes in the files that a page brought, each at its question: the answer becomes the name of the file that was kept, or
 * stays what it was where the new one can't be taken. No other field is touched.
 * @param found the response, locked for answering
 * @returns what is wrong, by the question's path, in the person's language
 */
export async function takePageFiles(act: Act, found: ResponseFound, fields: FormFields): Promise<Map<string, string>> {
  const faults = new Map<string, string>();
  for (const path of fields.all(shownField)) {
    if (fields.has(noFileFieldOf(path))) fields.set(path, "");
    const upload = fields.file(fileFieldOf(path));
    if (!upload) continue;
    try {
      fields.set(path, await takePageFile(act, found, path, upload));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      faults.set(path, error.title[act.lang]);
    }
  }
  return faults;
}

/** @returns the name of the kept file. @throws Problem that says why it can't be an answer */
async function takePageFile(act: Act, found: ResponseFound, path: string, upload: UploadedFile): Promise<string> {
  const { files, largestFile } = act.installation;
  const limit = Math.min(largestPage, largestFile);
  if (upload.tooLarge || upload.bytes.length > limit) throw attachmentProblems.tooLarge(limit);
  if (upload.bytes.length === 0) throw attachmentProblems.fault("empty");
  const { definition } = await formOf(act.db, found.round.versionId);
  if (!fileQuestion(definition, path)) throw attachmentProblems.noQuestion();
  const id = randomUUID();
  await files.writePiece(id, 0, upload.bytes);
  const lies = files.incomingPath(id);
  const content = await readContent(lies);
  const type = typeof content === "string" ? upload.type : content.type;
  const size = upload.bytes.length;
  const facts = { id, question: path, name: freshName(id, upload.name, type), type, size, sha256: await hashOf(lies) };
  const attachment = await noteFile(act, found, { ...facts, received: size });
  const refused = await takeIn(act, found, attachment, lies);
  if (refused) throw refused;
  return attachment.name;
}
