import type { InputError } from "../../../platform/errors/problem.ts";
import { ErrorSummary, Form, Hidden } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, More } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { signInCodePath, signInPagePath } from "../accounts.paths.ts";
import { faultsOf } from "../pages/faults.ts";
import { CodeField } from "./code-field.tsx";
import { secondFactorMessages } from "./second-factor.messages.ts";

export interface CodePageProps {
  view: PageView;
  /** The sign-in that waits for the code. */
  pending: string;
  /** Where to go on to. */
  next: string;
  errors: InputError[];
}

/** The second step of a sign-in: the code of the app, or one on paper. */
export function CodePage({ view, pending, next, errors }: CodePageProps) {
  const t = secondFactorMessages[view.lang];
  const faults = faultsOf(errors, view.lang);
  return (
    <Page view={view} title={t.enterTitle} faulty={errors.length > 0}>
      <ErrorSummary errors={faults.list} />
      <Form action={signInCodePath(view.lang)} class="!max-w-md">
        <h1>{t.enterTitle}</h1>
        <p class="mt-2">{t.enterLead}</p>
        <Hidden name="pending" value={pending} />
        <Hidden name="next" value={next} />
        <CodeField name="code" label={t.code} hint={t.codeHint} error={faults.at("code")} />
        <Buttons>
          <Button look="primary" block>
            {t.enter}
          </Button>
        </Buttons>
        <div class="mt-8">
          <More title={t.lost}>
            <CodeField name="recovery" label={t.recovery} hint={t.recoveryHint} digits={false} />
            <Buttons class="mt-3 mb-4">
              <Button>{t.enter}</Button>
            </Buttons>
            <p>{t.lostHelp}</p>
          </More>
        </div>
        <p class="mt-4">
          <a class="a" href={signInPagePath(view.lang)}>
            {t.startAgain}
          </a>
        </p>
      </Form>
    </Page>
  );
}
