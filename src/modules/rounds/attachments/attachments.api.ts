import { z } from "zod";
import type { FileStore, StoredFile } from "../../../platform/files/file-store.ts";
import { type Answer, download, json, refusal } from "../../../platform/http/answer.ts";
import { afterKey, listing, listQuery, listSchema } from "../../../platform/http/listing.ts";
import { api } from "../../../platform/http/route.ts";
import { ResponseParams } from "../rounds.input.ts";
import { readableResponse } from "../services/read-response.ts";
import { refusedBefore } from "./attachments.errors.ts";
import { AttachmentBody, AttachmentParams, PieceHeaders, RangeHeaders } from "./attachments.input.ts";
import { type Attachment, countAttachments, listByName } from "./attachments.queries.ts";
import { readRange } from "./byte-range.rules.ts";
import { announceFile, receivedOf, takePiece } from "./receive-file.ts";
import { readableAttachment, readableFile } from "./show-files.ts";

const attachmentSchema = z.object({
  id: z.uuid(),
  question: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  received: z.int(),
  state: z.enum(["receiving", "kept", "refused"]),
  refusal: z.object({ code: z.string(), title: z.string() }).nullable(),
});

/** Files given as answers, over the API: told of, sent in pieces, read. */
export const attachmentsApi = [
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/attachments",
    permission: "municipality:response:answer",
    summary: "Say that a file will come; its pieces follow by PATCH, and the answer is its name",
    params: ResponseParams,
    body: AttachmentBody,
    answer: { status: 201, schema: attachmentSchema },
    async handle(act, { params, body }) {
      const { attachment, fresh } = await announceFile(act, { roundId: params.id, code: params.code }, body);
      return told(act, attachment, fresh ? 201 : 200);
    },
  }),
  api({
    method: "GET",
    url: "/rounds/:id/responses/:code/attachments",
    permission: "municipality:response:read",
    summary: "The files of a response by name",
    params: ResponseParams,
    query: listQuery,
    answer: { status: 200, schema: listSchema(attachmentSchema) },
    async handle(act, { params, query }) {
      const { response } = await readableResponse(act, { roundId: params.id, code: params.code });
      const page = { limit: query.limit + 1, after: afterKey(query.cursor) };
      const items = await listByName(act.db, response.id, page);
      const total = await countAttachments(act.db, response.id);
      const { next, items: shown } = listing(items, total, query.limit, ({ name }) => name);
      return json({ items: await Promise.all(shown.map((each) => asJson(act, each))), total, next });
    },
  }),
  api({
    method: "GET",
    url: "/attachments/:id",
    permission: "municipality:response:read",
    summary: "One file: what is known of it and, also by HEAD, how much is here in Upload-Offset",
    params: AttachmentParams,
    answer: { status: 200, schema: attachmentSchema },
    handle: async (act, { params }) => told(act, await readableAttachment(act, params.id), 200),
  }),
  api({
    method: "PATCH",
    url: "/attachments/:id",
    permission: "municipality:response:answer",
    summary: "Send a piece of at most 256 kB; with the last one the file is looked at and kept or refused",
    params: AttachmentParams,
    headers: PieceHeaders,
    body: "bytes",
    answer: { status: 204 },
    async handle(act, { params, headers, bytes }) {
      const { offset, refused } = await takePiece(act, params.id, headers["upload-offset"], bytes);
      const answer: Answer = refused
        ? refusal(refused, act.lang, `/api/v1/attachments/${params.id}`)
        : { status: 204, type: "application/offset+octet-stream", body: "" };
      return { ...answer, headers: { "upload-offset": String(offset) } };
    },
  }),
  ...(
    [
      ["content", "fileId", "What was kept of a file; parts of it by Range"],
      ["original", "originalFileId", "The picture in its full size, where its question keeps that"],
      ["thumbnail", "thumbnailFileId", "A small picture of a picture, once it has been made"],
    ] as const
  ).map(([what, which, summary]) =>
    api({
      method: "GET",
      url: `/attachments/:id/${what}`,
      permission: "municipality:response:read",
      summary,
      params: AttachmentParams,
      headers: RangeHeaders,
      answer: { status: 200, types: ["*/*"] },
      async handle(act, { params, headers }) {
        const file = await readableFile(act, params.id, which);
        return served(act.installation.files, file, headers.range, which !== "originalFileId");
      },
    }),
  ),
];

type Reading = Parameters<typeof readableAttachment>[0];

async function asJson(act: Reading, attachment: Attachment): Promise<z.output<typeof attachmentSchema>> {
  const { id, question, name, type, size, state, refusal: code } = attachment;
  const received = await receivedOf(act, attachment);
  const why = code === null ? null : { code, title: refusedBefore(code).title[act.lang] };
  return { id, question, name, type, size, received, state, refusal: why };
}

async function told(act: Reading, attachment: Attachment, status: number): Promise<Answer> {
  const body = await asJson(act, attachment);
  const headers = { "upload-offset": String(body.received), "upload-length": String(body.size) };
  return { ...json(body, status), headers };
}

/** Nothing that people gave is ever run: no type is guessed, and even a browser that opens it finds itself in a sandbox. */
const harmless = {
  "content-security-policy": "sandbox; default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  // A file under this address never changes.
  "cache-control": "private, max-age=31536000, immutable",
  "accept-ranges": "bytes",
  // What is compressed on its way has no parts that could be asked for.
  "content-encoding": "identity",
};

/** @param drawn whether it may be shown by the browser where it is a picture, as we have drawn it anew */
function served(files: FileStore, file: StoredFile, range: string | undefined, drawn: boolean): Answer {
  const part = readRange(range, file.size);
  if (part === "none") {
    const headers = { ...harmless, "content-range": `bytes */${file.size}` };
    return { status: 416, type: "text/plain; charset=utf-8", body: "", headers };
  }
  const type = file.type.startsWith("text/") ? `${file.type}; charset=utf-8` : file.type;
  const answer = download(file.name, type, files.read(file, part ?? undefined));
  const asShown = drawn && file.type.startsWith("image/");
  const disposition = answer.headers!["content-disposition"]!;
  return {
    ...answer,
    status: part ? 206 : 200,
    headers: {
      ...harmless,
      "content-disposition": asShown ? disposition.replace("attachment", "inline") : disposition,
      "content-length": String(part ? part.end - part.start + 1 : file.size),
      ...(part && { "content-range": `bytes ${part.start}-${part.end}/${file.size}` }),
    },
  };
}
