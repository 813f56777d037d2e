import type { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { Problem } from "../errors/problem.ts";
import { FormFields, largestUpload } from "./form-fields.ts";

/**
 * Reads a posted form, with or without files, into its fields. A body that is itself a file stands as `file`.
 * @param most bytes that its files may have together
 */
export async function readFields(request: FastifyRequest, most = largestUpload): Promise<FormFields> {
  if (Buffer.isBuffer(request.body)) return fileAlone(request.body);
  if (!request.isMultipart()) return fieldsOf(request.body);
  try {
    return await readParts(request, most);
  } catch (error) {
    // The reader's own limits say their status; a broken body has none.
    if (error instanceof Error && "statusCode" in error) throw error;
    throw unreadable((error as Error).message);
  }
}

const nothing = Buffer.alloc(0);

/** The bytes of a part, or null where there are more; then they are read to their end and dropped, as what follows is wanted. */
async function readUpTo(part: Readable & { truncated?: boolean }, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of part) {
    length += (chunk as Buffer).length;
    if (length <= most) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  return length > most || part.truncated ? null : Buffer.concat(chunks);
}

function fileAlone(bytes: Buffer): FormFields {
  const form = new FormFields();
  form.addFile("file", { name: "", type: "text/csv", bytes, tooLarge: false });
  return form;
}

function unreadable(reason: string): Problem {
  const title = { bn: "ফর্মটি পড়া যায়নি; আবার পাঠান", en: "The form could not be read; send it again" };
  return new Problem("bad-request", 400, title, [], { reason });
}

function fieldsOf(body: unknown): FormFields {
  const form = new FormFields();
  if (typeof body !== "object" || body === null) return form;
  for (const [name, value] of Object.entries(body)) {
    for (const each of Array.isArray(value) ? value : [value]) form.add(name, String(each));
  }
  return form;
}

async function readParts(request: FastifyRequest, most: number): Promise<FormFields> {
  const form = new FormFields();
  const limits = { fileSize: most, files: 200, fields: 10_000, fieldSize: 1024 * 1024 };
  let left = most;
  for await (const part of request.parts({ limits })) {
    if (part.type === "field") form.add(part.fieldname, String(part.value));
    else {
      const bytes = await readUpTo(part.file, left);
      const name = (part.filename ?? "").normalize("NFC").slice(-200);
      form.addFile(part.fieldname, { name, type: part.mimetype, bytes: bytes ?? nothing, tooLarge: bytes === null });
      left -= bytes?.length ?? 0;
    }
  }
  return form;
}
