import type { InputError } from "../../../platform/errors/problem.ts";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, PageTitle } from "../../../platform/ui/layout.tsx";
import { Facts } from "../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { invitationPath } from "../accounts.paths.ts";
import { roleWithPlace } from "../roles.messages.ts";
import type { Invitation } from "../services/accept-invitation.ts";
import { signInMessages } from "../sign-in.messages.ts";
import { faultsOf } from "./faults.ts";
import { NewPasswordFields } from "./new-password-fields.tsx";

export interface InvitationPageProps {
  view: PageView;
  token: string;
  invitation: Invitation;
  /** What was typed, by field. */
  typed: Record<string, string>;
  errors: InputError[];
}

/** Where someone who was invited chooses a password; the same for a new password. */
export function InvitationPage({ view, token, invitation, typed, errors }: InvitationPageProps) {
  const t = signInMessages[view.lang];
  const faults = faultsOf(errors, view.lang);
  const { person, roles, purpose } = invitation;
  const first = purpose === "invitation";
  const held = roles.map(({ role, place }) => roleWithPlace(view.lang, role, place));
  const title = first ? t.welcome(person.name) : t.resetTitle;
  return (
    <Page view={view} title={title} faulty={errors.length > 0}>
      <ErrorSummary errors={faults.list} />
      <PageTitle title={title} kick={first ? t.invitation : person.name} lead={first ? t.acceptLead : t.resetLead} />
      <Facts
        rows={[
          { label: t.yourEmail, value: person.email },
          ...(roles.length > 0 ? [{ label: t.invitedAs, value: held.join("; ") }] : []),
        ]}
      />
      <Form action={invitationPath(view.lang, token)}>
        {/* For password managers: what the password will belong to. */}
        <input type="text" hidden autocomplete="username" value={person.email} readOnly />
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={typed.name}
          autocomplete="name"
          error={faults.at("name")}
        />
        <NewPasswordFields faults={faults} />
        <Choices
          kind="radio"
          name="lang"
          label={t.language}
          value={typed.lang}
          choices={[
            { value: "bn", label: t.bangla },
            { value: "en", label: t.english },
          ]}
          error={faults.at("lang")}
        />
        <Buttons>
          <Button look="primary">{first ? t.accept : t.resetDo}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}
