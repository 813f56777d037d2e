import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import { ErrorSummary, Form, Hidden } from "../../../platform/ui/forms/form.tsx";
import { PasswordField, TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, More } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { signInPagePath } from "../accounts.paths.ts";
import { signInMessages } from "../sign-in.messages.ts";
import { faultsOf } from "./faults.ts";

export interface SignInPageProps {
  view: PageView;
  /** What was typed. */
  email: string;
  /** Where to go on to. */
  next: string;
  errors: InputError[];
  /** Seconds until another attempt is taken; 0 when it is at once. */
  waitSeconds: number;
}

/** Where people sign in with e-mail and password. */
export function SignInPage({ view, email, next, errors, waitSeconds }: SignInPageProps) {
  const t = signInMessages[view.lang];
  const faults = faultsOf(errors, view.lang);
  const minutes = formats(view.lang).integer(Math.ceil(waitSeconds / 60));
  const waiting = waitSeconds > 0 ? [{ name: "email", message: t.waitMinutes(minutes) }] : [];
  const all = [...waiting, ...faults.list];
  return (
    <Page view={view} title={t.signIn} faulty={all.length > 0}>
      <ErrorSummary errors={all} />
      <Form action={signInPagePath(view.lang)} class="!max-w-md">
        <h1>{t.signIn}</h1>
        <p class="mt-2">{t.signInLead}</p>
        <Hidden name="next" value={next} />
        <TextField
          name="email"
          label={t.email}
          value={email}
          keys="email"
          autocomplete="username"
          error={waiting[0]?.message ?? faults.at("email")}
        />
        <PasswordField
          name="password"
          label={t.password}
          autocomplete="current-password"
          error={faults.at("password")}
        />
        <Buttons>
          <Button look="primary" block>
            {t.signIn}
          </Button>
        </Buttons>
        <div class="mt-8">
          <More title={t.forgotten}>
            <p>{t.forgottenHelp}</p>
          </More>
          <More title={t.firstTime}>
            <p>{t.firstTimeHelp}</p>
          </More>
        </div>
      </Form>
    </Page>
  );
}
