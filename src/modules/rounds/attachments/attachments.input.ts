import { z } from "zod";
import { says } from "../../../platform/http/input.ts";
import { fileName } from "./attachments.rules.ts";

/** A file that will come, as its client tells of it. */
export const AttachmentBody = z.object({
  /** Made by the client, so that telling of it twice makes one. */
  id: z.uuid(),
  /** Path of the question, with the numbers of entries or without. */
  question: z.string().min(1).max(500),
  name: z
    .string()
    .normalize("NFC")
    .refine(
      (name) => fileName.test(name),
      says({
        bn: "নামে কেবল অক্ষর, অঙ্ক, বিন্দু, হাইফেন ও নিচের দাগ থাকতে পারে, সর্বোচ্চ ১২০টি",
        en: "A name has letters, digits, full stops, hyphens and underscores, at most 120",
      }),
    ),
  type: z.string().max(200).default("application/octet-stream"),
  /** Bytes. */
  size: z.int().min(1).max(2_000_000_000),
  sha256: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/),
  /** When the person gave it, by their own clock: a file given in time may come after the round has closed. */
  givenAt: z.coerce.date().min(new Date("0001-01-01")).max(new Date("9999-12-31")).optional(),
});

export type AttachmentBody = z.output<typeof AttachmentBody>;

export const AttachmentParams = z.object({ id: z.uuid() });

/** Where a piece belongs, as tus has it. */
export const PieceHeaders = z.object({ "upload-offset": z.coerce.number().int().min(0) });

/** A part of a file, as browsers ask for it when they play one. */
export const RangeHeaders = z.object({ range: z.string().max(200).optional() });
