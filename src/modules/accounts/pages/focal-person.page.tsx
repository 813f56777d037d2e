import type { InputError } from "../../../platform/errors/problem.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { FileField, TextField } from "../../../platform/ui/forms/inputs.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Button, Buttons, Empty, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Facts } from "../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Badge, Note } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { type Municipality, municipalityPath } from "../../municipalities/index.ts";
import { focalPersonPath, letterPath } from "../accounts.paths.ts";
import { isHeld } from "../accounts.rules.ts";
import { focalPersonMessages } from "../focal-person.messages.ts";
import type { FocalPersonRow } from "../queries/holdings.queries.ts";
import { townNamed } from "../roles.messages.ts";
import { faultsOf } from "./faults.ts";

export interface FocalPersonPageProps {
  view: PageView;
  municipality: Municipality;
  /** Who is and was the focal person, newest first. */
  everyone: FocalPersonRow[];
  now: Date;
  /** What was typed, by field. */
  typed: Record<string, string>;
  errors: InputError[];
  /** What was just done. */
  done: string;
  /** Whether mail is kept for want of a server. */
  kept: boolean;
}

/** Who answers for a municipality, who did before, and naming another. */
export function FocalPersonPage(page: FocalPersonPageProps) {
  const { view, municipality, everyone, now, errors, done, kept } = page;
  const { lang } = view;
  const t = focalPersonMessages[lang];
  const faults = faultsOf(errors, lang);
  const today = officeDay(now);
  const present = everyone.find((each) => isHeld(each, today));
  const former = everyone.filter((each) => each !== present);
  const town = townNamed(lang, { bn: municipality.nameBn, en: municipality.nameEn });
  const crumbs = [{ label: town, href: municipalityPath(lang, municipality.code) }, { label: t.title }];
  return (
    <Page view={view} title={`${t.title}, ${town}`} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={faults.list} />
      {done === "done" && (
        <Note tone="ok" live>
          {kept ? t.doneKept : t.done}
        </Note>
      )}
      <PageTitle title={t.title} kick={town} lead={t.lead} />
      {present ? (
        <Present code={municipality.code} person={present} />
      ) : (
        <Empty icon="user" title={t.none}>
          {t.noneHelp}
        </Empty>
      )}
      {former.length > 0 && <Former code={municipality.code} people={former} />}
      <NominationForm {...page} replaces={present !== undefined} />
    </Page>
  );
}

function Present({ code, person }: { code: string; person: FocalPersonRow }) {
  const { lang, f } = useFrame();
  const t = focalPersonMessages[lang];
  return (
    <Section id="present" title={t.present}>
      {!person.hasPassword && <Badge tone="info">{t.waiting}</Badge>}
      <Facts
        rows={[
          { label: t.name, value: person.name },
          { label: t.designation, value: person.designation },
          { label: t.email, value: person.email },
          { label: t.phone, value: person.phone },
          { label: t.from, value: f.date(person.fromOn) },
          { label: t.by, value: person.grantedBy },
          { label: t.letter, value: <LetterLink code={code} person={person} /> },
        ]}
      />
    </Section>
  );
}

function Former({ code, people }: { code: string; people: FocalPersonRow[] }) {
  const { lang, f } = useFrame();
  const t = focalPersonMessages[lang];
  const until = (untilOn: string | null) => (untilOn ? f.date(untilOn) : "");
  return (
    <Section id="former" title={t.former}>
      <DataTable
        caption={t.former}
        captionHidden
        rows={people}
        columns={[
          { head: t.name, cell: ({ name }) => name },
          { head: t.from, minor: true, cell: ({ fromOn }) => f.date(fromOn) },
          { head: t.until, minor: true, cell: ({ untilOn }) => until(untilOn) },
          { head: t.letter, cell: (person) => <LetterLink code={code} person={person} /> },
        ]}
        folded={({ fromOn, untilOn }) => `${f.date(fromOn)} – ${until(untilOn)}`}
      />
    </Section>
  );
}

function LetterLink({ code, person: { letterId, letterName } }: { code: string; person: FocalPersonRow }) {
  const { lang } = useFrame();
  if (!letterId) return <span class="mut">{focalPersonMessages[lang].noLetter}</span>;
  return (
    <a class="a" href={letterPath(lang, code, letterId)}>
      {letterName}
    </a>
  );
}

function NominationForm({ view, municipality, typed, errors, replaces }: FocalPersonPageProps & { replaces: boolean }) {
  const { lang } = view;
  const t = focalPersonMessages[lang];
  const { at } = faultsOf(errors, lang);
  return (
    <Section id="nominate" title={replaces ? t.replace : t.nominate} lead={replaces ? t.replaceHelp : undefined}>
      <Form action={focalPersonPath(lang, municipality.code)} files>
        <TextField name="name" label={t.name} value={typed.name} error={at("name")} />
        <TextField
          name="designation"
          label={t.designation}
          hint={t.designationHint}
          value={typed.designation}
          error={at("designation")}
        />
        <TextField
          name="email"
          label={t.email}
          hint={t.emailHint}
          value={typed.email}
          keys="email"
          error={at("email")}
        />
        <TextField name="phone" label={t.phone} value={typed.phone} keys="tel" width="medium" error={at("phone")} />
        <FileField
          name="letter"
          label={t.letter}
          hint={errors.length > 0 ? `${t.letterHint} ${t.letterAgain}` : t.letterHint}
          accept=".pdf,.jpg,.jpeg,.png"
          error={at("letter")}
        />
        <Buttons>
          <Button look="primary">{t.nominateDo}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}
