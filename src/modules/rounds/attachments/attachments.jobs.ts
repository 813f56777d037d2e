import { z } from "zod";
import { type Db, transaction } from "../../../platform/db/database.ts";
import { thumbnailOf } from "../../../platform/files/pictures.ts";
import type { JobHandler, Periodic } from "../../../platform/jobs/jobs.ts";
import { lockResponse } from "../responses.queries.ts";
import {
  deleteUnnamed,
  findAttachment,
  stillReceiving,
  unnamedBefore,
  updateAttachment,
} from "./attachments.queries.ts";
import { daysKept } from "./attachments.rules.ts";
import { settleJob } from "./receive-file.ts";

const Payload = z.object({ id: z.uuid() });
/** The longer side of a thumbnail in pixels: sharp on a telephone's display at 160. */
const thumbnailSide = 320;

/** After a file was kept: its pieces go, and a picture gets its thumbnail. Without one the picture itself is shown. */
const settleFile: JobHandler = async (payload, db, { files }) => {
  const { id } = Payload.parse(payload);
  const attachment = await findAttachment(db, id);
  if (attachment?.state !== "receiving") await files.removeIncoming(id);
  if (!attachment?.fileId || attachment.thumbnailFileId || attachment.width === null) return;
  const file = await files.find(db, attachment.fileId);
  if (!file) return;
  const bytes = await thumbnailOf(files.path(file), thumbnailSide);
  await transaction(db, async (tx) => {
    const { id: thumbnailFileId } = await files.save(
      tx,
      { name: `${file.name}.webp`, type: "image/webp", bytes },
      null,
    );
    await updateAttachment(tx, id, { thumbnailFileId });
  });
};

/** Throws away what no answer names after some weeks, and pieces whose file is whole or unknown. */
const sweep: Periodic = {
  name: "rounds.attachments.sweep",
  everySeconds: 3600,
  handle: (db, { files }) => sweepFiles(db, files, new Date()),
};

export const attachmentJobs = { [settleJob]: settleFile };
export const attachmentSweep = sweep;

/** @param now what counts as the present */
export async function sweepFiles(db: Db, files: Parameters<JobHandler>[2]["files"], now: Date): Promise<void> {
  const before = new Date(now.getTime() - daysKept * 24 * 3600 * 1000);
  for (const { id, responseId } of await unnamedBefore(db, before)) {
    const gone = await transaction(db, async (tx) => {
      await lockResponse(tx, { id: responseId });
      return deleteUnnamed(tx, id);
    });
    for (const file of gone) await files.removeUnused(file, before);
  }
  const incoming = await files.incomingBefore(new Date(now.getTime() - 24 * 3600 * 1000));
  const wanted = await stillReceiving(
    db,
    incoming.filter((name) => z.uuid().safeParse(name).success),
  );
  for (const name of incoming) if (!wanted.has(name)) await files.removeIncoming(name);
}
