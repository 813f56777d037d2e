import { open, readFile, stat } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { archiveFault } from "./archive.ts";
import { readBoxes } from "./mp4.ts";
import { endsWhole } from "./recordings.ts";
import { type PictureFault, type PictureFormat, readPicture } from "./pictures.ts";

/** What a file is by its bytes, whatever it is called. */
export interface Content {
  kind: "picture" | "audio" | "video" | "document";
  type: string;
}

/** Why a file can't be taken, whatever question it answers. */
export type ContentFault =
  | PictureFault
  | "program"
  /** It carries instructions for a browser or an office program. */
  | "script"
  /** Its end is missing. */
  | "cut"
  /** It unpacks without end. */
  | "bomb"
  | "locked"
  | "unknown";

const pictures: Record<string, PictureFormat> = { "image/jpeg": "jpeg", "image/png": "png", "image/webp": "webp" };

/** Sounds and films that telephones record and browsers play, as they are named here. */
const recordings: Record<string, Content> = {
  "audio/mpeg": { kind: "audio", type: "audio/mpeg" },
  "audio/mp4": { kind: "audio", type: "audio/mp4" },
  "audio/x-m4a": { kind: "audio", type: "audio/mp4" },
  "audio/ogg": { kind: "audio", type: "audio/ogg" },
  "audio/ogg; codecs=opus": { kind: "audio", type: "audio/ogg" },
  "audio/wav": { kind: "audio", type: "audio/wav" },
  "audio/amr": { kind: "audio", type: "audio/amr" },
  "audio/aac": { kind: "audio", type: "audio/aac" },
  "audio/flac": { kind: "audio", type: "audio/flac" },
  "video/mp4": { kind: "video", type: "video/mp4" },
  "video/x-m4v": { kind: "video", type: "video/mp4" },
  "video/quicktime": { kind: "video", type: "video/quicktime" },
  "video/webm": { kind: "video", type: "video/webm" },
  "video/3gpp": { kind: "video", type: "video/3gpp" },
  "video/3gpp2": { kind: "video", type: "video/3gpp2" },
  "video/ogg": { kind: "video", type: "video/ogg" },
};

const office = "application/vnd.openxmlformats-officedocument.";
const archives: ReadonlySet<string> = new Set([
  "application/zip",
  `${office}wordprocessingml.document`,
  `${office}spreadsheetml.sheet`,
  `${office}presentationml.presentation`,
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.presentation",
]);

const programs =
  /^application\/(x-elf|x-mach-binary|x-msdownload|wasm|java-vm|java-archive|vnd\.android\.package-archive|x-deb|x-rpm|x-google-chrome-extension|x-apple-diskimage|x\.ms\.shortcut|vnd\.ms-htmlhelp|x-ms-regedit|vnd\.ms-cab-compressed|x-shockwave-flash)$/;

/** Says what a file on disk is, or why it can't be taken. Nothing of it is run, and no picture is unpacked. */
export async function readContent(path: string): Promise<Content | ContentFault> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const type = found?.mime ?? "";
  if (await beginsAsProgram(path)) return "program";
  if (pictures[type]) {
    const picture = await readPicture(path);
    return typeof picture === "string" ? picture : { kind: "picture", type };
  }
  const recording = recordings[type];
  if (recording) return (await isWhole(path, recording.type)) ? recording : "cut";
  if (archives.has(type)) return (await archiveFault(path)) ?? { kind: "document", type };
  if (type === "application/pdf") return (await endsAsPdf(path)) ? { kind: "document", type } : "cut";
  if (type === "application/x-cfb") return readOldOffice(path);
  if (programs.test(type)) return "program";
  if (type.endsWith("macroenabled.12")) return "script";
  if (type.startsWith("image/")) return "picture-format";
  return type === "" || type === "application/xml" || type.startsWith("text/") ? readText(path) : "unknown";
}

/** Windows, Linux and macOS programs and scripts that name what runs them; file-type doesn't know them all by so little. */
async function beginsAsProgram(path: string): Promise<boolean> {
  const head = await part(path, 0, 6);
  const text = head.toString("latin1");
  // Voices that older telephones record begin like scripts.
  return text.startsWith("MZ") || text.startsWith("\u007fELF") || /^#!(?!AMR)/.test(text);
}

/** Old Word, Excel and PowerPoint files; the same container may hold a program to be installed. */
async function readOldOffice(path: string): Promise<Content | ContentFault> {
  const bytes = await readFile(path);
  const holds = (name: string) => bytes.includes(Buffer.from(name, "utf16le"));
  if (holds("_VBA_PROJECT")) return "script";
  if (holds("WordDocument")) return { kind: "document", type: "application/msword" };
  if (holds("PowerPoint Document")) return { kind: "document", type: "application/vnd.ms-powerpoint" };
  return holds("Workbook") ? { kind: "document", type: "application/vnd.ms-excel" } : "unknown";
}

/** What makes a browser that opens a text run something. */
const runs = /<\s*(script|html|svg|iframe|object|embed|!doctype\s+(html|svg)|!entity|\?php)\b|javascript:/i;

/** Plain words, tables and XML without anything to run. */
async function readText(path: string): Promise<Content | ContentFault> {
  const bytes = await readFile(path);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "unknown";
  }
  if (text.includes("\u0000")) return "unknown";
  if (runs.test(text)) return "script";
  const type = text.trimStart().startsWith("<?xml") ? "application/xml" : "text/plain";
  return { kind: "document", type };
}

async function endsAsPdf(path: string): Promise<boolean> {
  const { size } = await stat(path);
  return (await part(path, Math.max(0, size - 2048), 2048)).includes("%%EOF");
}

/** Whether a recording has its end, where its form says what belongs to it. */
async function isWhole(path: string, type: string): Promise<boolean> {
  const { size } = await stat(path);
  if (/(mp4|quicktime|3gpp2?)$/.test(type)) {
    const boxes = await readBoxes(path, 0, size);
    return boxes !== null && boxes.some((box) => box.type === "moov");
  }
  if (type === "audio/wav") return (await part(path, 4, 4)).readUInt32LE() + 8 <= size;
  return endsWhole(await readFile(path), type);
}

async function part(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
