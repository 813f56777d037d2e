import type { Visit } from "../../../platform/auth/act.ts";
import type { InputError, Problem } from "../../../platform/errors/problem.ts";
import { type Answer, type Cookie, html, seeOther } from "../../../platform/http/answer.ts";
import type { FormFields } from "../../../platform/http/form-fields.ts";
import { sessionCookie } from "../../../platform/http/host.ts";
import { readInput } from "../../../platform/http/input.ts";
import { page } from "../../../platform/http/route.ts";
import { type PageView, renderPage } from "../../../platform/ui/page.tsx";
import { accountsProblems } from "../accounts.errors.ts";
import { Code } from "../accounts.input.ts";
import { signInSetUpPath, startPath } from "../accounts.paths.ts";
import { ownPath, sessionHours } from "../accounts.rules.ts";
import { SignInPage } from "../pages/sign-in.page.tsx";
import type { BegunSession } from "../services/sessions.ts";
import { CodePage } from "./code.page.tsx";
import { enterByCode, enterBySetUp, type Entered, findPending, offerFor, type Pending } from "./enter.service.ts";
import { RecoveryCodesPage } from "./recovery-codes.page.tsx";
import type { Offer } from "./second-factor.service.ts";
import { SetUpSecondFactorPage } from "./set-up.page.tsx";

/**
 * The second step of a sign-in. Its pages are answers to forms; who asks for one by its address (to see it in the other
 * language, say) begins again.
 */
export const enterPages = [
  ...["/sign-in/code", "/sign-in/second-factor"].map((url) =>
    page({ method: "GET", url, permission: "public", handle: async (_visit, _input, view) => html(signInPage(view)) }),
  ),
  page({
    method: "POST",
    url: "/sign-in/code",
    permission: "public",
    handle: (visit, { form }, view) =>
      withPending(visit, form, view, "code", async (pending, next) => {
        const again = (errors: InputError[], status = 422) =>
          html(renderPage(<CodePage view={view} pending={pending.token} next={next} errors={errors} />), status);
        const read = readInput(Code, { code: form.text("code") || form.text("recovery") });
        if (!read.ok) return again(read.errors);
        const begun = await enterByCode(visit, pending, read.value.code);
        return "refused" in begun ? refusedAt(again, begun.refused) : inside(begun, ownPath(next));
      }),
  }),
  page({
    method: "POST",
    url: "/sign-in/second-factor",
    permission: "public",
    handle: (visit, { form }, view) =>
      withPending(visit, form, view, "set-up", async (pending, next) => {
        const offer = offerFor(visit, pending, form.text("sealed"));
        const again = (errors: InputError[], status = 422) => setUpPage(view, pending, next, offer, errors, status);
        const read = readInput(Code, form.values());
        if (!read.ok) return again(read.errors);
        const entered = await enterBySetUp(visit, pending, offer, read.value.code);
        if ("refused" in entered) return refusedAt(again, entered.refused);
        const onward = ownPath(next) ?? startPath(entered.begun.lang);
        const shown = unkept(
          renderPage(<RecoveryCodesPage view={view} {...{ codes: entered.codes, onward }} switchedOn />),
        );
        return { ...shown, cookies: [cookieOf(entered.begun)] };
      }),
  }),
];

/** Leads on who has shown a password or a link: to their work, or to the second step. @param next a page of ours, or none */
export function leadOn(visit: Visit, view: PageView, entered: Entered, next: string): Answer {
  if ("begun" in entered) return inside(entered.begun, ownPath(next));
  const { pending } = entered;
  if (pending.next === "set-up") return setUpPage(view, pending, next, offerFor(visit, pending, ""), []);
  return html(renderPage(<CodePage view={view} pending={pending.token} next={next} errors={[]} />));
}

/** What was refused, told at the field of the code; too many wrong ones also say when to come back. */
export async function refusedAt(
  again: (errors: InputError[], status: number) => Answer | Promise<Answer>,
  refused: Problem,
): Promise<Answer> {
  const errors = [{ path: "code", kind: refused.code, message: refused.title }];
  const { retryAfter } = refused.more;
  if (typeof retryAfter !== "number") return again(errors, 422);
  const answer = await again(errors, 429);
  return { ...answer, headers: { ...answer.headers, "retry-after": String(retryAfter) } };
}

/** Goes on with a sign-in that waits for this step; one that is over begins again. */
async function withPending(
  visit: Visit,
  form: FormFields,
  view: PageView,
  step: Pending["next"],
  go: (pending: Pending, next: string) => Promise<Answer>,
): Promise<Answer> {
  const pending = await findPending(visit, form.text("pending"));
  const next = form.text("next");
  if (pending?.next === step) return go(pending, next);
  const { code, title } = accountsProblems.signInAgain();
  return html(signInPage(view, next, [{ path: "email", kind: code, message: title }]), 422);
}

/** The new session takes the place of any that the browser had. */
function inside(begun: BegunSession, next: string | null): Answer {
  return seeOther(next ?? startPath(begun.lang), [cookieOf(begun)]);
}

function cookieOf({ token }: BegunSession): Cookie {
  return { name: sessionCookie, value: token, maxAge: sessionHours.browser * 3600 };
}

function setUpPage(
  view: PageView,
  { token, person }: Pending,
  next: string,
  offer: Offer,
  errors: InputError[],
  status = 200,
): Answer {
  const signIn = { pending: token, next };
  const facts = { action: signInSetUpPath(view.lang), email: person.email, offer, signIn, errors };
  return unkept(renderPage(<SetUpSecondFactorPage view={view} {...facts} />), status);
}

/** A page with a secret on it: no browser keeps it, so that no one finds it by going back. */
export function unkept(body: string, status = 200): Answer {
  return { ...html(body, status), headers: { "cache-control": "no-store" } };
}

function signInPage(view: PageView, next = "", errors: InputError[] = []): string {
  return renderPage(<SignInPage view={view} email="" next={next} errors={errors} waitSeconds={0} />);
}
