import type { Visit } from "../../../platform/auth/act.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { mayRead } from "../rounds.policy.ts";
import { roundProblems } from "../rounds.errors.ts";
import {
  currentAnswers,
  findByReceipt,
  findResponse,
  findRevision,
  listComments,
  listEvents,
  listRevisions,
  type ResponseFound,
  type ResponseKey,
} from "../responses.queries.ts";
import { placeOf } from "./answer-response.ts";

type Reader = Visit & { actor: Actor };

/** A response that this person may see. @throws Problem `not-found`, also for who may not see it */
export async function readableResponse(act: Reader, key: ResponseKey): Promise<ResponseFound> {
  const found = await findResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  return found;
}

/** A response with its draft, comments and history. */
export async function readResponse(act: Reader, key: ResponseKey) {
  const found = await readableResponse(act, key);
  const { id } = found.response;
  const [answers, comments, events, revisions] = await Promise.all([
    currentAnswers(act.db, found.response),
    listComments(act.db, id),
    listEvents(act.db, id),
    listRevisions(act.db, id),
  ]);
  return { ...found, answers, comments, events, revisions };
}

/** One revision. @throws Problem `not-found` */
export async function readRevision(act: Reader, key: ResponseKey, number: number) {
  const found = await readableResponse(act, key);
  const revision = await findRevision(act.db, found.response.id, number);
  if (!revision) throw refusals.notFound();
  return { ...found, ...revision };
}

/**
 * What a receipt was given for.
 * @throws Problem `no-such-receipt`: forged, mistyped, or of a municipality that this person may not see
 */
export async function readReceipt(act: Reader, receipt: string) {
  const found = await findByReceipt(act.db, receipt);
  if (!found || !mayRead(act.actor, placeOf(found))) throw roundProblems.noSuchReceipt();
  return found;
}
