import { LinkButton, Buttons, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { secondFactorMessages } from "./second-factor.messages.ts";

/**
 * Codes to be kept on paper, shown this once.
 * @param switchedOn whether the second step was switched on just now
 * @param onward where to go when they are kept
 */
export function RecoveryCodesPage(page: { view: PageView; codes: string[]; switchedOn: boolean; onward: string }) {
  const { view, codes, switchedOn, onward } = page;
  const t = secondFactorMessages[view.lang];
  return (
    <Page view={view} title={t.codesTitle}>
      {switchedOn && (
        <Note tone="ok" live>
          {t.switchedOn}
        </Note>
      )}
      <PageTitle title={t.codesTitle} lead={t.codesLead} />
      <Note tone="warn">
        <p>{t.codesOnce}</p>
        {!switchedOn && <p>{t.codesOlder}</p>}
      </Note>
      <ol class="codes" lang="en">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ol>
      <Buttons>
        <LinkButton href={onward} look="primary" onward>
          {t.codesKept}
        </LinkButton>
      </Buttons>
    </Page>
  );
}
