import { LinkButton, Buttons, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { signInPagePath } from "../accounts.paths.ts";
import { signInMessages } from "../sign-in.messages.ts";

/** Why a one-time link can't be used. */
export type LinkFault = keyof (typeof signInMessages)["bn"]["linkHelp"];

/** Whether a problem is one of a link. */
export function isLinkFault(code: string): code is LinkFault {
  return code in signInMessages.bn.linkHelp;
}

/** Tells why a one-time link can't be used, and what to do. */
export function LinkFaultPage({ view, code, title }: { view: PageView; code: LinkFault; title: string }) {
  const t = signInMessages[view.lang];
  return (
    <Page view={view} title={title}>
      <PageTitle title={title} lead={t.linkHelp[code]} />
      <Buttons>
        <LinkButton href={signInPagePath(view.lang)} look="primary" icon="log-in">
          {t.signIn}
        </LinkButton>
      </Buttons>
    </Page>
  );
}
