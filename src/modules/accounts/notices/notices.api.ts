import { z } from "zod";
import { json } from "../../../platform/http/answer.ts";
import { api } from "../../../platform/http/route.ts";
import { openNotice, showNotices } from "./notices.service.ts";

const Page = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });

/** One's own notices over the API. */
export const noticesApi = [
  api({
    method: "GET",
    url: "/notices",
    permission: "signed-in",
    summary: "One's own notices, the newest first, page by page",
    query: Page,
    answer: {
      status: 200,
      schema: z.object({
        items: z.array(
          z.object({
            id: z.uuid(),
            kind: z.string(),
            text: z.string(),
            path: z.string(),
            at: z.string(),
            readAt: z.string().nullable(),
          }),
        ),
        total: z.int(),
        unread: z.int(),
      }),
    },
    async handle(act, { query }) {
      const { items, total, unread } = await showNotices(act, query.page);
      const told = items.map(({ id, kind, textBn, textEn, path, createdAt, readAt }) => {
        return { id, kind, text: act.lang === "bn" ? textBn : textEn, path, at: createdAt, readAt };
      });
      return json({ items: told, total, unread });
    },
  }),
  api({
    method: "POST",
    url: "/notices/:id/read",
    permission: "signed-in",
    summary: "Mark one of one's own notices as read",
    params: z.object({ id: z.uuid() }),
    answer: { status: 200, schema: z.object({ path: z.string() }) },
    handle: async (act, { params }) => json({ path: await openNotice(act, params.id) }),
  }),
];
