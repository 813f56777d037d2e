import type { VNode } from "preact";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { officeDay } from "../../../../platform/i18n/office-day.ts";
import { type PageView, renderPage } from "../../../../platform/ui/page.tsx";
import { compileForm, type Form } from "../../../../xlsform/engine.ts";
import { addRareFunctions } from "../../../../xlsform/expression/functions/rare-functions.ts";
import { sectionsOf } from "../../../questionnaires/fields.ts";
import { sessionAt } from "../../answering-session.ts";
import { progressOf } from "../../answering.view.ts";
import { CheckPage } from "../../pages/answering/check.page.tsx";
import { SectionPage, type SectionProps } from "../../pages/answering/section.page.tsx";
import { TaskListPage } from "../../pages/answering/task-list.page.tsx";
import type { Shown } from "../../services/answering-page.ts";
import { type KeptRound, presentOf, shownWith } from "../kept-round.ts";
import type { Phone } from "../open-phone.ts";
import type { Queued } from "../queue.ts";
import { KeptWorkPage } from "../pages/kept-work.page.tsx";
import { SubmissionPage } from "../pages/submission.page.tsx";
import { PhonePage } from "../pages/phone.page.tsx";
import type { DeviceFacts } from "./device.ts";

/** Who asks for a page without a line, and for which. */
export interface Visit {
  phone: Phone;
  facts: DeviceFacts;
  lang: Lang;
  /** Path without its language, as `/work`. */
  path: string;
  query: URLSearchParams;
}

/** The page of an address as this phone can draw it; null where it doesn't keep what the page needs. */
export async function keptPage(visit: Visit): Promise<Response | null> {
  const view = viewOf(visit);
  if (!view) return null;
  const { phone, path } = visit;
  if (path === "/phone") return pageOf(visit, <PhonePage view={view} />);
  if (path === "/work") {
    const rounds = await keptRounds(phone);
    const queue = await phone.queue();
    const tasks = rounds.map((kept) => {
      const shown = shownOf(kept, queue);
      return { kept, progress: progressOf(shown.session, visit.lang) };
    });
    return pageOf(visit, <KeptWorkPage view={view} tasks={tasks} queue={queue} />);
  }
  const [, id = "", rest = ""] = /^\/answers\/([0-9a-f-]{36})(?:\/(.*))?$/.exec(path) ?? [];
  const kept = id ? await phone.kept(id) : null;
  if (!kept) return null;
  const queue = await phone.queue();
  const submission = queue.findLast(({ responseId, change }) => responseId === id && change.kind === "submit");
  const stuck = queue.some(({ responseId, state }) => responseId === id && state === "needs-you");
  if (rest === "receipt")
    return submission
      ? pageOf(visit, <SubmissionPage view={view} kept={kept} item={submission} stuck={stuck} />)
      : null;
  const shown = shownOf(kept, queue);
  if (rest === "check") return pageOf(visit, <CheckPage view={view} answering={shown} acknowledged />);
  const slug = /^sections\/(.+)$/.exec(rest)?.[1];
  if (slug !== undefined && !shown.closed)
    return sectionPage(visit, shown, decodeURIComponent(slug), searchedIn(visit));
  if (rest !== "" && slug === undefined) return null;
  const progress = progressOf(shown.session, visit.lang);
  return pageOf(visit, <TaskListPage view={view} answering={shown} progress={progress} />);
}

/** What was looked for among the many choices of a question. */
function searchedIn({ query }: Visit): SectionExtras {
  const path = query.get("find");
  return path === null ? {} : { searched: { path, text: query.get("text") ?? "" } };
}

/** What a section's page shows besides: what is wrong, what was looked for, rows that couldn't be taken. */
type SectionExtras = Partial<Pick<SectionProps, "errors" | "searched" | "pasted">>;

/** A section's page; with faults as the server would give it back. */
export function sectionPage(
  visit: Visit,
  shown: Shown,
  slug: string,
  { errors = new Map(), ...more }: SectionExtras,
): Response | null {
  const view = viewOf(visit);
  const section = sectionsOf(shown.session.form.definition).find((each) => each.slug === slug);
  if (!view || !section) return null;
  const page = (
    <SectionPage view={view} answering={shown} section={section} errors={errors} conflict={null} notes={[]} {...more} />
  );
  return pageOf(visit, page, errors.size > 0 ? 422 : 200);
}

/** The check of all answers, given back since something stands in the way of submitting. */
export function checkPage(visit: Visit, shown: Shown, acknowledged: boolean): Response | null {
  const view = viewOf(visit);
  return view && pageOf(visit, <CheckPage view={view} answering={shown} acknowledged={acknowledged} />, 422);
}

/** What this phone keeps, by the date it is due. */
async function keptRounds(phone: Phone): Promise<KeptRound[]> {
  const all = await Promise.all((await phone.keptIds()).map((id) => phone.kept(id)));
  return all.filter((kept) => kept !== null).sort((a, b) => dueOn(a).localeCompare(dueOn(b)));
}

function dueOn({ answering: { found } }: KeptRound): string {
  return found.response.dueOn ?? found.round.dueOn;
}

const forms = new Map<string, Form>();

/** What the pages of answering draw, with a session over all that was answered on this phone. */
export function shownOf(kept: KeptRound, queue: Queued[]): Shown {
  addRareFunctions();
  const form = forms.get(kept.versionId) ?? compileForm(kept.definition);
  forms.set(kept.versionId, form);
  const now = presentOf(kept);
  const shown = shownWith(kept, queue);
  return { ...shown, session: sessionAt(form, shown.answers, now), today: officeDay(now) };
}

/** What stands around the page, as it stood when there was a line. */
export function viewOf({ facts, lang, path }: Pick<Visit, "facts" | "lang" | "path">): PageView | null {
  const frame = facts.frames[lang];
  if (!frame) return null;
  const nav = frame.view.nav.map((link) => ({ ...link, current: link.href === `/${lang}${path}` }));
  return { ...frame.view, path, nav };
}

/** A page as an answer to the browser, bound as the server's pages are. */
export function pageOf({ facts }: Pick<Visit, "facts">, page: VNode, status = 200): Response {
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": facts.policy };
  return new Response(renderPage(page), { status, headers });
}
