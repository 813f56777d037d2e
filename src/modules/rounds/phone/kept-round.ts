import type { Answers, Definition } from "../../../xlsform/engine.ts";
import type { AnswerFile } from "../../questionnaires/fields.ts";
import { pathInForm } from "../attachments/attachments.rules.ts";
import type { ShownData } from "../islands/shown.ts";
import { laid } from "./lay.ts";
import { type AttachmentChange, isUnsent, type Queued } from "./queue.ts";

/** All that is needed to answer one response without a line. */
export interface KeptRound {
  responseId: string;
  roundId: string;
  /** Code of the respondent. */
  code: string;
  versionId: string;
  definition: Definition;
  /** What the pages of answering show of it, but the session that is opened over it. */
  answering: ShownData;
  /** The server's time when it gave this, and what this phone's clock said then, in milliseconds. */
  keptAt: Date;
  clockSaid: number;
  /** The draft since which only this phone's changes have come: a page made from it or a later one has seen all there is. */
  ownSince: number;
}

/** The answers that a page shows: the draft as kept, and over it, in the order it was given, what hasn't reached the server. */
export function answersOf(
  { responseId, answering }: Pick<KeptRound, "responseId" | "answering">,
  queue: Queued[],
): Answers {
  const own = queue.filter((each) => each.responseId === responseId && isUnsent(each));
  return own.reduce((sum, { change }) => (change.kind === "answers" ? laid(sum, change) : sum), answering.answers);
}

/** What the pages of answering show of a response, with all that hasn't reached the server: answers, reasons, files. */
export function shownWith(kept: Pick<KeptRound, "responseId" | "answering">, queue: Queued[]): ShownData {
  const own = queue.filter((each) => each.responseId === kept.responseId && isUnsent(each));
  const { answering } = kept;
  const said = own.map(({ change }) => (change.kind === "answers" ? change.reasons : {}));
  const reasons = Object.entries<string | null>(Object.assign({}, answering.reasons, ...said));
  const files = new Map(answering.files);
  for (const item of own) {
    const { change } = item;
    if (change.kind === "attachment") files.set(change.name, fileOf({ ...item, change }, files.get(change.name)));
  }
  return {
    ...answering,
    answers: answersOf(kept, queue),
    reasons: Object.fromEntries(reasons.filter((each): each is [string, string] => Boolean(each[1]))),
    files,
  };
}

/** A file that waits on this phone, or that was refused; the server's own words for that are in both languages. */
function fileOf({ change, refusal }: Queued<AttachmentChange>, known: AnswerFile | undefined): AnswerFile {
  const { path, name, type, size } = change;
  const facts = { name, question: pathInForm(path), size, type };
  const nothingYet = { href: "", thumbnail: null, original: null, width: null, height: null };
  if (!refusal) return { ...nothingYet, ...facts, state: "on-phone" };
  return { ...nothingYet, refusal: { bn: refusal.title, en: refusal.title }, ...known, ...facts, state: "refused" };
}

/** The time by the server's clock, as far as this phone can tell: since it last heard of it, its own clock ran on. */
export function presentOf(
  { keptAt, clockSaid }: Pick<KeptRound, "keptAt" | "clockSaid">,
  clockSays = Date.now(),
): Date {
  return new Date(keptAt.getTime() + Math.max(0, clockSays - clockSaid));
}
