import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { PasswordField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, LinkButton, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Facts } from "../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { myLanguagePath, myPasswordPath, mySecondFactorPath } from "../accounts.paths.ts";
import { peopleMessages } from "../people.messages.ts";
import type { PersonView } from "../people.view.ts";
import { secondFactorMessages } from "../second-factor/second-factor.messages.ts";
import { faultsOf } from "./faults.ts";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { RoleTable } from "./role-table.tsx";

export interface MePageProps {
  view: PageView;
  me: PersonView;
  /** What was just done. */
  done: string;
  errors: InputError[];
}

/** One's own account: roles, password, language. */
export function MePage({ view, me, done, errors }: MePageProps) {
  const { lang } = view;
  const t = peopleMessages[lang];
  const told = done === "password" ? t.done.password : done === "two-steps-off" ? secondFactorMessages[lang].off : null;
  const faults = faultsOf(errors, lang);
  return (
    <Page view={view} title={t.me} faulty={errors.length > 0}>
      <ErrorSummary errors={faults.list} />
      {told && (
        <Note tone="ok" live>
          {told}
        </Note>
      )}
      <PageTitle title={me.name} kick={t.me} />
      <Facts
        rows={[
          { label: t.email, value: me.email },
          { label: t.designation, value: me.designation },
          { label: t.phone, value: me.phone },
        ]}
      />
      <Section id="roles" title={t.myRoles}>
        {me.holdings.length === 0 ? <p class="mut">{t.noRole}</p> : <RoleTable holdings={me.holdings} />}
      </Section>
      <Section id="password" title={t.changePassword} lead={t.changePasswordLead}>
        <Form action={myPasswordPath(lang)}>
          <input type="text" hidden autocomplete="username" value={me.email} readOnly />
          <PasswordField name="old" label={t.oldPassword} autocomplete="current-password" error={faults.at("old")} />
          <NewPasswordFields faults={faults} label={t.newPassword} />
          <Buttons>
            <Button look="primary">{t.changePassword}</Button>
          </Buttons>
        </Form>
      </Section>
      <TwoSteps lang={lang} since={me.twoStepsSince} />
      <Section id="language" title={t.language}>
        <Form action={myLanguagePath(lang)}>
          <Choices
            kind="radio"
            name="lang"
            label={t.languageHint}
            value={me.lang}
            choices={[
              { value: "bn", label: t.bangla },
              { value: "en", label: t.english },
            ]}
          />
          <Buttons>
            <Button>{t.languageDo}</Button>
          </Buttons>
        </Form>
      </Section>
    </Page>
  );
}

/** Whether the second step is switched on, and where to change that. */
function TwoSteps({ lang, since }: { lang: PageView["lang"]; since: Date | null }) {
  const t = secondFactorMessages[lang];
  return (
    <Section id="two-steps" title={t.twoSteps} lead={t.lead}>
      <p class="mb-2">{since ? t.isOn(formats(lang).date(since)) : t.isOff}</p>
      <LinkButton href={mySecondFactorPath(lang)}>{since ? t.manage : t.setUp}</LinkButton>
    </Section>
  );
}
