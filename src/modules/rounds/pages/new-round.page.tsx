import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import { type Choice, Choices } from "../../../platform/ui/forms/choices.tsx";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { DateField, SelectField, TextArea, TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, Empty, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { resolveText } from "../../../xlsform/index.ts";
import { questionnairesPath } from "../../questionnaires/index.ts";
import { newRoundWords } from "../new-round.messages.ts";
import { roundsWords } from "../rounds.messages.ts";
import { newRoundPath, roundsPath } from "../rounds.paths.ts";
import type { RoundChoices } from "../services/prepare-round.ts";

interface Props {
  view: PageView;
  choices: RoundChoices;
  /** What stands in the fields. */
  typed: Record<string, string>;
  errors: readonly InputError[];
  /** Whether it was come to from a questionnaire that can't be asked yet. */
  unpublished: boolean;
}

/** Where a round is opened: what is asked, of whom, by when. */
export function NewRoundPage(props: Props) {
  const { view, choices, errors, unpublished } = props;
  const { lang } = view;
  const t = newRoundWords[lang];
  const summary = errors.map(({ path, message }) => ({ name: path, message: message[lang] }));
  const crumbs = [{ label: roundsWords[lang].rounds, href: roundsPath(lang) }, { label: t.title }];
  if (choices.questionnaires.length === 0) {
    return (
      <Page view={view} title={t.title} crumbs={crumbs}>
        <PageTitle title={t.title} />
        <Empty
          icon="clipboard-list"
          title={t.noneTitle}
          actions={
            <LinkButton href={questionnairesPath(lang)} look="primary">
              {t.toQuestionnaires}
            </LinkButton>
          }
        >
          {t.noneLead}
        </Empty>
      </Page>
    );
  }
  return (
    <Page view={view} title={t.title} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={summary} />
      <PageTitle title={t.title} lead={t.lead} />
      {unpublished && <Note tone="warn">{t.notPublished}</Note>}
      <Form action={newRoundPath(lang)}>
        <WhatFields {...props} />
        <WhenFields {...props} />
        <WhoFields {...props} />
        <Buttons>
          <Button look="primary">{t.open}</Button>
          <LinkButton href={roundsPath(lang)} look="link">
            {t.cancel}
          </LinkButton>
        </Buttons>
      </Form>
    </Page>
  );
}

/** Everything that is wrong with one field, in one message. */
function fieldOf({ view: { lang }, typed, errors }: Props, name: string) {
  const own = errors.filter(({ path }) => path === name).map(({ message }) => message[lang]);
  return { name, value: typed[name] ?? "", ...(own.length > 0 && { error: own.join("; ") }) };
}

function WhatFields(props: Props) {
  const { lang } = props.view;
  const t = newRoundWords[lang];
  const f = formats(lang);
  const options = props.choices.questionnaires.map(({ id, title, number }) => ({
    value: id,
    label: t.version(resolveText(title, lang), f.ordinal(number)),
  }));
  return (
    <>
      <SelectField
        {...fieldOf(props, "questionnaireId")}
        label={t.questionnaire}
        hint={t.questionnaireHint}
        options={options}
      />
      <TextField {...fieldOf(props, "titleBn")} label={t.titleBn} hint={t.titleHint} />
      <TextField {...fieldOf(props, "titleEn")} label={t.titleEn} />
      <TextField {...fieldOf(props, "period")} label={t.period} hint={t.periodHint} width="medium" />
    </>
  );
}

function WhenFields(props: Props) {
  const t = newRoundWords[props.view.lang];
  const yesNo: Choice[] = [
    { value: "yes", label: t.publicYes, hint: t.publicYesHint },
    { value: "no", label: t.publicNo, hint: t.publicNoHint },
  ];
  return (
    <>
      <DateField {...fieldOf(props, "opensOn")} label={t.opensOn} hint={t.opensOnHint} />
      <DateField {...fieldOf(props, "dueOn")} label={t.dueOn} hint={t.dueOnHint} />
      <DateField {...fieldOf(props, "closesOn")} label={t.closesOn} hint={t.closesOnHint} optional />
      <Choices {...fieldOf(props, "public")} kind="radio" label={t.public} choices={yesNo} />
      <Choices
        {...fieldOf(props, "mayorSigns")}
        kind="radio"
        label={t.mayorSigns}
        choices={[
          { value: "no", label: t.publicNo, hint: t.mayorSignsNoHint },
          { value: "yes", label: t.publicYes, hint: t.mayorSignsHint },
        ]}
      />
      <Choices
        {...fieldOf(props, "practice")}
        kind="radio"
        label={t.practice}
        choices={[
          { value: "no", label: t.practiceNo },
          { value: "yes", label: t.practiceYes, hint: t.practiceHint },
        ]}
      />
    </>
  );
}

function WhoFields(props: Props) {
  const { lang } = props.view;
  const { all, regions, districts } = props.choices;
  const t = newRoundWords[lang];
  const f = formats(lang);
  const places = (named: RoundChoices["regions"]) =>
    named.map(({ code, name, asked }) => ({ value: code, label: t.place(name, f.integer(asked)) }));
  const who: Choice[] = [
    { value: "all", label: t.all(f.integer(all)) },
    {
      value: "region",
      label: t.oneRegion,
      reveal: <SelectField {...fieldOf(props, "region")} label={t.region} options={places(regions)} />,
    },
    {
      value: "district",
      label: t.oneDistrict,
      reveal: <SelectField {...fieldOf(props, "district")} label={t.district} options={places(districts)} />,
    },
    {
      value: "list",
      label: t.someList,
      reveal: (
        <TextArea {...fieldOf(props, "municipalities")} label={t.municipalities} hint={t.municipalitiesHint} rows={5} />
      ),
    },
  ];
  return <Choices {...fieldOf(props, "respondents")} kind="radio" label={t.respondents} choices={who} />;
}
