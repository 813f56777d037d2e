import { FormFields } from "../../../../platform/http/form-fields.ts";
import { formatNumber } from "../../../../platform/i18n/numbers.ts";
import {
  actionField,
  fieldId,
  fileFieldOf,
  findField,
  noFileFieldOf,
  openQuestions,
  pasteField,
  type Section,
  sectionsOf,
  shownField,
  takeAnswers,
  takeRosterAction,
} from "../../../questionnaires/fields.ts";
import { pasteFaultWords, pasteRows } from "../../../questionnaires/on-demand.ts";
import { freshName } from "../../attachments/attachments.rules.ts";
import { faultsOn, nextSection, progressOf } from "../../answering.view.ts";
import { asideIn, gaveWay } from "../../gave-way.ts";
import { reasonsIn } from "../../last-time/reasons.ts";
import { takeHelp } from "../../last-time/take-help.ts";
import { answersPath, checkPath, receiptPath, sectionPath } from "../../rounds.paths.ts";
import { differences } from "../../rounds.rules.ts";
import type { Shown } from "../../services/answering-page.ts";
import { newId } from "../ids.ts";
import type { KeptRound } from "../kept-round.ts";
import { checkPage, sectionPage, shownOf, type Visit } from "./kept-pages.tsx";

/** As much of a name as is looked for. */
const longestSearch = 100;

/**
 * Takes a posted form of answering in the place of the server, so that it isn't lost without a line: what it gives goes into
 * the queue, and the person goes on as ever. Null for a form that only the server can take.
 */
export async function takeForm(visit: Visit, request: Request): Promise<Response | null> {
  const [, id = "", slug, submit] = /^\/answers\/([0-9a-f-]{36})\/(?:sections\/(.+)|(submit))$/.exec(visit.path) ?? [];
  const kept = id ? await visit.phone.kept(id) : null;
  if (!kept || kept.answering.closed) return null;
  const shown = shownOf(kept, await visit.phone.queue());
  const form = await request.formData();
  const fields = fieldsOf(form);
  if (submit) return takeSubmit(visit, kept, shown, fields);
  const section = sectionsOf(shown.session.form.definition).find((each) => each.slug === decodeURIComponent(slug!));
  if (!section) return null;
  await takeFiles(visit, kept, form, fields);
  return takeSection(visit, kept, shown, section, fields);
}

async function takeSection(
  visit: Visit,
  kept: KeptRound,
  shown: Shown,
  section: Section,
  fields: FormFields,
): Promise<Response | null> {
  const { session } = shown;
  const { lang } = visit;
  const action = fields.text(actionField) || "next";
  const before = session.draft();
  takeAnswers(session, fields);
  const help = takeHelp(session, action, shown, section);
  const notPasted = pasteAll(session, fields, lang);
  const reasons = reasonsIn(fields);
  const set = Object.fromEntries(differences(before, session.draft()).map(({ path, after }) => [path, after ?? null]));
  const aside = gaveWay(session, asideIn(fields)) ?? {};
  const removed = /^remove:(.+)$/s.exec(action)?.[1];
  const grown = takeRosterAction(session, action);
  if (grown !== null && action.startsWith("add:")) set[grown] = {};
  const remove = removed !== undefined && grown !== null ? [removed] : [];
  if ([set, remove, reasons, aside].some((each) => Object.keys(each).length > 0))
    await visit.phone.save(kept, { set, remove, reasons, aside });
  if (notPasted) return sectionPage(visit, shown, section.slug, notPasted);
  const here = sectionPath(lang, kept.responseId, section.slug);
  if (grown !== null) return to(`${here}#${encodeURIComponent(fieldId(grown))}`);
  if (help) return to(`${here}#${encodeURIComponent(fieldId(Object.keys(help)[0] ?? section.slug))}`);
  const search = searchIn(fields, action);
  if (search) {
    const asked = new URLSearchParams({ find: search.path, text: search.text });
    return to(`${here}?${asked}#${encodeURIComponent(fieldId(search.path))}`);
  }
  if (action === "list") return to(answersPath(lang, kept.responseId));
  // Another button of the page: what it did is shown.
  if (action !== "next") return to(here);
  const faults = faultsOn(session, section, lang);
  const more = newQuestions(shown, section, fields);
  if (more[0] !== undefined && [...faults.keys()].every((path) => more.includes(path)))
    return to(`${here}?more=${more.length}#${encodeURIComponent(fieldId(more[0]))}`);
  if (faults.size > 0) return sectionPage(visit, shown, section.slug, { errors: faults });
  const next = nextSection(progressOf(session, lang), section);
  return to(next ? sectionPath(lang, kept.responseId, next.slug) : checkPath(lang, kept.responseId));
}

/** Lays pasted rows into their rosters. @returns what to show of the last that couldn't be taken; null where all could */
function pasteAll(session: Shown["session"], fields: FormFields, lang: Visit["lang"]) {
  const prefix = pasteField("");
  const pasted = fields.names().filter((name) => name.startsWith(prefix) && fields.text(name) !== "");
  const outcomes = pasted.map((name) => {
    const path = name.slice(prefix.length);
    const text = fields.all(name)[0] ?? "";
    return { path, text, outcome: pasteRows(session, path, text, lang) };
  });
  const last = outcomes.findLast(({ outcome }) => "faults" in outcome);
  if (!last || !("faults" in last.outcome)) return null;
  const { path, text, outcome } = last;
  const why = pasteFaultWords[lang].notTaken(formatNumber(outcome.faults.length, lang));
  return { errors: new Map([[path, why]]), pasted: { path, pasted: { text, faults: outcome.faults } } };
}

/** What to look for among the many choices of a question, where its button was pressed. */
function searchIn(fields: FormFields, action: string): { path: string; text: string } | null {
  const path = fields.all(shownField).find((each) => action === findField(each));
  return path === undefined ? null : { path, text: fields.text(findField(path)).slice(0, longestSearch) };
}

/** Questions that can be answered now and that the page didn't show. */
function newQuestions({ session }: Shown, section: Section, fields: FormFields): string[] {
  const seen = new Set(fields.all(shownField));
  return openQuestions(session, section)
    .map(({ path }) => path)
    .filter((path) => !seen.has(path));
}

async function takeSubmit(visit: Visit, kept: KeptRound, shown: Shown, fields: FormFields): Promise<Response | null> {
  const ready = shown.session.problems().every(({ kind }) => kind === "unknown");
  const acknowledged = fields.has("acknowledge");
  if (!ready || !acknowledged) return checkPage(visit, shown, acknowledged);
  await visit.phone.submit(kept, shown.session.draft());
  return to(receiptPath(visit.lang, kept.responseId));
}

function fieldsOf(form: FormData): FormFields {
  const fields = new FormFields();
  for (const [name, value] of form) if (typeof value === "string") fields.add(name, value);
  return fields;
}

/** Files of the form go into the queue by themselves; the answer that names each is one of the form's answers. */
async function takeFiles(visit: Visit, kept: KeptRound, form: FormData, fields: FormFields): Promise<void> {
  for (const path of fields.all(shownField)) {
    if (fields.has(noFileFieldOf(path))) fields.set(path, "");
    const file = form.get(fileFieldOf(path));
    if (!(file instanceof File) || file.size === 0) continue;
    const name = freshName(newId(), file.name, file.type);
    await visit.phone.attach(kept, { path, name, type: file.type, blob: file });
    fields.set(path, name);
  }
}

function to(address: string): Response {
  return Response.redirect(new URL(address, location.origin).href, 303);
}
