import { formats } from "../../../platform/i18n/format.ts";
import { Form } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { roundsWords } from "../rounds.messages.ts";
import { closeRoundPath, roundPath, roundsPath } from "../rounds.paths.ts";
import type { RoundView } from "../rounds.view.ts";

/** Asks once more before a round is closed for good, and says what that means for whom. */
export function CloseRoundPage({ view, round }: { view: PageView; round: RoundView }) {
  const { lang } = view;
  const t = roundsWords[lang];
  const missing = round.expected - round.arrived;
  const crumbs = [
    { label: t.rounds, href: roundsPath(lang) },
    { label: round.title, href: roundPath(lang, round.id) },
    { label: t.close },
  ];
  return (
    <Page view={view} title={t.close} crumbs={crumbs}>
      <PageTitle title={t.closeTitle(round.title)} />
      <Form action={closeRoundPath(lang, round.id)}>
        <p class="b">{missing > 0 ? t.closeOut(formats(lang).integer(missing)) : t.closeAllIn}</p>
        <p class="mt-2">{t.closeKept}</p>
        <Buttons>
          <Button look="danger" icon="lock">
            {t.close}
          </Button>
          <LinkButton href={roundPath(lang, round.id)}>{t.closeBack}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  );
}
