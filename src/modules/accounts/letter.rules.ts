const kinds = {
  "application/pdf": { ending: ".pdf", begins: "%PDF-", ends: "%%EOF" },
  "image/jpeg": { ending: ".jpg", begins: "\xff\xd8\xff", ends: "\xff\xd9" },
  "image/png": { ending: ".png", begins: "\x89PNG\r\n\x1a\n", ends: "IEND\xaeB`\x82" },
} as const;

/** What a letter may be: a document or a photograph of one. */
export type LetterType = keyof typeof kinds;

/** Scanners and phones put a little behind the end: so many bytes are searched for it. */
const tail = 4096;

/** What a letter is by its content, whatever its name says; null when it is none of what we take. */
export function letterType(bytes: Uint8Array): LetterType | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = content.toString("latin1", 0, 16);
  const end = content.toString("latin1", Math.max(0, content.length - tail));
  const types = Object.keys(kinds) as LetterType[];
  return types.find((type) => start.startsWith(kinds[type].begins) && end.includes(kinds[type].ends)) ?? null;
}

/** The letter's name with the ending that its content has, so that no program opens it as something else. */
export function letterName(name: string, type: LetterType): string {
  const { ending } = kinds[type];
  const plain = name.replace(/^.*[\\/]/, "") || "letter";
  const fits = type === "image/jpeg" ? /\.jpe?g$/i : new RegExp(`\\${ending}$`, "i");
  return fits.test(plain) ? plain : plain + ending;
}
