import type { InputError } from "../../../platform/errors/problem.ts";
import { ErrorSummary, Form, Hidden } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { mePath } from "../accounts.paths.ts";
import { faultsOf } from "../pages/faults.ts";
import { peopleMessages } from "../people.messages.ts";
import { CodeField } from "./code-field.tsx";
import { appAddress, inGroups } from "./one-time-codes.ts";
import { QrCode } from "./qr-code.tsx";
import { secondFactorMessages } from "./second-factor.messages.ts";
import type { Offer } from "./second-factor.service.ts";

export interface SetUpSecondFactorPageProps {
  view: PageView;
  /** Where the first code goes. */
  action: string;
  email: string;
  offer: Offer;
  /** The sign-in that waits for it and where it leads; null for who is signed in and does it of their own accord. */
  signIn: { pending: string; next: string } | null;
  errors: InputError[];
}

/** Where the app on the phone is made known: a picture to scan or letters to type, and its first code. */
export function SetUpSecondFactorPage({ view, action, email, offer, signIn, errors }: SetUpSecondFactorPageProps) {
  const { lang } = view;
  const t = secondFactorMessages[lang];
  const faults = faultsOf(errors, lang);
  const crumbs = signIn ? undefined : [{ label: peopleMessages[lang].me, href: mePath(lang) }, { label: t.twoSteps }];
  return (
    <Page view={view} title={t.setUp} faulty={errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={faults.list} />
      <PageTitle title={t.setUp} lead={signIn ? t.required : t.lead} />
      <Section id="app" title={t.appTitle}>
        <p>{t.appText}</p>
      </Section>
      <MakeKnown secret={offer.secret} email={email} lang={lang} />
      <Section id="first" title={t.codeTitle}>
        <Form action={action}>
          <Hidden name="sealed" value={offer.sealed} />
          {signIn && <Hidden name="pending" value={signIn.pending} />}
          {signIn && <Hidden name="next" value={signIn.next} />}
          <CodeField name="code" label={t.code} hint={t.codeHint} error={faults.at("code")} />
          <Buttons>
            <Button look="primary">{t.switchOn}</Button>
          </Buttons>
        </Form>
      </Section>
    </Page>
  );
}

/** Three ways to give the secret to the app: to scan it, to press a link on the same phone, or to type it. */
function MakeKnown({ secret, email, lang }: { secret: string; email: string; lang: PageView["lang"] }) {
  const t = secondFactorMessages[lang];
  const address = appAddress(secret, email);
  return (
    <Section id="scan" title={t.scanTitle}>
      <p>{t.scanText}</p>
      <QrCode text={address} label={t.picture} />
      <p>
        <a class="a" href={address}>
          {t.samePhone}
        </a>
      </p>
      <p class="mt-3">{t.secretLabel}</p>
      <p class="num b" lang="en">
        {inGroups(secret)}
      </p>
    </Section>
  );
}
