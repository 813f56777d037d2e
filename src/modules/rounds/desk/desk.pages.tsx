import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Filters, FilterText } from "../../../platform/ui/filters.tsx";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { TextArea, TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, Empty, LinkButton, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { roundTitle, townName } from "../pages/answering/parts.tsx";
import { AnswerTables } from "../pages/answer-tables.tsx";
import { StateBadge } from "../pages/state-badge.tsx";
import type { ResponseFound } from "../responses.queries.ts";
import { answersPath } from "../rounds.paths.ts";
import { nameIn } from "../rounds.view.ts";
import { deskWords } from "./desk.messages.ts";
import { beginCallPath, callPath, deskPath } from "./desk.paths.ts";
import type { CallShown, DeskShown } from "./desk.service.ts";

/** Where an officer finds the town that is on the telephone, and the calls that wait to be read back. */
export function DeskPage({ view, shown }: { view: PageView; shown: DeskShown }) {
  const { lang } = view;
  const t = deskWords[lang];
  return (
    <Page view={view} title={t.desk}>
      <PageTitle title={t.desk} lead={t.lead} />
      <Filters action={deskPath(lang)}>
        <FilterText name="search" label={t.search} value={shown.search} />
      </Filters>
      {shown.search !== "" && <Owed lang={lang} shown={shown} />}
      {shown.waiting.length > 0 && <WaitingCalls lang={lang} shown={shown} />}
    </Page>
  );
}

function Owed({ lang, shown: { owed, contacts } }: { lang: Lang; shown: DeskShown }) {
  const t = deskWords[lang];
  if (owed.length === 0) {
    return (
      <Empty icon="search" title={t.notFound}>
        {t.notFoundLead}
      </Empty>
    );
  }
  const contact = ({ municipality }: DeskShown["owed"][number]) => {
    const [first] = contacts.get(municipality.code) ?? [];
    return first ? [first.name, first.phone].filter(Boolean).join(", ") : t.noContact;
  };
  return (
    <DataTable
      caption={t.found(formats(lang).integer(owed.length))}
      rows={owed}
      folded={(row) => contact(row)}
      columns={[
        { head: t.town, cell: ({ municipality }) => nameIn(lang, municipality) },
        { head: t.round, cell: ({ round }) => (lang === "bn" ? round.titleBn : round.titleEn) },
        { head: t.contact, minor: true, cell: contact },
        { head: t.state, minor: true, cell: ({ response }) => <StateBadge state={response.state} /> },
        {
          head: t.begin,
          cell: ({ round, municipality }) => (
            <a class="a" href={beginCallPath(lang, round.id, municipality.code)}>
              {t.begin}
              <span class="sr-only">: {nameIn(lang, municipality)}</span>
            </a>
          ),
        },
      ]}
    />
  );
}

function WaitingCalls({ lang, shown: { waiting } }: { lang: Lang; shown: DeskShown }) {
  const t = deskWords[lang];
  const f = formats(lang);
  return (
    <Section id="waiting" title={t.waiting}>
      <DataTable
        caption={t.waiting}
        captionHidden
        rows={waiting}
        columns={[
          { head: t.town, cell: ({ municipality }) => nameIn(lang, municipality) },
          { head: t.speaker, cell: ({ call }) => call.speaker },
          { head: t.at, minor: true, cell: ({ call }) => f.dateTime(call.at) },
          {
            head: t.readBack,
            cell: ({ call, municipality }) => (
              <a class="a" href={callPath(lang, call.id)}>
                {t.readBack}
                <span class="sr-only">: {nameIn(lang, municipality)}</span>
              </a>
            ),
          },
        ]}
      />
    </Section>
  );
}

interface BeginProps {
  view: PageView;
  found: ResponseFound;
  contact: { name: string; phone: string | null } | null;
  typed: Record<string, string>;
  errors: readonly InputError[];
}

/** Who speaks, before the first answer is typed. */
export function BeginCallPage({ view, found, contact, typed, errors }: BeginProps) {
  const { lang } = view;
  const t = deskWords[lang];
  const town = townName(found, lang);
  const error = errors.find(({ path }) => path === "speaker")?.message[lang];
  const crumbs = [{ label: t.desk, href: deskPath(lang) }, { label: town }];
  return (
    <Page view={view} title={t.beginTitle(town)} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message: message[lang] }))} />
      <PageTitle title={t.beginTitle(town)} kick={roundTitle(found, lang)} lead={t.beginLead} />
      {contact && (
        <p class="mut">
          {t.contact}: {[contact.name, contact.phone].filter(Boolean).join(", ")}
        </p>
      )}
      <Form action={beginCallPath(lang, found.round.id, found.municipality.code)}>
        <TextField
          name="speaker"
          label={t.speaker}
          value={typed.speaker ?? contact?.name ?? ""}
          {...(error !== undefined && { error })}
        />
        <TextField name="designation" label={t.designation} value={typed.designation ?? ""} optional />
        <Buttons>
          <Button look="primary">{t.start}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

interface CallProps {
  view: PageView;
  shown: CallShown;
  typed: Record<string, string>;
  errors: readonly InputError[];
}

/** The answers to read back, and what the town said to them. */
export function CallPage({ view, shown, typed, errors }: CallProps) {
  const { lang } = view;
  const t = deskWords[lang];
  const f = formats(lang);
  const { call, officer, found, revision, sections } = shown;
  const town = townName(found, lang);
  const speaker = [call.speaker, call.speakerDesignation].filter(Boolean).join(", ");
  const crumbs = [{ label: t.desk, href: deskPath(lang) }, { label: town }];
  return (
    <Page view={view} title={t.readBackTitle(town)} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message: message[lang] }))} />
      <PageTitle
        title={t.readBackTitle(town)}
        kick={roundTitle(found, lang)}
        lead={t.readBackLead(speaker, officer, f.dateTime(call.at))}
      />
      {revision === null ? (
        <>
          <Note tone="warn">{t.nothingSubmitted}</Note>
          <Buttons>
            <LinkButton href={answersPath(lang, found.response.id)} look="primary">
              {t.goOn}
            </LinkButton>
          </Buttons>
        </>
      ) : (
        <>
          <AnswerTables {...{ lang, sections }} files={new Map()} older={null} newer={revision.number} said={null} />
          {call.readBackAt ? (
            <Note tone={call.confirmed ? "ok" : "warn"}>
              <p class="b">{t.closed(f.dateTime(call.readBackAt))}</p>
              <p>{call.confirmed ? t.confirmedYes : `${t.confirmedNo} ${call.note ?? ""}`}</p>
              <LinkButton href={deskPath(lang)} look="link">
                {t.toDesk}
              </LinkButton>
            </Note>
          ) : (
            <WhatWasSaid {...{ lang, callId: call.id, typed, errors }} />
          )}
        </>
      )}
    </Page>
  );
}

function WhatWasSaid({
  lang,
  callId,
  typed,
  errors,
}: {
  lang: Lang;
  callId: string;
  typed: Record<string, string>;
  errors: readonly InputError[];
}) {
  const t = deskWords[lang];
  const error = (name: string) => {
    const message = errors.find(({ path }) => path === name)?.message[lang];
    return message === undefined ? {} : { error: message };
  };
  return (
    <Form action={callPath(lang, callId)}>
      <Choices
        kind="radio"
        name="said"
        label={t.said}
        value={typed.said}
        choices={[
          { value: "right", label: t.right },
          { value: "wrong", label: t.wrong },
        ]}
        {...error("said")}
      />
      <TextArea name="note" label={t.note} value={typed.note ?? ""} rows={3} optional {...error("note")} />
      <Buttons>
        <Button look="primary">{t.close}</Button>
      </Buttons>
    </Form>
  );
}
