import { z } from "zod";
import { html, seeOther } from "../../../platform/http/answer.ts";
import { requireInput } from "../../../platform/http/input.ts";
import { page } from "../../../platform/http/route.ts";
import { renderPage } from "../../../platform/ui/page.tsx";
import { noticesPath } from "../accounts.paths.ts";
import { myself } from "../services/own-account.ts";
import { NoticesPage } from "./notices.page.tsx";
import { chooseNoticeMail, openNotice, readAllNotices, showNotices } from "./notices.service.ts";

const NoticesQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  done: z.enum(["mail"]).optional().catch(undefined),
});
const NoticeParams = z.object({ id: z.uuid() });
const MailWish = z.object({ noticeMail: z.enum(["each", "weekly", "none"]) });

/** What one was told, and how one wants to be told by mail. */
export const noticePages = [
  page({
    method: "GET",
    url: "/notices",
    permission: "signed-in",
    query: NoticesQuery,
    async handle(act, { query }, view) {
      const shown = await showNotices(act, query.page);
      const { noticeMail } = await myself(act);
      return html(renderPage(<NoticesPage view={view} shown={shown} query={query} wish={noticeMail} />));
    },
  }),
  page({
    method: "POST",
    url: "/notices/read",
    permission: "signed-in",
    async handle(act) {
      await readAllNotices(act);
      return seeOther(noticesPath(act.lang));
    },
  }),
  page({
    method: "POST",
    url: "/notices/mail",
    permission: "signed-in",
    async handle(act, { form }) {
      await chooseNoticeMail(act, requireInput(MailWish, form.values()).noticeMail);
      return seeOther(noticesPath(act.lang, { done: "mail" }));
    },
  }),
  page({
    method: "POST",
    url: "/notices/:id",
    permission: "signed-in",
    params: NoticeParams,
    handle: async (act, { params }) => seeOther(`/${act.lang}${await openNotice(act, params.id)}`),
  }),
];
