import { html } from "../../platform/http/answer.ts";
import { page } from "../../platform/http/route.ts";
import { renderPage } from "../../platform/ui/page.tsx";
import { AuditQuery, MailParams, MailQuery } from "./accounts.input.ts";
import { AuditPage } from "./pages/audit.page.tsx";
import { MailPage } from "./pages/mail.page.tsx";
import { MailsPage } from "./pages/mails.page.tsx";
import { showMail, showMails, showTrail } from "./services/show-trail.ts";

/** What administrators read: the audit trail and the letters that were written. */
export const trailPages = [
  page({
    method: "GET",
    url: "/audit",
    permission: "association:audit:read",
    query: AuditQuery,
    async handle(act, { query }, view) {
      const trail = await showTrail(act, query, query.page);
      return html(renderPage(<AuditPage view={view} trail={trail} query={query} />));
    },
  }),
  page({
    method: "GET",
    url: "/mail",
    permission: "association:mail:read",
    query: MailQuery,
    async handle(act, { query }, view) {
      const { items, total } = await showMails(act, query.state, query.page);
      return html(renderPage(<MailsPage view={view} {...{ items, total, query }} />));
    },
  }),
  page({
    method: "GET",
    url: "/mail/:id",
    permission: "association:mail:read",
    params: MailParams,
    async handle(act, { params: { id } }, view) {
      return html(renderPage(<MailPage view={view} mail={await showMail(act, id)} />));
    },
  }),
];
