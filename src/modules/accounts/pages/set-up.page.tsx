import type { InputError } from "../../../platform/errors/problem.ts";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { setUpPath } from "../accounts.paths.ts";
import { signInMessages } from "../sign-in.messages.ts";
import { faultsOf } from "./faults.ts";
import { NewPasswordFields } from "./new-password-fields.tsx";

export interface SetUpPageProps {
  view: PageView;
  token: string;
  /** What was typed, by field. */
  typed: Record<string, string>;
  errors: InputError[];
}

/** Where an empty installation gets its first administrator. */
export function SetUpPage({ view, token, typed, errors }: SetUpPageProps) {
  const t = signInMessages[view.lang];
  const faults = faultsOf(errors, view.lang);
  return (
    <Page view={view} title={t.setUp} faulty={errors.length > 0}>
      <ErrorSummary errors={faults.list} />
      <PageTitle title={t.setUp} lead={t.setUpLead} />
      <Form action={setUpPath(view.lang, token)}>
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={typed.name}
          autocomplete="name"
          error={faults.at("name")}
        />
        <TextField
          name="email"
          label={t.email}
          value={typed.email}
          keys="email"
          autocomplete="username"
          error={faults.at("email")}
        />
        <NewPasswordFields faults={faults} />
        <Buttons>
          <Button look="primary">{t.setUpDo}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}
