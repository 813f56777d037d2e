import type { Act } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { type Problem, refusals } from "../../../platform/errors/problem.ts";
import { hashOf } from "../../../platform/files/file-store.ts";
import { enqueue } from "../../../platform/jobs/jobs.ts";
import { formOf } from "../../questionnaires/index.ts";
import { takesAnswers } from "../accepting/accepting.rules.ts";
import { lockResponse, type ResponseFound, type ResponseKey } from "../responses.queries.ts";
import { roundProblems } from "../rounds.errors.ts";
import { mayAnswer, mayRead } from "../rounds.policy.ts";
import { isLocked } from "../rounds.rules.ts";
import { placeOf } from "../services/answer-response.ts";
import { attachmentProblems, codeOf, refusedBefore } from "./attachments.errors.ts";
import type { AttachmentBody } from "./attachments.input.ts";
import {
  type Attachment,
  countAttachments,
  findAttachment,
  insertAttachment,
  lockAttachment,
  updateAttachment,
} from "./attachments.queries.ts";
import { fileQuestion, largestPiece, mostFiles, pathInForm } from "./attachments.rules.ts";
import { keepFile } from "./keep-file.ts";

/** The job that is done once a file is kept. */
export const settleJob = "rounds.attachment";

/**
 * Says that a file will come. The same again is no other file: what is known of it is told.
 * @throws Problem of `mayBeGiven`, `not-found`, `not-allowed`, `attachment-question`, `-too-large`, `-too-many`, `-differs`, `-name-taken`
 */
export async function announceFile(
  act: Act,
  key: ResponseKey,
  body: AttachmentBody,
): Promise<{ attachment: Attachment; fresh: boolean }> {
  const found = await lockAllowed(act, key);
  const known = await findAttachment(act.db, body.id);
  if (known) {
    if (!isSame(known, found, body)) throw attachmentProblems.differs();
    return { attachment: known, fresh: false };
  }
  mayBeGiven(act, found, body.givenAt ?? null);
  const { definition } = await formOf(act.db, found.round.versionId);
  if (!fileQuestion(definition, body.question)) throw attachmentProblems.noQuestion();
  if (body.size > act.installation.largestFile) throw attachmentProblems.tooLarge(act.installation.largestFile);
  const attachment = await noteFile(act, found, { ...body, received: 0 });
  return { attachment, fresh: true };
}

/** @throws Problem `not-found` (also for who may not even see it), `not-allowed` */
async function lockAllowed(act: Act, key: ResponseKey): Promise<ResponseFound> {
  const found = await lockResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  if (!mayAnswer(act.actor, placeOf(found))) throw refusals.notAllowed();
  return found;
}

/** The same times as for answers. @throws Problem `round-not-open`, `round-closed`, `response-locked` */
function mayBeGiven(act: Act, { round, response }: ResponseFound, givenAt: Date | null): void {
  const { takes } = takesAnswers(round, givenAt, act.now);
  if (takes === "planned") throw roundProblems.notOpenYet(round.opensOn);
  if (takes === "closed") throw roundProblems.closed();
  if (isLocked(response.state)) throw roundProblems.locked();
}

/** Notes a file of a response that has been locked. @throws Problem `attachment-too-many`, `-name-taken` */
export async function noteFile(
  act: Act,
  { response }: ResponseFound,
  facts: Omit<AttachmentBody, "givenAt"> & Pick<Attachment, "received">,
): Promise<Attachment> {
  if ((await countAttachments(act.db, response.id)) >= mostFiles) throw attachmentProblems.tooMany();
  const attachment = await insertAttachment(act.db, {
    ...facts,
    responseId: response.id,
    question: pathInForm(facts.question),
    createdBy: act.actor.personId,
    createdAt: act.now,
  });
  if (!attachment) throw attachmentProblems.nameTaken();
  return attachment;
}

function isSame(known: Attachment, { response }: ResponseFound, body: AttachmentBody): boolean {
  return (
    known.responseId === response.id &&
    known.name === body.name &&
    known.question === pathInForm(body.question) &&
    known.size === body.size &&
    known.sha256 === body.sha256
  );
}

/** What became of a piece: how much is here now, and what is wrong with the whole. */
export interface Piece {
  offset: number;
  /** To be answered and not thrown: that the file was refused is recorded. */
  refused?: Problem;
}

/**
 * Puts a piece of a file onto disk; with the last one the file is looked at and kept or refused. A piece that is sent again
 * after the last is none the worse.
 * @throws Problem `not-found`, `not-allowed`, `attachment-piece`, or what it was refused with before
 */
export async function takePiece(act: Act, id: string, offset: number, bytes: Buffer): Promise<Piece> {
  const known = await findAttachment(act.db, id);
  if (!known) throw refusals.notFound();
  // What has been told of in time may come to its end at any time: a file alone changes no answer.
  const found = await lockAllowed(act, { id: known.responseId });
  const attachment = (await lockAttachment(act.db, id)) ?? known;
  const { size } = attachment;
  if (attachment.state === "refused") throw refusedBefore(attachment.refusal ?? "");
  if (attachment.state === "kept") {
    return offset + bytes.length === size ? { offset: size } : elsewhere(size);
  }
  const here = await receivedOf(act, attachment);
  if (offset !== here || offset + bytes.length > size) return elsewhere(here);
  if (bytes.length === 0 || bytes.length > largestPiece) throw attachmentProblems.pieceTooLarge();
  await act.installation.files.writePiece(id, offset, bytes);
  const received = offset + bytes.length;
  await updateAttachment(act.db, id, { received });
  if (received < size) return { offset: received };
  const refused = await settle(act, found, attachment);
  return refused?.code === "attachment-damaged"
    ? { offset: 0, refused }
    : { offset: size, ...(refused && { refused }) };
}

/** The piece doesn't belong where the file goes on. */
const elsewhere = (offset: number): Piece => ({ offset, refused: attachmentProblems.wrongOffset(offset) });

/** How much of a file is here: what was acknowledged, but never more than lies on disk. */
export async function receivedOf(act: Pick<Act, "installation">, { id, state, received, size }: Attachment) {
  if (state !== "receiving") return size;
  return received === 0 ? 0 : Math.min(received, await act.installation.files.incomingSize(id));
}

/** Looks at a file that is whole. @returns why it isn't taken, or null */
async function settle(act: Act, found: ResponseFound, attachment: Attachment): Promise<Problem | null> {
  const { files } = act.installation;
  const path = files.incomingPath(attachment.id);
  if ((await hashOf(path)) !== attachment.sha256) {
    await updateAttachment(act.db, attachment.id, { received: 0 });
    return attachmentProblems.wrongSum();
  }
  return takeIn(act, found, attachment, path);
}

/** Keeps a whole file that lies on disk, or records why not. @returns that, or null */
export async function takeIn(
  act: Act,
  found: ResponseFound,
  attachment: Attachment,
  path: string,
): Promise<Problem | null> {
  const { id, name, question: asked, size } = attachment;
  const { definition } = await formOf(act.db, found.round.versionId);
  const question = fileQuestion(definition, asked);
  if (!question) throw attachmentProblems.noQuestion();
  const kept = await keepFile(act, question, { path, name });
  const entry = { subject: { kind: "response", id: found.response.id }, municipality: found.municipality.code };
  const detail = { attachment: id, question: asked, name, size };
  await enqueue(act.db, settleJob, { id });
  if (typeof kept === "string") {
    await updateAttachment(act.db, id, { state: "refused", refusal: codeOf(kept) });
    await record(act, { ...entry, action: "rounds.attachment.refuse", detail: { ...detail, why: kept } });
    return attachmentProblems.fault(kept);
  }
  const { file, original, width, height } = kept;
  const ids = { fileId: file.id, originalFileId: original?.id ?? null };
  await updateAttachment(act.db, id, { state: "kept", ...ids, width, height });
  await record(act, { ...entry, action: "rounds.attachment.keep", detail });
  return null;
}
