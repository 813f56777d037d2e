import type { Visit } from "../../../platform/auth/act.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { type InputError, refusals } from "../../../platform/errors/problem.ts";
import type { StoredFile } from "../../../platform/files/file-store.ts";
import type { Session } from "../../../xlsform/index.ts";
import { type AnswerFile, asksForFiles, formOf } from "../../questionnaires/index.ts";
import { readableResponse } from "../services/read-response.ts";
import { refusedBefore } from "./attachments.errors.ts";
import { contentPath, originalPath, thumbnailPath } from "./attachments.paths.ts";
import { type Attachment, findAttachment, listAttachments } from "./attachments.queries.ts";
import { fileAnswers, missingFiles } from "./attachments.view.ts";

type Reader = Visit & { actor: Actor };
/** A response, and the version that it answers. */
interface Answered {
  response: { id: string };
  round: { versionId: string };
}

/** The files of a response by the answer that names them; none, and nothing looked up, where its form asks for none. */
export async function filesOf(act: Pick<Visit, "db">, { response, round }: Answered): Promise<Map<string, AnswerFile>> {
  const { definition } = await formOf(act.db, round.versionId);
  if (!asksForFiles(definition.children)) return new Map();
  const found = await listAttachments(act.db, response.id);
  return new Map(found.map(({ attachment, file }) => [attachment.name, shownFile(attachment, file)]));
}

function shownFile(attachment: Attachment, file: StoredFile | null): AnswerFile {
  const { id, name, question, state, refusal, originalFileId, thumbnailFileId, width, height } = attachment;
  return {
    name,
    question,
    state,
    ...(state === "refused" && { refusal: refusedBefore(refusal ?? "").title }),
    size: file?.size ?? attachment.size,
    type: file?.type ?? attachment.type,
    href: contentPath(id),
    thumbnail: thumbnailFileId ? thumbnailPath(id) : null,
    original: originalFileId ? originalPath(id) : null,
    width,
    height,
  };
}

/** An attachment that this person may read. @throws Problem `not-found`, also for who may not */
export async function readableAttachment(act: Reader, id: string): Promise<Attachment> {
  const attachment = await findAttachment(act.db, id);
  if (!attachment) throw refusals.notFound();
  await readableResponse(act, { id: attachment.responseId });
  return attachment;
}

/** What is kept of an attachment. @throws Problem `not-found` */
export async function readableFile(
  act: Reader,
  id: string,
  which: "fileId" | "originalFileId" | "thumbnailFileId",
): Promise<StoredFile> {
  const { [which]: fileId } = await readableAttachment(act, id);
  const file = fileId ? await act.installation.files.find(act.db, fileId) : undefined;
  if (!file) throw refusals.notFound();
  return file;
}

/** What stands in the way of a submit because a file isn't here; nothing is looked up where no answer names one. */
export async function filesMissing(
  act: Pick<Visit, "db">,
  answered: Answered,
  session: Session,
): Promise<InputError[]> {
  if (!asksForFiles(session.form.definition.children)) return [];
  return fileAnswers(session).length === 0 ? [] : missingFiles(session, await filesOf(act, answered));
}
