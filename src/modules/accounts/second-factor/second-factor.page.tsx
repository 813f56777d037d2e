import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { mePath, mySecondFactorPath } from "../accounts.paths.ts";
import { faultsOf } from "../pages/faults.ts";
import { peopleMessages } from "../people.messages.ts";
import { CodeField } from "./code-field.tsx";
import { secondFactorMessages } from "./second-factor.messages.ts";

export interface SecondFactorPageProps {
  view: PageView;
  since: Date;
  /** How many codes on paper are left. */
  codesLeft: number;
  /** Whether the person must have it: then switching off is for moving to another phone. */
  required: boolean;
  errors: InputError[];
}

/** One's own second step where it is switched on: new codes on paper, or switching it off, each by a code. */
export function SecondFactorPage({ view, since, codesLeft, required, errors }: SecondFactorPageProps) {
  const { lang } = view;
  const t = secondFactorMessages[lang];
  const f = formats(lang);
  const faults = faultsOf(errors, lang);
  const crumbs = [{ label: peopleMessages[lang].me, href: mePath(lang) }, { label: t.twoSteps }];
  return (
    <Page view={view} title={t.twoSteps} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={faults.list} />
      <PageTitle title={t.twoSteps} lead={t.lead} />
      <p>{t.isOn(f.date(since))}</p>
      <p>{t.codesLeft(f.integer(codesLeft))}</p>
      <Section id="change" title={t.changeTitle} lead={t.changeLead}>
        <Form action={mySecondFactorPath(lang, "codes")}>
          <CodeField name="code" label={t.anyCode} digits={false} error={faults.at("code")} />
          <p class="mut mt-3">{required ? t.moveRequired : t.moveLead}</p>
          <Buttons>
            <Button>{t.newCodes}</Button>
            <Button look="danger" formaction={mySecondFactorPath(lang, "off")}>
              {t.switchOff}
            </Button>
          </Buttons>
        </Form>
      </Section>
    </Page>
  );
}
