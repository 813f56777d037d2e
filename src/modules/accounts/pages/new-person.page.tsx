import type { InputError } from "../../../platform/errors/problem.ts";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { newPersonPath, peoplePath } from "../accounts.paths.ts";
import { peopleMessages } from "../people.messages.ts";
import { faultsOf } from "./faults.ts";
import { RoleFields, type RoleFieldsProps } from "./role-fields.tsx";

export interface NewPersonPageProps extends Omit<RoleFieldsProps, "faults"> {
  view: PageView;
  errors: InputError[];
}

/** Where an administrator adds a person with a role. */
export function NewPersonPage({ view, places, typed, errors }: NewPersonPageProps) {
  const t = peopleMessages[view.lang];
  const faults = faultsOf(errors, view.lang);
  const crumbs = [{ label: t.people, href: peoplePath(view.lang) }, { label: t.add }];
  return (
    <Page view={view} title={t.add} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={faults.list} />
      <PageTitle title={t.add} lead={t.addLead} />
      <Form action={newPersonPath(view.lang)}>
        <TextField name="name" label={t.name} value={typed.name} error={faults.at("name")} />
        <TextField name="email" label={t.email} value={typed.email} keys="email" error={faults.at("email")} />
        <RoleFields places={places} typed={typed} faults={faults} />
        <TextField
          name="designation"
          label={t.designation}
          value={typed.designation}
          error={faults.at("designation")}
          optional
        />
        <TextField
          name="phone"
          label={t.phone}
          value={typed.phone}
          keys="tel"
          width="medium"
          error={faults.at("phone")}
          optional
        />
        <Choices
          kind="radio"
          name="lang"
          label={t.language}
          value={typed.lang ?? "bn"}
          choices={[
            { value: "bn", label: t.bangla },
            { value: "en", label: t.english },
          ]}
          error={faults.at("lang")}
        />
        <Buttons>
          <Button look="primary">{t.addDo}</Button>
          <LinkButton look="link" href={peoplePath(view.lang)}>
            {t.cancel}
          </LinkButton>
        </Buttons>
      </Form>
    </Page>
  );
}
