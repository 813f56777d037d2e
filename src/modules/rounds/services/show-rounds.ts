import { type Actor, reachOf } from "../../../platform/auth/actor.ts";
import type { Visit } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { afterId, listing } from "../../../platform/http/listing.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { resolveText, type Text } from "../../../xlsform/index.ts";
import { listDistricts, listRegions } from "../../municipalities/index.ts";
import { asksForFiles, formOf } from "../../questionnaires/index.ts";
import { countResponses, countRounds, countStatesByPlace, findRound, listRounds } from "../rounds.queries.ts";
import {
  districtViews,
  filterOf,
  type ListChoice,
  nameIn,
  progressOf,
  regionViews,
  responseViews,
  roundRights,
  roundView,
  totalOf,
} from "../rounds.view.ts";
import { pageOfResponses } from "../watch.queries.ts";

type Reader = Visit & { actor: Actor };

/** How many lines a page of a list has. */
export const linesAPage = 25;

/** A page of the rounds in which this person may see something, newest first; always the same two statements. */
export async function showRounds(act: Reader, cursor: string | undefined) {
  const reach = reachOf(act.actor, "region:round:watch");
  const found = await listRounds(act.db, reach, linesAPage + 1, afterId(cursor));
  const total = await countRounds(act.db, reach);
  const today = officeDay(act.now);
  const views = found.map(({ round, states, questionnaireTitle }) =>
    roundView(act.lang, round, titleIn(act.lang, questionnaireTitle), states, today),
  );
  return listing(views, total, linesAPage, ({ id }) => id);
}

/** A questionnaire's title in the page's language. */
function titleIn(lang: Lang, title: Text): string {
  return resolveText(title, lang) || Object.values(title)[0] || "";
}

/**
 * A round's page: how far it has come by region and district, and a page of its responses; always the same six statements.
 * @throws Problem `not-found`, also for who may see nothing of it
 */
export async function showRound(act: Reader, id: string, choice: ListChoice, page: number) {
  const { db, lang, actor } = act;
  const reach = reachOf(actor, "region:round:watch");
  const filter = filterOf(choice);
  const found = await findRound(db, id);
  const counted = await countStatesByPlace(db, id, reach);
  if (!found || counted.length === 0) throw refusals.notFound();
  const regions = await listRegions(db);
  const districts = await listDistricts(db);
  const total = await countResponses(db, id, reach, filter);
  const listed = await pageOfResponses(db, id, reach, filter, { limit: linesAPage, offset: (page - 1) * linesAPage });
  const today = officeDay(act.now);
  const questionnaire = titleIn(lang, found.questionnaireTitle);
  const view = roundView(lang, found.round, questionnaire, totalOf(counted), today);
  return {
    round: { ...view, questionnaireId: found.round.questionnaireId, version: found.versionNumber },
    today,
    whole: progressOf(totalOf(counted)),
    regions: regionViews(lang, counted, regions),
    districts: districtViews(lang, counted, districts),
    tiles: districts,
    listed: responseViews(lang, listed, found.round, { regions, districts }, actor, today),
    total,
    page,
    choice,
    /** Only the regions of this person, where that isn't all of them. */
    within: reach.everywhere
      ? []
      : regions.filter(({ code }) => reach.regions.includes(code)).map((each) => nameIn(lang, each)),
    /** Whether files are among the answers. */
    asksForFiles: asksForFiles((await formOf(db, found.round.versionId)).definition.children),
    rights: roundRights(actor),
  };
}

/** What a round's page shows. */
export type RoundShown = Awaited<ReturnType<typeof showRound>>;

/** What closing a round will do to it. @throws Problem `not-found` */
export async function showClosing(act: Reader, id: string) {
  const found = await findRound(act.db, id);
  const counted = await countStatesByPlace(act.db, id, reachOf(act.actor, "region:round:watch"));
  if (!found) throw refusals.notFound();
  return roundView(
    act.lang,
    found.round,
    titleIn(act.lang, found.questionnaireTitle),
    totalOf(counted),
    officeDay(act.now),
  );
}
