import type { Visit } from "../../../platform/auth/act.ts";
import { type Actor, reachOf } from "../../../platform/auth/actor.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { resolveText } from "../../../xlsform/index.ts";
import { findRegion } from "../../municipalities/index.ts";
import { formOf } from "../../questionnaires/index.ts";
import { listAside, listComments, listEvents, listRevisions, type ResponseKey } from "../responses.queries.ts";
import { filesOf } from "../attachments/show-files.ts";
import { lastTime } from "../last-time/last-time.service.ts";
import { answersOfPeers } from "../review/peers.queries.ts";
import { peersByPath } from "../review/standing-out.rules.ts";
import { type Beside, comparedRows, type RevisionRead } from "../review.view.ts";
import { mayAnswer, mayEditRounds, mayReview, maySign, mayWatchRounds } from "../rounds.policy.ts";
import { arrived, flatten, isLate, isLocked, type ResponseState, roundState } from "../rounds.rules.ts";
import { aroundInReview } from "../watch.queries.ts";
import { placeOf, sessionAt } from "./answer-response.ts";
import { readableResponse } from "./read-response.ts";

/** Which revisions to lay beside each other; by default the newest and the one before it. */
export interface Compared {
  from?: number | undefined;
  to?: number | undefined;
}

/**
 * A response as its reviewer sees it: its answers in the form's order, what changed between two revisions, comments, history,
 * what stands beside them, and whose turn comes next; always the same number of statements.
 * @throws Problem `not-found`, also for who may not see it and for a revision that isn't there
 */
export async function showResponse(act: Visit & { actor: Actor }, key: ResponseKey, { from, to }: Compared) {
  const { db, actor, lang } = act;
  const found = await readableResponse(act, key);
  const { response, round, municipality, title } = found;
  const comments = await listComments(db, response.id);
  const events = await listEvents(db, response.id);
  const revisions = await listRevisions(db, response.id);
  const region = await findRegion(db, municipality.regionCode);
  const reach = reachOf(actor, "municipality:response:review");
  const { next, previous } = await aroundInReview(db, round.id, reach, municipality.code);
  const files = await filesOf(act, found);

  const read = async (number: number | undefined): Promise<RevisionRead | null> => {
    if (number === undefined || number === 0) return null;
    const revision = revisions.find((each) => each.revision.number === number)?.revision;
    if (!revision) throw refusals.notFound();
    // The form's clock stands at the moment of submitting, so that what it works out by today's date stays as it was.
    const { answers, submittedAt } = revision;
    const session = sessionAt(await formOf(db, revision.versionId), answers, submittedAt);
    return { number, session, recorded: flatten(answers) };
  };
  const newer = await read(to ?? response.revision);
  const older = await read(from ?? (newer ? newer.number - 1 : undefined));
  const place = placeOf(found);
  const open = roundState(round, officeDay(act.now)) === "open";
  const decision = decisionOf(response.state, { signs: maySign(actor, place), reviews: mayReview(actor, place) });
  const beside: Beside = {
    last: await lastTime(db, found),
    aside: await listAside(db, response.id),
    reasons: revisions.find(({ revision }) => revision.number === newer?.number)?.revision.reasons ?? {},
    // Only who decides compares towns with each other.
    peers: decision === "review" ? peersByPath(await answersOfPeers(db, round.id, municipality)) : new Map(),
  };
  return {
    response,
    round,
    municipality,
    region,
    next,
    previous,
    events,
    comments,
    revisions,
    questionnaire: resolveText(title, lang),
    late: isLate(round, response.state, officeDay(act.now)),
    newer,
    older,
    files,
    beside,
    sections: newer ? comparedRows(lang, newer.session.form.definition, older, newer, comments, beside) : [],
    mayWatch: mayWatchRounds(actor),
    /** What this person may decide on now: the mayor on what waits for a signature, the reviewer on what was submitted. */
    decision,
    /** In a closed round no one could correct what comes back. */
    mayReturn: open,
    mayExtend: mayEditRounds(actor) && !arrived(response.state),
    mayReopen: mayReview(actor, place) && open && response.state === "approved",
    mayAnswer: mayAnswer(actor, place) && open && !isLocked(response.state),
  };
}

function decisionOf(state: ResponseState, may: { signs: boolean; reviews: boolean }): "sign" | "review" | null {
  if (state === "with-mayor" && may.signs) return "sign";
  return state === "submitted" && may.reviews ? "review" : null;
}

/** What a review page shows. */
export type ResponseShown = Awaited<ReturnType<typeof showResponse>>;
