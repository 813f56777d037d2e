import type { Act } from "../../platform/auth/act.ts";
import { type InputError, Problem } from "../../platform/errors/problem.ts";
import { type Answer, html, seeOther } from "../../platform/http/answer.ts";
import type { FormFields } from "../../platform/http/form-fields.ts";
import { readInput } from "../../platform/http/input.ts";
import { page } from "../../platform/http/route.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import { ReviewPage } from "./pages/review.page.tsx";
import { reviewWords } from "./review.messages.ts";
import { commentField, type Said } from "./review.view.ts";
import { sendBackByMayor, signResponse } from "./mayor/mayor.service.ts";
import type { ResponseKey } from "./responses.queries.ts";
import { ResponseParams, ReturnBody, type ReturnWords, ReviewQuery } from "./rounds.input.ts";
import { type Decided, reviewPath } from "./rounds.paths.ts";
import { approveResponse, returnResponse } from "./services/review-response.ts";
import { showResponse } from "./services/show-response.ts";

const review = { permission: "municipality:response:review", params: ResponseParams } as const;
const signing = { permission: "municipality:response:sign", params: ResponseParams } as const;

/** A response to be read, compared and decided on. */
export const reviewPages = [
  page({
    method: "GET",
    url: "/rounds/:id/responses/:code",
    permission: "municipality:response:read",
    params: ResponseParams,
    query: ReviewQuery,
    handle: (act, { params, query }, view) => reviewPage(act, view, params, query, nothingSaid, 200),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/approve",
    ...review,
    handle: (act, { params, form }, view) => agree(act, view, params, form, approveResponse, "approved"),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/return",
    ...review,
    handle: (act, { params, form }, view) => giveBack(act, view, params, form, returnResponse, "returned"),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/sign",
    ...signing,
    handle: (act, { params, form }, view) => agree(act, view, params, form, signResponse, "signed"),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/send-back",
    ...signing,
    handle: (act, { params, form }, view) => giveBack(act, view, params, form, sendBackByMayor, "sent-back"),
  }),
];

type Params = { id: string; code: string };
type Looked = {
  view?: Said["view"];
  from?: number | undefined;
  to?: number | undefined;
  done?: Decided | undefined;
};

/** What a decision may be refused for, found out before anything is written. */
const tellable = ["bad-input", "not-submitted", "not-with-mayor"];

const keyOf = ({ id, code }: Params) => ({ roundId: id, code });
const nothingSaid: Said = { comment: "", questions: [], errors: [] };

async function reviewPage(
  act: Act,
  view: PageView,
  params: Params,
  looked: Looked,
  said: Said,
  status: number,
): Promise<Answer> {
  const shown = await showResponse(act, keyOf(params), looked);
  return html(
    renderPage(<ReviewPage view={view} shown={shown} said={{ ...said, view: looked.view }} done={looked.done} />),
    status,
  );
}

/** Approves or signs; with comments written it doesn't, since they would go nowhere. */
function agree(
  act: Act,
  view: PageView,
  params: Params,
  form: FormFields,
  verb: (act: Act, key: ResponseKey) => Promise<unknown>,
  done: Decided,
): Promise<Answer> {
  const said = saidIn(form);
  if (said.comment === "" && said.questions.length === 0)
    return decided(act, view, params, form, said, () => verb(act, keyOf(params)), done);
  const message = { bn: reviewWords.bn.commentsLost, en: reviewWords.en.commentsLost };
  const [first] = said.comment === "" ? said.questions : [];
  const errors = [{ path: first ? commentField(first.path) : "comment", kind: "constraint", message }];
  return reviewPage(act, view, params, lookedAt(form), { ...said, errors }, 422);
}

/** Returns or sends back with what was written; other answers can be looked at in the middle of writing. */
function giveBack(
  act: Act,
  view: PageView,
  params: Params,
  form: FormFields,
  verb: (act: Act, key: ResponseKey, words: ReturnWords) => Promise<unknown>,
  done: Decided,
): Promise<Answer> {
  const said = saidIn(form);
  const show = form.text("show");
  if (show !== "") {
    const looked = { ...lookedAt(form), view: ReviewQuery.shape.view.parse(show) };
    return reviewPage(act, view, params, looked, said, 200);
  }
  const read = readInput(ReturnBody, said);
  if (read.ok) return decided(act, view, params, form, said, () => verb(act, keyOf(params), read.value), done);
  return reviewPage(act, view, params, lookedAt(form), { ...said, errors: atFields(read.errors, said) }, 422);
}

/** Does what was decided; where that can't be, the page comes back with the reason and everything that was typed. */
async function decided(
  act: Act,
  view: PageView,
  params: Params,
  form: FormFields,
  said: Said,
  decide: () => Promise<unknown>,
  done: Decided,
): Promise<Answer> {
  try {
    await decide();
  } catch (error) {
    if (!(error instanceof Problem) || !tellable.includes(error.code)) throw error;
    const refused = error.code !== "bad-input" ? error.title[act.lang] : undefined;
    const errors = atFields(error.errors, said);
    return reviewPage(act, view, params, lookedAt(form), { ...said, errors, refused }, error.status);
  }
  return seeOther(reviewPath(act.lang, params.id, params.code, { done }));
}

/** What a reviewer has written: on the whole, and on single questions. */
function saidIn(form: FormFields): Said {
  const prefix = commentField("");
  const questions = form
    .names()
    .filter((name) => name.startsWith(prefix) && form.text(name) !== "")
    .map((name) => ({ path: name.slice(prefix.length), comment: form.text(name) }));
  return { comment: form.text("comment"), questions, errors: [] };
}

/** Which answers were on the page that was posted. */
function lookedAt(form: FormFields): Looked {
  const { view, from, to } = ReviewQuery.parse(form.values());
  return { view, from, to };
}

/** Moves faults from where they are in the list of comments to the field in which each was typed. */
function atFields(errors: readonly InputError[], { questions }: Said): InputError[] {
  return errors.map((error) => {
    const [, zeroBased, oneBased] = /^questions(?:\.(\d+)|\[(\d+)\])/.exec(error.path) ?? [];
    const index = zeroBased !== undefined ? Number(zeroBased) : Number(oneBased ?? 0) - 1;
    const question = questions[index];
    return question ? { ...error, path: commentField(question.path) } : error;
  });
}
