import { z } from "zod";
import { html, seeOther } from "../../../platform/http/answer.ts";
import { page } from "../../../platform/http/route.ts";
import { renderPage } from "../../../platform/ui/page.tsx";
import { RoundParams } from "../rounds.input.ts";
import { ConversationPage } from "./conversation.page.tsx";
import { conversationPath } from "./conversation.paths.ts";
import { reply, showConversation } from "./conversation.service.ts";

const To = z.coerce.number().int().min(1).catch(0);

/** What the association and a town say to each other about single questions. */
export const conversationPages = [
  page({
    method: "GET",
    url: "/answers/:id/comments",
    permission: "municipality:response:read",
    params: RoundParams,
    handle: async (act, { params }, view) =>
      html(renderPage(<ConversationPage view={view} shown={await showConversation(act, params.id)} />)),
  }),
  page({
    method: "POST",
    url: "/answers/:id/comments",
    permission: "municipality:response:read",
    params: RoundParams,
    async handle(act, { params, form }, view) {
      const to = To.parse(form.text("to"));
      const text = form.text(`reply-${to}`).trim().slice(0, 5000);
      if (text === "") {
        const shown = await showConversation(act, params.id);
        return html(renderPage(<ConversationPage view={view} shown={shown} typed={{ to, text }} />), 422);
      }
      await reply(act, params.id, to, text);
      return seeOther(conversationPath(act.lang, params.id));
    },
  }),
];
