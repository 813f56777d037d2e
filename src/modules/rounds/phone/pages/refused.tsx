import type { Lang } from "../../../../platform/i18n/lang.ts";
import { answersPath, checkPath } from "../../rounds.paths.ts";
import { phoneWords } from "../phone.messages.ts";
import type { Conflict, Queued } from "../queue.ts";
import type { About, QueueActs } from "./queue-list.tsx";

interface Props {
  item: Queued;
  known: About;
  acts: QueueActs;
  lang: Lang;
}

/** Why a change wasn't taken, and what the person can do about it. */
export function Refused(props: Props) {
  const { item, acts, lang } = props;
  const words = phoneWords[lang];
  const { refusal } = item;
  if (!refusal) return null;
  if (refusal.conflicts.length > 0) return <Conflicts {...props} conflicts={refusal.conflicts} />;
  const gone = refusal.code === "attachment-gone";
  const unready = refusal.code === "answers-not-ready";
  // A file that can't be taken is mended at its question, by giving another.
  const isFile = item.change.kind === "attachment" && refusal.code.startsWith("attachment-");
  return (
    <div class="note note-warn">
      <div>
        <p>{gone ? words.fileGone : unready ? words.mendFirst : refusal.title}</p>
        {refusal.errors.length > 0 && (
          <ul class="list tight">
            {refusal.errors.map(({ path, message }) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        )}
        <p class="acts">
          {(isFile || unready) && (
            <a href={unready ? checkPath(lang, item.responseId) : answersPath(lang, item.responseId)}>{words.open}</a>
          )}
          {!isFile && !unready && (
            <button type="button" class="btn" onClick={() => acts.again(item.id)}>
              {words.tryAgain}
            </button>
          )}
        </p>
      </div>
    </div>
  );
}

/** Both answers to each question that two people answered; nothing is chosen for them. */
function Conflicts({ item, known, acts, lang, conflicts }: Props & { conflicts: Conflict[] }) {
  const words = phoneWords[lang];
  const settle = (whose: "mine" | "theirs") =>
    acts.settle(item.id, Object.fromEntries(conflicts.map(({ path }) => [path, whose])));
  return (
    <div class="note note-warn">
      <div>
        <p>{words.bothAnswered}</p>
        <ul class="list tight">
          {conflicts.map(({ path, yours, theirs }) => {
            const { label, text } = known.line(path);
            return (
              <li key={path}>
                <b>{label}</b>
                <br />
                {words.mine(text(yours) || words.empty)}
                <br />
                {words.theirs(text(theirs) || words.empty)}
              </li>
            );
          })}
        </ul>
        <p class="acts">
          <button type="button" class="btn" onClick={() => settle("mine")}>
            {words.keepMine}
          </button>
          <button type="button" class="btn" onClick={() => settle("theirs")}>
            {words.keepTheirs}
          </button>
        </p>
      </div>
    </div>
  );
}
