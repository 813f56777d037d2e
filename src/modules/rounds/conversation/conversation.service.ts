import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { notify } from "../../accounts/index.ts";
import {
  currentAnswers,
  findResponse,
  insertComments,
  listComments,
  type ResponseFound,
} from "../responses.queries.ts";
import { answersOnBehalf, mayAnswer, mayRead, mayReview } from "../rounds.policy.ts";
import { placeOf, sessionOf } from "../services/answer-response.ts";
import { focalPersonsOf, recordDeed } from "../services/town-people.ts";

type Said = Awaited<ReturnType<typeof listComments>>[number];

/** A comment on a question with what was replied, oldest first. */
export interface Thread {
  comment: Said;
  replies: Said[];
}

/** What is said about a response's questions. @throws Problem `not-found` */
export async function showConversation(act: Act, responseId: string) {
  const found = await readable(act, responseId);
  const all = await listComments(act.db, responseId);
  const threads = all
    .filter(({ comment }) => comment.repliesTo === null)
    .map((comment): Thread => {
      return { comment, replies: all.filter((each) => each.comment.repliesTo === comment.comment.id) };
    });
  const session = await sessionOf(act, found, await currentAnswers(act.db, found.response));
  return { found, session, threads: threads.toReversed(), mayReply: mayReply(act, found) };
}

export type ConversationShown = Awaited<ReturnType<typeof showConversation>>;

/**
 * Replies to a comment; the other side is told: the town's people, or who wrote the comment. Answers stay as they are.
 * @throws Problem `not-found` (also for a comment of another response), `not-allowed`
 */
export async function reply(act: Act, responseId: string, commentId: number, text: string): Promise<void> {
  const found = await readable(act, responseId);
  if (!mayReply(act, found)) throw refusals.notAllowed();
  const comments = await listComments(act.db, responseId);
  const asked = comments.find(({ comment }) => comment.id === commentId && comment.repliesTo === null)?.comment;
  if (!asked) throw refusals.notFound();
  const { path, revision } = asked;
  const by = act.actor.personId;
  await insertComments(act.db, [{ responseId, revision, path, comment: text, repliesTo: commentId, by, at: act.now }]);
  await recordDeed(act, found, "rounds.comment.reply", { path });
  await tellOtherSide(act, found, asked.by);
}

async function tellOtherSide(act: Act, found: ResponseFound, commentBy: string): Promise<void> {
  const { municipality, round, response } = found;
  const people = answersOnBehalf(act.actor, placeOf(found))
    ? (await focalPersonsOf(act, found)).map(({ personId }) => personId)
    : [commentBy];
  await notify(
    act,
    people.filter((id) => id !== act.actor.personId),
    {
      kind: "rounds.comment.replied",
      text: {
        bn: `“${round.titleBn}”: ${municipality.nameBn} পৌরসভার উত্তরের একটি মন্তব্যে ${act.actor.name} জবাব দিয়েছেন।`,
        en: `“${round.titleEn}”: ${act.actor.name} replied to a comment on the answers of ${municipality.nameEn}.`,
      },
      path: `/answers/${response.id}/comments`,
    },
  );
}

async function readable(act: Act, responseId: string): Promise<ResponseFound> {
  const found = await findResponse(act.db, { id: responseId });
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  return found;
}

function mayReply({ actor }: Act, found: ResponseFound): boolean {
  return mayAnswer(actor, placeOf(found)) || mayReview(actor, placeOf(found));
}
