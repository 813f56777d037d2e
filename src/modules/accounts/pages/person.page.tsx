import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import { ButtonForm, ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Facts } from "../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import {
  auditPath,
  disablePersonPath,
  enablePersonPath,
  endRolePath,
  mailsPath,
  peoplePath,
  personRolesPath,
  resetSecondFactorPath,
  sendLinkPath,
} from "../accounts.paths.ts";
import { peopleMessages } from "../people.messages.ts";
import type { PersonView } from "../people.view.ts";
import { secondFactorMessages } from "../second-factor/second-factor.messages.ts";
import { faultsOf } from "./faults.ts";
import { PersonBadge } from "./person-badge.tsx";
import { RoleFields, type RoleFieldsProps } from "./role-fields.tsx";
import { RoleTable } from "./role-table.tsx";

export interface PersonPageProps extends Omit<RoleFieldsProps, "faults"> {
  view: PageView;
  person: PersonView;
  /** Until when a one-time link is open to them. */
  openLink: Date | null;
  /** Whether it is the page of who looks at it. */
  oneself: boolean;
  /** What was just done. */
  done: string;
  /** Whether mail is kept for want of a server. */
  kept: boolean;
  errors: InputError[];
}

/** A person with roles and account. */
export function PersonPage(page: PersonPageProps) {
  const { view, person, done, kept, errors } = page;
  const { lang } = view;
  const t = peopleMessages[lang];
  const two = secondFactorMessages[lang];
  const f = formats(lang);
  const faults = faultsOf(errors, lang);
  const facts = [
    { label: t.email, value: person.email },
    { label: t.designation, value: person.designation },
    { label: t.phone, value: person.phone },
    { label: t.language, value: person.lang === "bn" ? t.bangla : t.english },
    { label: t.since, value: f.date(person.createdAt) },
    { label: two.twoSteps, value: person.twoStepsSince ? two.isOn(f.date(person.twoStepsSince)) : two.isOff },
  ];
  const crumbs = [{ label: t.people, href: peoplePath(lang) }, { label: person.name }];
  const ends = (id: string) => endRolePath(lang, person.id, id);
  return (
    <Page view={view} title={person.name} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={faults.list} />
      <DoneNote lang={lang} done={done} kept={kept} />
      <PageTitle title={person.name} badge={<PersonBadge state={person.state} />} />
      <Facts rows={facts} />
      <p>
        <a class="a" href={auditPath(lang, { person: person.name })}>
          {t.trail}
        </a>
      </p>
      <Section id="roles" title={t.roles}>
        {person.holdings.length === 0 ? (
          <p class="mut">{t.noRole}</p>
        ) : (
          <RoleTable
            holdings={person.holdings}
            action={({ id, text }) => <ButtonForm action={ends(id)} label={t.endRole} object={text} />}
          />
        )}
      </Section>
      {person.state !== "closed" && (
        <Section id="give" title={t.giveRole}>
          <Form action={personRolesPath(lang, person.id)}>
            <RoleFields places={page.places} typed={page.typed} faults={faults} />
            <Buttons>
              <Button>{t.giveRoleDo}</Button>
            </Buttons>
          </Form>
        </Section>
      )}
      <Account {...page} />
    </Page>
  );
}

function Account({ view: { lang }, person, openLink, oneself }: PersonPageProps) {
  const t = peopleMessages[lang];
  if (person.state === "closed") {
    return (
      <Section id="account" title={t.account}>
        <ButtonForm action={enablePersonPath(lang, person.id)} label={t.enable} look="plain" />
      </Section>
    );
  }
  return (
    <Section id="account" title={t.account}>
      {openLink && <p>{t.openLink(formats(lang).date(openLink))}</p>}
      <p class="mut mb-2">{t.linkHelp}</p>
      <ButtonForm
        action={sendLinkPath(lang, person.id)}
        label={person.state === "invited" ? t.linkInvitation : t.linkPassword}
        look="plain"
      />
      {!oneself && person.twoStepsSince && <TakeOff lang={lang} person={person} />}
      {!oneself && (
        <>
          <p class="mut mt-6 mb-2">{t.disableHelp}</p>
          <ButtonForm action={disablePersonPath(lang, person.id)} label={t.disable} look="danger" />
        </>
      )}
    </Section>
  );
}

function TakeOff({ lang, person }: { lang: PageView["lang"]; person: PersonView }) {
  const t = secondFactorMessages[lang];
  return (
    <>
      <p class="mut mt-6 mb-2">{t.resetHelp}</p>
      <ButtonForm action={resetSecondFactorPath(lang, person.id)} label={t.reset} look="danger" />
    </>
  );
}

/** What was just done; where a letter was written and kept, where to read it. */
function DoneNote({ lang, done, kept }: { lang: PageView["lang"]; done: string; kept: boolean }) {
  const t = peopleMessages[lang];
  if (!(done in t.done)) return null;
  const wrote = done === "added" || done === "given" || done === "sent";
  return (
    <Note tone="ok" live>
      <p>{t.done[done as keyof typeof t.done]}</p>
      {wrote && kept && (
        <p>
          {t.keptMail}{" "}
          <a class="a" href={mailsPath(lang)}>
            {t.readMail}
          </a>
        </p>
      )}
    </Note>
  );
}
