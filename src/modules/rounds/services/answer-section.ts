import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import type { FormFields } from "../../../platform/http/form-fields.ts";
import type { Session } from "../../../xlsform/index.ts";
import {
  actionField,
  findField,
  openQuestions,
  type Pasted,
  pasteField,
  type PasteOutcome,
  pasteRows,
  searchedField,
  type Section,
  sectionsOf,
  shownField,
  takeAnswers,
  takeRosterAction,
} from "../../questionnaires/index.ts";
import { draftField, faultsOn, nextSection, progressOf } from "../answering.view.ts";
import { takePageFiles } from "../attachments/page-files.ts";
import { asideIn } from "../gave-way.ts";
import { knownFacts } from "../last-time/known-facts.ts";
import { carrySectionAction, factAction } from "../last-time/help-actions.ts";
import { lastTime } from "../last-time/last-time.service.ts";
import { type Known, reasonsIn, unexplained } from "../last-time/reasons.ts";
import { takeHelp } from "../last-time/take-help.ts";
import { findDraft, type ResponseFound } from "../responses.queries.ts";
import { answer } from "../rounds.input.ts";
import type { Difference } from "../rounds.rules.ts";
import { lockForAnswering, mergePage } from "./answer-response.ts";

/** What became of a posted section. Everything but a conflict has been saved. */
export type SectionOutcome =
  /** A roster's button was pressed; the page is shown again at this path. */
  | { kind: "roster"; path: string }
  /** A part of a choice's name was to be looked for at this path. */
  | { kind: "search"; path: string; text: string }
  /** So many rows from a spreadsheet were taken; the first made this entry. */
  | { kind: "pasted"; count: number; path: string }
  /** What was pasted into this roster couldn't be taken. */
  | { kind: "not-pasted"; found: ResponseFound; session: Session; path: string; pasted: Pasted }
  | { kind: "list" }
  /** On to this section, or to the check of all answers. */
  | { kind: "next"; section: Section | null }
  /** The answers brought more questions to this page; the first stands at this path. */
  | { kind: "more"; count: number; path: string }
  /** What is known from before was laid into so many questions of the page; the first stands at this path. */
  | { kind: "carried"; count: number; path: string | null; one: boolean }
  /** So many answers are very different from last time, and nobody has been asked why yet. */
  | { kind: "unlike"; count: number; path: string }
  | { kind: "faults"; found: ResponseFound; session: Session; version: number; faults: Map<string, string> }
  | {
      kind: "conflict";
      found: ResponseFound;
      session: Session;
      version: number;
      conflicts: Difference[];
      savedBy: string | null;
    };

/**
 * Takes the answers of one section's page: saves them whatever they are, then says where to go on.
 * @throws Problem of `lockForAnswering`; `not-found` when the form has no such section
 */
export async function answerSection(
  act: Act,
  responseId: string,
  slug: string,
  fields: FormFields,
): Promise<SectionOutcome> {
  const found = await lockForAnswering(act, { id: responseId });
  const action = fields.text(actionField) || "next";
  const notTaken = await takePageFiles(act, found, fields);
  const known = await knownOf(act, found, action);
  const reasons = reasonsIn(fields);
  let roster: string | null = null;
  let laid: string[] | null = null;
  const paste = pasteIn(fields, action);
  let pasted: PasteOutcome | null = null;
  const merge = await mergePage(act, found, baseOf(fields, found), {
    answer: (session) => takeAnswers(session, fields),
    rearrange(session) {
      roster = takeRosterAction(session, action);
      const help = takeHelp(session, action, known, requireSection(session, slug));
      laid = help && Object.keys(help);
      if (paste) pasted = pasteRows(session, paste.path, paste.text, act.lang);
    },
    reasons,
    own: Object.fromEntries(Object.entries(asideIn(fields)).filter(([, value]) => answer.safeParse(value).success)),
    removes: /^remove:(.+)$/s.exec(action)?.[1] ?? null,
  });
  const { session, version } = merge;
  const section = requireSection(session, slug);
  if (merge.kind === "conflict") return { ...merge, found };
  if (notTaken.size > 0) {
    const others = action === "next" ? faultsOn(session, section, act.lang) : [];
    return { kind: "faults", found, session, version, faults: new Map([...others, ...notTaken]) };
  }
  if (roster !== null || /^(add|remove):/.test(action)) return { kind: "roster", path: roster ?? section.slug };
  if (laid !== null) return carriedTo(laid, action);
  if (paste && pasted !== null) return pastedTo(paste, pasted, { found, session });
  const search = searchIn(fields, action);
  if (search) return { kind: "search", ...search };
  if (action === "list") return { kind: "list" };
  const faults = faultsOn(session, section, act.lang);
  const more = newQuestions(session, section, fields);
  if (more[0] !== undefined && ![...faults.keys()].some((path) => !more.includes(path))) {
    return { kind: "more", count: more.length, path: more[0] };
  }
  if (faults.size > 0) return { kind: "faults", found, session, version, faults };
  const notAsked = unexplained(session, known, section).filter((path) => !(path in reasons));
  if (notAsked[0] !== undefined) return { kind: "unlike", count: notAsked.length, path: notAsked[0] };
  return { kind: "next", section: nextSection(progressOf(session, act.lang), section) };
}

/**
 * What to look for among the many choices of a question: its button was pressed, or a name was begun, nothing chosen and the
 * page left with another button.
 */
function searchIn(fields: FormFields, action: string): { path: string; text: string } | null {
  const path = fields
    .all(shownField)
    .find((each) => action === findField(each) || (action === "next" && isBegun(fields, each)));
  return path === undefined ? null : { path, text: fields.text(findField(path)) };
}

function isBegun(fields: FormFields, path: string): boolean {
  const text = fields.text(findField(path));
  return text !== "" && text !== fields.text(searchedField(path)) && fields.text(path) === "";
}

/** Rows that were pasted into a roster, by its button or before the page was left. */
function pasteIn(fields: FormFields, action: string): { path: string; text: string } | null {
  const prefix = pasteField("");
  const name = fields
    .names()
    .find((each) => each.startsWith(prefix) && (each === action || (action === "next" && fields.text(each) !== "")));
  return name === undefined ? null : { path: name.slice(prefix.length), text: fields.all(name)[0] ?? "" };
}

/** Where a page goes on after rows were pasted. */
function pastedTo(
  { path, text }: { path: string; text: string },
  outcome: PasteOutcome,
  at: { found: ResponseFound; session: Session },
): SectionOutcome {
  if ("faults" in outcome) return { kind: "not-pasted", ...at, path, pasted: { text, faults: outcome.faults } };
  const [first = path] = Object.keys(outcome.laid);
  return { kind: "pasted", count: outcome.rows, path: first };
}

/** What was known before, for the buttons that take it over and for what to ask why of. */
async function knownOf(act: Act, found: ResponseFound, action: string): Promise<Known> {
  const draft = await findDraft(act.db, found.response.id, found.response.draftVersion);
  return {
    lastTime: await lastTime(act.db, found),
    facts: action.startsWith(factAction("")) ? await knownFacts(act.db, found, act.now) : {},
    reasons: draft?.reasons ?? {},
  };
}

/** Where a page goes on after something was taken over. */
function carriedTo(laid: string[], action: string): SectionOutcome {
  const path = laid[0] ?? /^\w+:(.+)$/s.exec(action)?.[1] ?? null;
  return { kind: "carried", count: laid.length, path, one: action !== carrySectionAction };
}

/** The section of this name. @throws Problem `not-found` */
export function requireSection(session: Session, slug: string): Section {
  const section = sectionsOf(session.form.definition).find((each) => each.slug === slug);
  if (!section) throw refusals.notFound();
  return section;
}

/** The draft that the page was made from; a page that doesn't say (any more) counts as made from the newest. */
function baseOf(fields: FormFields, { response }: ResponseFound): number {
  const version = Number(fields.text(draftField));
  const said = fields.text(draftField) !== "" && Number.isInteger(version);
  return said && version >= 0 && version <= response.draftVersion ? version : response.draftVersion;
}

/** Questions that can be answered now and that the page didn't show. */
function newQuestions(session: Session, section: Section, fields: FormFields): string[] {
  const shown = new Set(fields.all(shownField));
  return openQuestions(session, section)
    .map(({ path }) => path)
    .filter((path) => !shown.has(path));
}
