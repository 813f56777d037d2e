import type { Act } from "../../../platform/auth/act.ts";
import type { InputError } from "../../../platform/errors/problem.ts";
import { type Answer, html, seeOther } from "../../../platform/http/answer.ts";
import { readInput } from "../../../platform/http/input.ts";
import { page } from "../../../platform/http/route.ts";
import { type PageView, renderPage } from "../../../platform/ui/page.tsx";
import { Code, PersonParams } from "../accounts.input.ts";
import { mePath, mySecondFactorPath, personPath, signInPagePath } from "../accounts.paths.ts";
import { myself } from "../services/own-account.ts";
import { refusedAt, unkept } from "./enter.routes.tsx";
import { RecoveryCodesPage } from "./recovery-codes.page.tsx";
import { SecondFactorPage } from "./second-factor.page.tsx";
import {
  isRequiredOf,
  type Offer,
  offerAgain,
  offerSecret,
  renewRecoveryCodes,
  resetSecondFactor,
  showSecondFactor,
  switchOff,
  switchOn,
} from "./second-factor.service.ts";
import { SetUpSecondFactorPage } from "./set-up.page.tsx";

/** The second step of one's own sign-in, and what an administrator does for who has lost it. */
export const secondFactorPages = [
  page({
    method: "GET",
    url: "/me/second-factor",
    permission: "signed-in",
    handle: (act, _input, view) => ownPage(act, view),
  }),
  page({
    method: "POST",
    url: "/me/second-factor",
    permission: "signed-in",
    async handle(act, { form }, view) {
      const me = await myself(act);
      const offer = offerAgain(act, me, form.text("sealed")) ?? offerSecret(act, me);
      const again = (errors: InputError[], status = 422) => setUpPage(view, me.email, offer, errors, status);
      const read = readInput(Code, form.values());
      if (!read.ok) return again(read.errors);
      const switched = await switchOn(act, me, offer, read.value.code);
      if (!("refused" in switched)) return codesPage(act, view, switched.codes, true);
      return switched.refused.code === "wrong-code" ? refusedAt(again, switched.refused) : ownPage(act, view);
    },
  }),
  page({
    method: "POST",
    url: "/me/second-factor/codes",
    permission: "signed-in",
    async handle(act, { form }, view) {
      const read = readInput(Code, form.values());
      if (!read.ok) return ownPage(act, view, read.errors, 422);
      const renewed = await renewRecoveryCodes(act, read.value.code);
      if (!("refused" in renewed)) return codesPage(act, view, renewed.codes, false);
      return refusedAt((errors, status) => ownPage(act, view, errors, status), renewed.refused);
    },
  }),
  page({
    method: "POST",
    url: "/me/second-factor/off",
    permission: "signed-in",
    async handle(act, { form }, view) {
      const read = readInput(Code, form.values());
      if (!read.ok) return ownPage(act, view, read.errors, 422);
      const switched = await switchOff(act, read.value.code);
      if ("refused" in switched)
        return refusedAt((errors, status) => ownPage(act, view, errors, status), switched.refused);
      return seeOther(switched.signedOut ? signInPagePath(act.lang) : mePath(act.lang, "two-steps-off"));
    },
  }),
  page({
    method: "POST",
    url: "/people/:id/second-factor/reset",
    permission: "association:account:manage",
    params: PersonParams,
    async handle(act, { params: { id } }) {
      await resetSecondFactor(act, id);
      return seeOther(personPath(act.lang, id, "reset"));
    },
  }),
];

/** What one's own second step looks like: to set up, or to change. */
async function ownPage(act: Act, view: PageView, errors: InputError[] = [], status = 200): Promise<Answer> {
  const shown = await showSecondFactor(act);
  if (shown) {
    const required = isRequiredOf(act);
    return html(renderPage(<SecondFactorPage view={view} {...shown} required={required} errors={errors} />), status);
  }
  const me = await myself(act);
  return setUpPage(view, me.email, offerSecret(act, me), errors, status);
}

function setUpPage(view: PageView, email: string, offer: Offer, errors: InputError[], status: number): Answer {
  const facts = { action: mySecondFactorPath(view.lang), email, offer, signIn: null, errors };
  return unkept(renderPage(<SetUpSecondFactorPage view={view} {...facts} />), status);
}

function codesPage(act: Act, view: PageView, codes: string[], switchedOn: boolean): Answer {
  const facts = { codes, switchedOn, onward: mePath(act.lang) };
  return unkept(renderPage(<RecoveryCodesPage view={view} {...facts} />));
}
