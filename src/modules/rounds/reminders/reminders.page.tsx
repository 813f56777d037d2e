import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import { ButtonForm, ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { NumberField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { roundsWords } from "../rounds.messages.ts";
import { roundPath, roundsPath } from "../rounds.paths.ts";
import { nameIn } from "../rounds.view.ts";
import { reminderWords } from "./reminders.messages.ts";
import { remindersPath, removeSchedulePath } from "./reminders.paths.ts";
import type { RemindersShown } from "./reminders.service.ts";

interface Props {
  view: PageView;
  shown: RemindersShown;
  typed: Record<string, string>;
  errors: readonly InputError[];
}

/** When a round's letters go out by themselves, and what went out. */
export function RemindersPage(props: Props) {
  const { view, shown, errors } = props;
  const { lang } = view;
  const t = reminderWords[lang];
  const { round } = shown;
  const title = lang === "bn" ? round.titleBn : round.titleEn;
  const crumbs = [
    { label: roundsWords[lang].rounds, href: roundsPath(lang) },
    { label: title, href: roundPath(lang, round.id) },
    { label: t.reminders },
  ];
  return (
    <Page view={view} title={t.title(title)} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message: message[lang] }))} />
      <PageTitle title={t.title(title)} lead={t.lead} />
      <Schedules lang={lang} shown={shown} />
      <NewSchedule {...props} />
      <Log lang={lang} shown={shown} />
    </Page>
  );
}

/** "3 days before the due date". */
export function dayOfLetter(daysAfterDue: number, lang: Lang): string {
  const t = reminderWords[lang];
  if (daysAfterDue === 0) return t.onDay;
  const days = formats(lang).integer(Math.abs(daysAfterDue));
  return daysAfterDue < 0 ? t.before(days) : t.after(days);
}

function Schedules({ lang, shown: { schedules, round } }: { lang: Lang; shown: RemindersShown }) {
  const t = reminderWords[lang];
  if (schedules.length === 0) return <p class="mut">{t.noSchedules}</p>;
  return (
    <DataTable
      caption={t.schedules}
      rows={schedules}
      columns={[
        { head: t.when, cell: ({ daysAfterDue }) => dayOfLetter(daysAfterDue, lang) },
        { head: t.whom, cell: ({ audience }) => t.audiences[audience] },
        {
          head: t.remove,
          cell: ({ id, daysAfterDue }) => (
            <ButtonForm
              action={removeSchedulePath(lang, round.id, id)}
              label={t.remove}
              object={dayOfLetter(daysAfterDue, lang)}
            />
          ),
        },
      ]}
    />
  );
}

function NewSchedule({ view: { lang }, shown, typed, errors }: Props) {
  const t = reminderWords[lang];
  const error = errors.find(({ path }) => path === "days")?.message[lang];
  const options = <K extends string>(words: Record<K, string>) =>
    Object.entries<string>(words).map(([value, label]) => ({ value, label }));
  return (
    <Section id="add" title={t.add}>
      <Form action={remindersPath(lang, shown.round.id)}>
        <NumberField
          name="days"
          label={t.days}
          hint={t.daysHint}
          value={typed.days ?? ""}
          {...(error !== undefined && { error })}
        />
        <Choices kind="radio" name="side" label={t.side} value={typed.side ?? "before"} choices={options(t.sides)} />
        <Choices
          kind="radio"
          name="audience"
          label={t.whom}
          value={typed.audience ?? "respondents"}
          choices={options(t.audiences)}
        />
        <Buttons>
          <Button>{t.addDo}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}

function Log({ lang, shown: { log, regions } }: { lang: Lang; shown: RemindersShown }) {
  const t = reminderWords[lang];
  const f = formats(lang);
  const about = ({ nameBn, nameEn, regionCode }: RemindersShown["log"][number]) => {
    if (nameBn !== null && nameEn !== null) return lang === "bn" ? nameBn : nameEn;
    const region = regions.find(({ code }) => code === regionCode);
    return region ? t.regionList(nameIn(lang, region)) : "";
  };
  return (
    <Section id="log" title={t.log}>
      {log.length === 0 ? (
        <p class="mut">{t.noLog}</p>
      ) : (
        <DataTable
          caption={t.logCaption}
          captionHidden
          rows={log}
          columns={[
            { head: t.about, cell: about },
            { head: t.to, cell: ({ to }) => to },
            { head: t.at, minor: true, cell: ({ at }) => f.dateTime(at) },
            { head: t.how, minor: true, cell: ({ byHand }) => (byHand ? t.byHand : t.bySchedule) },
          ]}
          folded={({ at, byHand }) => (
            <>
              {f.dateTime(at)}, {byHand ? t.byHand : t.bySchedule}
            </>
          )}
        />
      )}
    </Section>
  );
}
