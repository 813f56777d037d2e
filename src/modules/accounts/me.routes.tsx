import type { Act } from "../../platform/auth/act.ts";
import type { InputError } from "../../platform/errors/problem.ts";
import { type Answer, html, seeOther } from "../../platform/http/answer.ts";
import { readInput, requireInput } from "../../platform/http/input.ts";
import { page } from "../../platform/http/route.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import { ChangePassword, ChooseLanguage, Done } from "./accounts.input.ts";
import { mePath } from "./accounts.paths.ts";
import { peopleMessages } from "./people.messages.ts";
import { MePage } from "./pages/me.page.tsx";
import { changePassword, chooseLanguage } from "./services/own-account.ts";
import { showMyself } from "./services/show-people.ts";

/** One's own account. */
export const mePages = [
  page({
    method: "GET",
    url: "/me",
    permission: "signed-in",
    query: Done,
    handle: (act, { query }, view) => mePage(act, view, { done: query.done }),
  }),
  page({
    method: "POST",
    url: "/me/password",
    permission: "signed-in",
    async handle(act, { form }, view) {
      const read = readInput(ChangePassword, form.values());
      if (!read.ok) return mePage(act, view, { errors: read.errors });
      const refused = await changePassword(act, read.value);
      if (refused === null) return seeOther(mePath(act.lang, "password"));
      const message = refused === "wrong-old" ? wrongOld : refused.title;
      return mePage(act, view, { errors: [{ path: "old", kind: "constraint", message }] });
    },
  }),
  page({
    method: "POST",
    url: "/me/language",
    permission: "signed-in",
    async handle(act, { form }) {
      const { lang } = requireInput(ChooseLanguage, form.values());
      await chooseLanguage(act, lang);
      return seeOther(mePath(lang));
    },
  }),
];

const wrongOld = { bn: peopleMessages.bn.wrongOld, en: peopleMessages.en.wrongOld };

async function mePage(act: Act, view: PageView, said: { done?: string; errors?: InputError[] }): Promise<Answer> {
  const { done = "", errors = [] } = said;
  const me = await showMyself(act);
  return html(renderPage(<MePage view={view} me={me} done={done} errors={errors} />), errors.length > 0 ? 422 : 200);
}
