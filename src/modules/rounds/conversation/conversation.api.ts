import { z } from "zod";
import { json } from "../../../platform/http/answer.ts";
import { api } from "../../../platform/http/route.ts";
import { ResponseParams } from "../rounds.input.ts";
import { readableResponse } from "../services/read-response.ts";
import { reply, showConversation } from "./conversation.service.ts";

const said = z.object({ id: z.int(), comment: z.string(), by: z.string(), at: z.string() });
const where = { permission: "municipality:response:read", params: ResponseParams } as const;

/** What is said about a response's questions over the API. */
export const conversationApi = [
  api({
    method: "GET",
    url: "/rounds/:id/responses/:code/comments",
    ...where,
    summary: "Comments on a response's questions, the newest first, each with its replies",
    answer: {
      status: 200,
      schema: z.object({
        items: z.array(said.extend({ path: z.string(), revision: z.int(), replies: z.array(said) })),
      }),
    },
    async handle(act, { params }) {
      const { response } = await readableResponse(act, { roundId: params.id, code: params.code });
      const { threads } = await showConversation(act, response.id);
      const items = threads.map(({ comment: { comment, by }, replies }) => ({
        id: comment.id,
        path: comment.path,
        revision: comment.revision,
        comment: comment.comment,
        by,
        at: comment.at,
        replies: replies.map((each) => {
          const { id, comment: words, at } = each.comment;
          return { id, comment: words, by: each.by, at };
        }),
      }));
      return json({ items });
    },
  }),
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/comments/:to",
    permission: "municipality:response:read",
    summary: "Reply to a comment; the other side is told, answers stay as they are",
    params: ResponseParams.extend({ to: z.coerce.number().int().min(1) }),
    body: z.object({ comment: z.string().trim().min(1).max(5000) }),
    answer: { status: 200, schema: z.object({ to: z.int() }) },
    async handle(act, { params, body }) {
      const { response } = await readableResponse(act, { roundId: params.id, code: params.code });
      await reply(act, response.id, params.to, body.comment);
      return json({ to: params.to });
    },
  }),
];
