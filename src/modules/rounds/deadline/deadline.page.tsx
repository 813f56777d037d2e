import type { InputError } from "../../../platform/errors/problem.ts";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { DateField, TextArea } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { roundsWords } from "../rounds.messages.ts";
import { roundsPath } from "../rounds.paths.ts";
import { deadlineWords } from "./deadline.messages.ts";

interface Props {
  view: PageView;
  title: string;
  /** What it will do to whom. */
  lead: string;
  /** Where the form goes, and the page to go back to. */
  action: string;
  back: string;
  /** The pages above: the round, and the response. */
  crumbs: { label: string; href: string }[];
  typed: Record<string, string>;
  errors: readonly InputError[];
  /** Fields to fill in, beside the reason. */
  asks: { dueOn?: boolean; closesOn?: boolean };
  reasonHint: string;
  /** What the button does. */
  act: string;
}

/** Asks for a reason, and for the dates where they move: more time for a round or a town, or answers opened again. */
export function DeadlinePage(props: Props) {
  const { view, title, lead, errors, asks } = props;
  const { lang } = view;
  const t = deadlineWords[lang];
  const crumbs = [{ label: roundsWords[lang].rounds, href: roundsPath(lang) }, ...props.crumbs, { label: props.act }];
  const field = (name: string) => {
    const own = errors.filter(({ path }) => path === name).map(({ message }) => message[lang]);
    return { name, value: props.typed[name] ?? "", ...(own.length > 0 && { error: own.join("; ") }) };
  };
  return (
    <Page view={view} title={title} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message: message[lang] }))} />
      <PageTitle title={title} lead={lead} />
      <Form action={props.action}>
        {asks.dueOn && <DateField {...field("dueOn")} label={t.dueOn} />}
        {asks.closesOn && <DateField {...field("closesOn")} label={t.closesOn} hint={t.closesOnHint} optional />}
        <TextArea {...field("reason")} label={t.reason} hint={props.reasonHint} rows={3} />
        <Buttons>
          <Button look="primary">{props.act}</Button>
          <LinkButton href={props.back} look="link">
            {t.back}
          </LinkButton>
        </Buttons>
      </Form>
    </Page>
  );
}
