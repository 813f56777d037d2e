import { formatDateTime, formatTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../../platform/i18n/numbers.ts";
import type { IconName } from "../../../../platform/ui/icons/icons.ts";
import { Icon } from "../../../../platform/ui/icons/icon.tsx";
import { Badge, Note, type Tone } from "../../../../platform/ui/status.tsx";
import { answersPath, receiptPath } from "../../rounds.paths.ts";
import { phoneWords } from "../phone.messages.ts";
import { isUnsent, type Queued, type QueuedState } from "../queue.ts";
import type { SendingEnd } from "../sender.ts";
import { Refused } from "./refused.tsx";

/** What a change holds, in words: questions with what was answered. */
export interface Line {
  path: string;
  label: string;
  text(value: unknown): string;
}

/** What the list needs to know of a response beside its changes. */
export interface About {
  round: string;
  town: string;
  line(path: string): Line;
}

/** What a person can do with the queue. */
export interface QueueActs {
  sendAll(): void;
  sendOne(id: string): void;
  remove(id: string): void;
  settle(id: string, keep: Record<string, "mine" | "theirs">): void;
  again(id: string): void;
}

export interface QueueListProps {
  queue: Queued[];
  end: SendingEnd;
  about(responseId: string): About;
  acts: QueueActs;
  lang: Lang;
  /** Where to sign in and come back from. */
  signIn: string;
}

const looks: Record<QueuedState, { tone: Tone; icon: IconName }> = {
  waiting: { tone: "neutral", icon: "inbox" },
  sending: { tone: "info", icon: "send" },
  received: { tone: "ok", icon: "check" },
  "needs-you": { tone: "warn", icon: "triangle-alert" },
};

/** Every change that this phone keeps, plainly: what, of which town and round, when, and where it stands. */
export function QueueList(props: QueueListProps) {
  const { queue, end, lang, acts, signIn } = props;
  const words = phoneWords[lang];
  const unsent = queue.filter(isUnsent);
  const received = queue.filter((item) => !isUnsent(item)).toReversed();
  return (
    <>
      {unsent.length > 0 && end.kind !== "idle" && (
        <Note live tone={end.kind === "signed-out" ? "warn" : "info"}>
          <p>{words.line[end.kind]}</p>
          {end.kind === "signed-out" && (
            <p>
              <a href={signIn}>{words.signIn}</a>
            </p>
          )}
        </Note>
      )}
      <h2 class="mt-6" aria-live="polite">
        {unsent.length === 0 ? words.nothing : words.waiting(formatNumber(unsent.length, lang))}
      </h2>
      {unsent.length === 0 ? (
        <p class="mut">{words.nothingWhy}</p>
      ) : (
        <p class="acts">
          <button type="button" class="btn btn-primary" onClick={acts.sendAll}>
            <Icon name="send" />
            {words.sendAll}
          </button>
        </p>
      )}
      {unsent.map((item) => (
        <Item key={item.id} item={item} {...props} />
      ))}
      {received.length > 0 && <h2 class="mt-8">{words.received}</h2>}
      {received.map((item) => (
        <Item key={item.id} item={item} {...props} />
      ))}
    </>
  );
}

function Item({ item, about, acts, lang }: QueueListProps & { item: Queued }) {
  const words = phoneWords[lang];
  const known = about(item.responseId);
  const id = `item-${item.id}`;
  const { change, state } = item;
  return (
    <section class="card mt-4" aria-labelledby={id}>
      <div class="row sp">
        <h3 id={id}>{titleOf(item, lang)}</h3>
        <Badge {...looks[state]}>{words.state[state]}</Badge>
      </div>
      <p class="mut">
        {known.round}, {known.town}
      </p>
      <p class="sm mut">
        {state === "received" && item.receivedAt
          ? words.receivedAt(formatTime(new Date(item.receivedAt), lang))
          : words.given(formatDateTime(new Date(item.givenAt), lang))}
      </p>
      {item.receipt && (
        <p>
          <a href={receiptPath(lang, item.responseId)}>{words.receipt(item.receipt)}</a>
        </p>
      )}
      {change.kind === "attachment" && state === "sending" && (
        <p class="sm mut">{words.fileSent(formatNumber(Math.floor((100 * change.sent) / change.size), lang))}</p>
      )}
      {state === "needs-you" && <Refused item={item} known={known} acts={acts} lang={lang} />}
      {change.kind === "answers" && <Contents set={{ ...change.set, ...change.aside }} known={known} lang={lang} />}
      {isUnsent(item) && state !== "sending" && <Choices item={item} acts={acts} lang={lang} />}
    </section>
  );
}

function titleOf({ change }: Queued, lang: Lang): string {
  const words = phoneWords[lang];
  const count = (n: number) => formatNumber(n, lang);
  if (change.kind === "submit") return words.submit;
  if (change.kind === "attachment") return words.file(change.name, count(Math.ceil(change.size / 1024)));
  const answers = Object.keys(change.set).length;
  const aside = Object.keys(change.aside ?? {}).length;
  const parts = [
    answers > 0 ? words.answers(count(answers)) : "",
    change.remove.length > 0 ? words.removed(count(change.remove.length)) : "",
    aside > 0 ? words.aside(count(aside)) : "",
  ];
  return parts.filter(Boolean).join(", ");
}

function Contents({ set, known, lang }: { set: Record<string, unknown>; known: About; lang: Lang }) {
  const words = phoneWords[lang];
  return (
    <details>
      <summary>{words.look}</summary>
      <dl class="dl">
        {Object.entries(set).map(([path, value]) => {
          const line = known.line(path);
          return (
            <div key={path}>
              <dt>{line.label}</dt>
              <dd>{line.text(value) || words.empty}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

function Choices({ item, acts, lang }: { item: Queued; acts: QueueActs; lang: Lang }) {
  const words = phoneWords[lang];
  return (
    <>
      <p class="acts mt-2">
        {item.state === "waiting" && (
          <button type="button" class="btn" onClick={() => acts.sendOne(item.id)}>
            {words.sendOne}
          </button>
        )}
        <a class="btn btn-link" href={answersPath(lang, item.responseId)}>
          {words.open}
        </a>
      </p>
      <details>
        <summary>{words.remove}</summary>
        <p>{words.removeSure}</p>
        {item.tries > 0 && <p>{words.removeMaybeSent}</p>}
        <button type="button" class="btn" onClick={() => acts.remove(item.id)}>
          {words.removeYes}
        </button>
      </details>
    </>
  );
}
