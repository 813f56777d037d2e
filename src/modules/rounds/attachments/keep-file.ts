import { copyFile, rm } from "node:fs/promises";
import type { Act } from "../../../platform/auth/act.ts";
import { readContent } from "../../../platform/files/content.ts";
import type { StoredFile } from "../../../platform/files/file-store.ts";
import { blotPlace } from "../../../platform/files/mp4.ts";
import { redraw } from "../../../platform/files/pictures.ts";
import type { Question } from "../../../xlsform/index.ts";
import type { FileFault } from "./attachments.errors.ts";
import { fits, keepingOf } from "./attachments.rules.ts";

/** A whole file on disk that was given as an answer to a question. */
export interface Given {
  /** Where it lies; it stays there. */
  path: string;
  name: string;
}

/** What was kept of it. */
export interface Kept {
  file: StoredFile;
  original: StoredFile | null;
  /** Pixels, of pictures. */
  width: number | null;
  height: number | null;
}

/**
 * Looks at what a file is, whatever it is called, and keeps what its question asks for: pictures drawn anew, recordings
 * without the place where they were made, documents as they are.
 * @returns what is wrong where it can't be an answer to this question; then nothing is kept
 */
export async function keepFile(act: Act, question: Question, { path, name }: Given): Promise<Kept | FileFault> {
  const content = await readContent(path);
  if (typeof content === "string") return content;
  if (!fits(content, question)) return wrongKind[question.type] ?? "unknown";
  if (content.kind === "picture") return keepPicture(act, question, { path, name });
  const { files } = act.installation;
  const plain = { name, type: content.type };
  const save = (from: string) => files.saveCopy(act.db, from, plain, act.actor.personId);
  const none = { original: null, width: null, height: null };
  const tellsPlace = /(mp4|quicktime|3gpp2?)$/.test(content.type) && !keepingOf(question).metadata;
  if (!tellsPlace) return { file: await save(path), ...none };
  const blotted = `${path}.blotted`;
  try {
    await copyFile(path, blotted);
    await blotPlace(blotted);
    return { file: await save(blotted), ...none };
  } finally {
    await rm(blotted, { force: true });
  }
}

const wrongKind: Partial<Record<Question["type"], FileFault>> = {
  image: "not-a-picture",
  audio: "not-a-sound",
  video: "not-a-film",
};

/** The picture that is shown and, where it is asked for, the one in full size: with `location=keep` its very bytes. */
async function keepPicture(act: Act, question: Question, { path, name }: Given): Promise<Kept | FileFault> {
  const { files } = act.installation;
  const { original, metadata, longest } = keepingOf(question);
  const shown = await redraw(path, { metadata, ...(longest && { longest }) });
  if (typeof shown === "string") return shown;
  const type = `image/${shown.format}`;
  const by = act.actor.personId;
  const file = await files.save(act.db, { name, type, bytes: shown.bytes }, by);
  const facts = { file, width: shown.width, height: shown.height };
  if (!original) return { ...facts, original: null };
  if (metadata) return { ...facts, original: await files.saveCopy(act.db, path, { name, type }, by) };
  const whole = await redraw(path, {});
  if (typeof whole === "string") return whole;
  return { ...facts, original: await files.save(act.db, { name, type, bytes: whole.bytes }, by) };
}
