import { z } from "zod";
import { json } from "../../../platform/http/answer.ts";
import { api } from "../../../platform/http/route.ts";
import { answerable } from "../services/answering-page.ts";
import { shownData, shownJson } from "./shown.ts";

/** What the script of an answering page fetches. */
export const answeringApi = [
  api({
    method: "GET",
    url: "/responses/:id/answering",
    permission: "municipality:response:answer",
    summary: "All that the pages of answering show of a response: its draft, state, comments, round and town",
    params: z.object({ id: z.uuid() }),
    answer: {
      status: 200,
      schema: z.looseObject({ answers: z.record(z.string(), z.unknown()), savedAt: z.string().nullable() }),
    },
    handle: async (act, { params }) => json(shownJson(shownData(await answerable(act, params.id)))),
  }),
];
