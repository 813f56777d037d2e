import type { Visit } from "../../platform/auth/act.ts";
import { type InputError, Problem } from "../../platform/errors/problem.ts";
import { type Answer, html, seeOther } from "../../platform/http/answer.ts";
import { readInput } from "../../platform/http/input.ts";
import { page } from "../../platform/http/route.ts";
import { sessionCookie } from "../../platform/http/host.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import { AcceptInvitation, SetUp, SignIn, SignInQuery, TokenParams } from "./accounts.input.ts";
import { homePath, startPath } from "./accounts.paths.ts";
import { ownPath } from "./accounts.rules.ts";
import { InvitationPage } from "./pages/invitation.page.tsx";
import { isLinkFault, LinkFaultPage } from "./pages/link-fault.page.tsx";
import { SetUpPage } from "./pages/set-up.page.tsx";
import { SignInPage } from "./pages/sign-in.page.tsx";
import { leadOn } from "./second-factor/enter.routes.tsx";
import { signIn } from "./second-factor/enter.service.ts";
import { acceptInvitation, findInvitation } from "./services/accept-invitation.ts";
import { findSetUp, setUp } from "./services/first-administrator.ts";
import { signOut } from "./services/sessions.ts";

const signInRoutes = [
  page({
    method: "GET",
    url: "/sign-in",
    permission: "public",
    query: SignInQuery,
    async handle(visit, { query: { next } }, view) {
      if (visit.actor) return seeOther(ownPath(next) ?? startPath(visit.lang));
      return html(renderPage(<SignInPage view={view} email="" next={next} errors={[]} waitSeconds={0} />));
    },
  }),
  page({
    method: "POST",
    url: "/sign-in",
    permission: "public",
    async handle(visit, { form }, view) {
      const next = form.text("next");
      const again = (errors: InputError[], status: number, waitSeconds = 0) =>
        html(
          renderPage(<SignInPage view={view} {...{ email: form.text("email"), next, errors, waitSeconds }} />),
          status,
        );
      const read = readInput(SignIn, form.values());
      if (!read.ok) return again(read.errors, 422);
      const entered = await signIn(visit, read.value);
      if (!("refused" in entered)) return leadOn(visit, view, entered, next);
      const { refused } = entered;
      const { retryAfter } = refused.more;
      if (typeof retryAfter !== "number") {
        return again([{ path: "email", kind: refused.code, message: refused.title }], 422);
      }
      return { ...again([], 429, retryAfter), headers: { "retry-after": String(retryAfter) } };
    },
  }),
  page({
    method: "POST",
    url: "/sign-out",
    permission: "public",
    async handle(visit) {
      if (visit.actor) await signOut({ ...visit, actor: visit.actor });
      return seeOther(homePath(visit.lang), [{ name: sessionCookie, value: null }]);
    },
  }),
];

const setUpRoutes = [
  page({
    method: "GET",
    url: "/set-up/:token",
    permission: "public",
    params: TokenParams,
    handle: (visit, { params: { token } }, view) =>
      orTellWhy(view, async () => {
        await findSetUp(visit, token);
        return html(renderPage(<SetUpPage view={view} token={token} typed={{}} errors={[]} />));
      }),
  }),
  page({
    method: "POST",
    url: "/set-up/:token",
    permission: "public",
    params: TokenParams,
    handle: (visit, { params: { token }, form }, view) =>
      orTellWhy(view, async () => {
        const read = readInput(SetUp, form.values());
        if (read.ok) return leadOn(visit, view, await setUp(visit, token, read.value), "");
        await findSetUp(visit, token);
        return html(
          renderPage(<SetUpPage view={view} token={token} typed={form.values()} errors={read.errors} />),
          422,
        );
      }),
  }),
];

const invitationRoutes = [
  page({
    method: "GET",
    url: "/invitations/:token",
    permission: "public",
    params: TokenParams,
    handle: (visit, { params: { token } }, view) => orTellWhy(view, () => invitationPage(visit, token, view)),
  }),
  page({
    method: "POST",
    url: "/invitations/:token",
    permission: "public",
    params: TokenParams,
    handle: (visit, { params: { token }, form }, view) =>
      orTellWhy(view, async () => {
        const read = readInput(AcceptInvitation, form.values());
        if (read.ok) return leadOn(visit, view, await acceptInvitation(visit, token, read.value), "");
        return invitationPage(visit, token, view, { typed: form.values(), errors: read.errors });
      }),
  }),
];

/** Signing in and out, setting up an empty installation, and using a one-time link. */
export const signInPages = [...signInRoutes, ...setUpRoutes, ...invitationRoutes];

async function invitationPage(
  visit: Visit,
  token: string,
  view: PageView,
  refused?: { typed: Record<string, string>; errors: InputError[] },
): Promise<Answer> {
  const invitation = await findInvitation(visit, token);
  const { name, lang } = invitation.person;
  const { typed, errors } = refused ?? { typed: { name, lang }, errors: [] };
  const body = renderPage(<InvitationPage view={view} {...{ token, invitation, typed, errors }} />);
  return html(body, refused ? 422 : 200);
}

/** A link that can't be used gets a page that says why, and what to do. */
async function orTellWhy(view: PageView, show: () => Promise<Answer>): Promise<Answer> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof Problem) || !isLinkFault(error.code)) throw error;
    return html(
      renderPage(<LinkFaultPage view={view} code={error.code} title={error.title[view.lang]} />),
      error.status,
    );
  }
}
