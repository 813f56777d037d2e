import { render } from "preact";
import { Framed } from "../../../platform/ui/frame-context.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { compileForm, needsRare, type NodeState } from "../../../xlsform/engine.ts";
import { sessionAt } from "../answering-session.ts";
import { labelOf } from "../answering.view.ts";
import { shownValue } from "../../questionnaires/fields.ts";
import { roundTitle, townName } from "../pages/answering/parts.tsx";
import { answersOf, type KeptRound } from "./kept-round.ts";
import type { Phone, PhoneNews } from "./open-phone.ts";
import { type About, QueueList } from "./pages/queue-list.tsx";
import { phoneWords } from "./phone.messages.ts";
import { phonePath } from "./phone.paths.ts";
import type { Queued } from "./queue.ts";

/** Shows a phone's queue in its page, from now on as it stands. */
export async function showQueue(place: HTMLElement, phone: Phone | null, lang: Lang): Promise<void> {
  if (!phone) {
    place.textContent = phoneWords[lang].keepsNothing;
    return;
  }
  const rounds = new Map<string, KeptRound>();
  for (const id of await phone.keptIds()) {
    const kept = await phone.kept(id);
    if (kept) rounds.set(id, kept);
  }
  if ([...rounds.values()].some(({ definition }) => needsRare(JSON.stringify(definition))))
    (await import("../../../xlsform/expression/functions/rare-functions.ts")).addRareFunctions();
  place.replaceChildren();
  phone.watch((news) => draw(place, phone, rounds, news, lang));
}

function draw(place: HTMLElement, phone: Phone, rounds: Map<string, KeptRound>, news: PhoneNews, lang: Lang): void {
  const abouts = new Map<string, About>();
  const about = (id: string) => {
    const known = abouts.get(id) ?? aboutOf(rounds.get(id), news.queue, lang);
    abouts.set(id, known);
    return known;
  };
  const acts = {
    sendAll: () => void phone.send(),
    sendOne: (id: string) => void phone.send(id),
    remove: (id: string) => void phone.remove(id),
    settle: (id: string, keep: Record<string, "mine" | "theirs">) => void phone.settle(id, keep),
    again: (id: string) => void phone.again(id),
  };
  const signIn = `/${lang}/sign-in?next=${encodeURIComponent(phonePath(lang))}`;
  render(
    <Framed lang={lang} csrf="">
      <QueueList queue={news.queue} end={news.line} {...{ about, acts, lang, signIn }} />
    </Framed>,
    place,
  );
}

/** What a response's changes are about, in words; of one that isn't kept any more only the paths are known. */
function aboutOf(kept: KeptRound | undefined, queue: Queued[], lang: Lang): About {
  if (!kept) return { round: "", town: "", line: (path) => ({ path, label: path, text: plain }) };
  const { found } = kept.answering;
  const session = sessionAt(compileForm(kept.definition), answersOf(kept, queue), new Date());
  const line = (path: string) => {
    const state = session.node(path);
    const text = (value: unknown) =>
      state?.kind === "question"
        ? shownValue(withValue(state, value), { session, lang, errors: new Map() })
        : plain(value);
    return { path, label: labelOf(session, path, lang), text };
  };
  return { round: roundTitle(found, lang), town: townName(found, lang), line };
}

/** A question's state as it would be with another answer; what the engine gives on request is asked for now. */
function withValue(state: NodeState, value: unknown): NodeState {
  const { path, definition, choices } = state;
  return { ...state, path, definition, choices, value } as NodeState;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
