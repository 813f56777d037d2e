import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { ErrorSummary, ButtonForm, Form } from "../../../platform/ui/forms/form.tsx";
import { TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { PrintPage } from "../../../platform/ui/print-page.tsx";
import { uiMessages } from "../../../platform/ui/ui.messages.ts";
import { Badge, Note, type Tone } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { signInPath } from "../../accounts/index.ts";
import { roundTitle, townName } from "../pages/answering/parts.tsx";
import type { Waiting } from "../reminders/reminders.queries.ts";
import { roundsWords } from "../rounds.messages.ts";
import { reviewPath, roundPath, roundsPath, workPath } from "../rounds.paths.ts";
import { nameIn } from "../rounds.view.ts";
import { linkWords } from "./links.messages.ts";
import { answerLinkPath, codePath, lettersPath, linksPath, revokeLinkPath } from "./links.paths.ts";
import type { LinkFound } from "./links.queries.ts";
import type { LinkState } from "./links.rules.ts";
import type { LinksShown, PrintedLetter } from "./links.service.ts";

/** What a link by mail opens, whose it is, and the button that uses it up. */
export function AnswerLinkPage({ view, token, found }: { view: PageView; token: string; found: LinkFound }) {
  const { lang } = view;
  const t = linkWords[lang];
  const f = formats(lang);
  const title = t.title(roundTitle(found, lang));
  return (
    <Page view={view} title={title}>
      <PageTitle title={title} lead={t.whose(found.person.name, townName(found, lang))} />
      <p>
        {t.until(f.dateTime(found.link.expiresAt))} {t.onlyThis}
      </p>
      <Form action={answerLinkPath(lang, token)}>
        <Buttons>
          <Button look="primary">{t.begin}</Button>
        </Buttons>
      </Form>
      <p class="mut mt-4">{t.notYou}</p>
    </Page>
  );
}

export type LinkFault = keyof (typeof linkWords)["bn"]["faults"];

/** Why a link or a code doesn't open anything, and what to do. */
export function LinkFaultPage({ view, code, title }: { view: PageView; code: LinkFault; title: string }) {
  const t = linkWords[view.lang];
  return (
    <Page view={view} title={title}>
      <PageTitle title={title} lead={t.faults[code]} />
      <Buttons>
        <LinkButton href={signInPath(workPath(view.lang))} look="primary" icon="log-in">
          {t.signIn}
        </LinkButton>
      </Buttons>
    </Page>
  );
}

/** Where the code of a letter is typed. */
export function CodePage({ view, typed, error }: { view: PageView; typed: string; error: string | null }) {
  const { lang } = view;
  const t = linkWords[lang];
  return (
    <Page view={view} title={t.codeTitle} faulty={error !== null}>
      <ErrorSummary errors={error ? [{ name: "code", message: error }] : []} />
      <PageTitle title={t.codeTitle} lead={t.codeLead} />
      <Form action={codePath(lang)}>
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          value={typed}
          width="medium"
          autocomplete="off"
          {...(error !== null && { error })}
        />
        <Buttons>
          <Button look="primary">{t.open}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

const tones: Record<LinkState, Tone> = { open: "ok", used: "neutral", revoked: "none", expired: "none" };

/** The links to one response: to send, to take back. */
export function LinksPage({
  view,
  shown,
  done,
}: {
  view: PageView;
  shown: LinksShown;
  done?: "sent" | "revoked" | undefined;
}) {
  const { lang } = view;
  const t = linkWords[lang];
  const { found, people, links } = shown;
  const { round, municipality } = found;
  const town = townName(found, lang);
  const crumbs = [
    { label: roundTitle(found, lang), href: roundPath(lang, round.id) },
    { label: town, href: reviewPath(lang, round.id, municipality.code) },
    { label: t.links },
  ];
  return (
    <Page view={view} title={t.linksTitle(town)} crumbs={crumbs}>
      {done && (
        <Note tone="ok" live>
          {t[done]}
        </Note>
      )}
      <PageTitle title={t.linksTitle(town)} lead={t.linksLead} />
      {people.length === 0 && <Note tone="warn">{t.nobody}</Note>}
      <div class="acts">
        {people.map(({ personId, name }) => (
          <ButtonForm
            action={linksPath(lang, round.id, municipality.code)}
            label={t.send(name)}
            look="primary"
            values={{ person: personId }}
          />
        ))}
      </div>
      {links.length === 0 ? <p class="mut mt-4">{t.none}</p> : <LinkTable lang={lang} shown={shown} />}
    </Page>
  );
}

function LinkTable({ lang, shown: { found, links } }: { lang: Lang; shown: LinksShown }) {
  const t = linkWords[lang];
  const f = formats(lang);
  const { round, municipality } = found;
  return (
    <DataTable
      caption={t.links}
      rows={links}
      columns={[
        { head: t.whoseHead, cell: ({ name }) => name },
        { head: t.kind, minor: true, cell: ({ kind }) => t.kinds[kind] },
        { head: t.made, minor: true, cell: ({ createdAt }) => f.dateTime(createdAt) },
        { head: t.state, cell: ({ state }) => <Badge tone={tones[state]}>{t.states[state]}</Badge> },
        {
          head: t.revoke,
          cell: ({ state, tokenHash, name }) =>
            (state === "open" || state === "used") && (
              <ButtonForm
                action={revokeLinkPath(lang, round.id, municipality.code)}
                label={t.revoke}
                object={name}
                values={{ hash: tokenHash.toString("hex") }}
              />
            ),
        },
      ]}
      folded={({ kind, createdAt }) => (
        <>
          {t.kinds[kind]}, {f.dateTime(createdAt)}
        </>
      )}
    />
  );
}

interface LettersProps {
  view: PageView;
  round: { id: string; titleBn: string; titleEn: string };
  waiting: Waiting[];
  /** Who is named for each town, by its code. */
  named: Map<string, { name: string }[]>;
  nobodyChosen: boolean;
}

/** Where letters with codes are chosen: those that no one is named for come ticked. */
export function LettersPage({ view, round, waiting, named, nobodyChosen }: LettersProps) {
  const { lang } = view;
  const t = linkWords[lang];
  const f = formats(lang);
  const title = lang === "bn" ? round.titleBn : round.titleEn;
  const crumbs = [
    { label: roundsWords[lang].rounds, href: roundsPath(lang) },
    { label: title, href: roundPath(lang, round.id) },
    { label: t.letters },
  ];
  const nameOf = ({ municipality }: Waiting) => named.get(municipality.code)?.[0]?.name;
  return (
    <Page view={view} title={t.lettersTitle(title)} faulty={nobodyChosen} crumbs={crumbs}>
      {nobodyChosen && (
        <Note tone="warn" live>
          {t.chooseSome}
        </Note>
      )}
      <PageTitle title={t.lettersTitle(title)} lead={t.lettersLead} />
      <Form action={lettersPath(lang, round.id)} class="!max-w-none">
        <DataTable
          caption={t.lettersMissing(f.integer(waiting.length))}
          rows={waiting}
          columns={[
            {
              head: t.town,
              cell: (row) => (
                <label class="flex items-start gap-2">
                  <input
                    type="checkbox"
                    class="cb flex-none"
                    name="code"
                    value={row.municipality.code}
                    checked={nameOf(row) === undefined}
                  />
                  {nameIn(lang, row.municipality)}
                </label>
              ),
            },
            { head: t.named, cell: (row) => nameOf(row) ?? <span class="mut">{t.noneNamed}</span> },
          ]}
        />
        <Buttons class="mt-4">
          <Button look="primary" icon="printer">
            {t.print}
          </Button>
        </Buttons>
      </Form>
    </Page>
  );
}

interface PrintProps {
  view: PageView;
  round: { id: string; titleBn: string; titleEn: string; dueOn: string };
  letters: PrintedLetter[];
  publicUrl: string;
}

/** The letters, one a page, in the page's language. */
export function PrintedLettersPage({ view, round, letters, publicUrl }: PrintProps) {
  const { lang } = view;
  const t = linkWords[lang];
  const title = lang === "bn" ? round.titleBn : round.titleEn;
  return (
    <PrintPage
      view={view}
      title={t.lettersTitle(title)}
      back={{ href: roundPath(lang, round.id), label: t.back }}
      hint={t.printHint}
    >
      {letters.map((each) => (
        <PrintedLetterSheet key={each.code} {...{ lang, title, publicUrl }} dueOn={round.dueOn} printed={each} />
      ))}
    </PrintPage>
  );
}

interface SheetProps {
  lang: Lang;
  title: string;
  dueOn: string;
  publicUrl: string;
  printed: PrintedLetter;
}

function PrintedLetterSheet({ lang, title, dueOn, publicUrl, printed }: SheetProps) {
  const t = linkWords[lang].letter;
  const f = formats(lang);
  return (
    <article class="break-after-page pb-8">
      <p class="b">{uiMessages[lang].association}</p>
      <p class="mt-6">{t.to(printed.person)}</p>
      <p>{t.office(nameIn(lang, printed.town))}</p>
      <p class="mt-4 b">{t.subject(title)}</p>
      <p class="mt-4">{t.body(title, f.date(dueOn))}</p>
      <dl class="mt-4">
        <dt>{t.address}</dt>
        <dd class="b">{`${publicUrl}${codePath(lang)}`.replace(/^https?:\/\//, "")}</dd>
        <dt class="mt-2">{t.codeIs}</dt>
        <dd class="b text-2xl tracking-widest">{printed.code}</dd>
      </dl>
      <p class="mt-4">{t.until(f.date(printed.expiresOn))}</p>
      <p class="mt-2">{t.help}</p>
    </article>
  );
}
