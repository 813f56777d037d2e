import type { Content } from "../../../platform/files/content.ts";
import type { PictureWish } from "../../../platform/files/pictures.ts";
import { type Definition, isMedia, type Node, type Question } from "../../../xlsform/engine.ts";

/** Bytes in one piece at the most. */
export const largestPiece = 256 * 1024;
/** Files that one response may have; far more than a roster of vehicles with a picture of each. */
export const mostFiles = 300;
/** Days after which a file that no answer names is thrown away. */
export const daysKept = 30;
/** The longer side of a kept photo in pixels, where its question doesn't say. */
const longestSide = 1600;

/** What a file may be called: letters and digits of any script; nothing that means something to a file system. */
export const fileName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,119}$/u;

/** A question's path as the questionnaire has it, without the numbers of entries. */
export function pathInForm(path: string): string {
  return path.replace(/\[\d+\]/g, "");
}

/** The question of this path that is answered with a file. */
export function fileQuestion(definition: Definition, path: string): Question | undefined {
  const wanted = pathInForm(path);
  const find = (nodes: readonly Node[]): Question | undefined => {
    for (const node of nodes) {
      if (node.kind !== "question") {
        const found = wanted.startsWith(`${node.path}/`) ? find(node.children) : undefined;
        if (found) return found;
      } else if (node.path === wanted) return node;
    }
    return undefined;
  };
  const question = find(definition.children);
  return question && isMedia(question.type) ? question : undefined;
}

/** Whether such a file answers such a question. A recorder may put a sound alone into a film's container. */
export function fits(content: Content, { type }: Question): boolean {
  if (type === "image") return content.kind === "picture";
  if (type === "video") return content.kind === "video";
  return type !== "audio" || content.kind === "audio" || /\/(webm|mp4|3gpp2?|ogg)$/.test(content.type);
}

/** What a question asks to be kept of its files. */
export interface Keeping extends PictureWish {
  /** The picture in its full size beside the one that is shown. */
  original: boolean;
  /** The place where it was taken, and all that the camera or recorder wrote into it. */
  metadata: boolean;
}

/** Reads a question's parameters `max-pixels`, `original=keep` and `location=keep`. */
export function keepingOf({ type, parameters }: Question): Keeping {
  const asked = Number(parameters["max-pixels"]);
  const longest = Number.isInteger(asked) && asked > 0 ? asked : longestSide;
  return {
    original: parameters["original"] === "keep",
    metadata: parameters["location"] === "keep",
    ...(type === "image" && { longest }),
  };
}

const endings: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "video/quicktime": "mov",
  "application/msword": "doc",
  "application/vnd.ms-excel": "xls",
  "application/vnd.ms-powerpoint": "ppt",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.presentation": "odp",
};

/** A name for a file that no other has: what it was called, a part of its id, and the ending that its content has. */
export function freshName(id: string, given: string, type: string): string {
  const [, stem = "", ending = ""] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/s.exec(given) ?? [];
  const plain = stem
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^[-\p{M}]+|-+$/gu, "")
    .slice(0, 60);
  const subtype = type.split("/")[1] ?? "";
  const kind = type === "text/plain" ? ending.slice(1).toLowerCase() || "txt" : (endings[type] ?? subtype);
  return `${plain || "file"}-${id.slice(0, 8)}.${kind}`;
}
