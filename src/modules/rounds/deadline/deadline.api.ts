import { z } from "zod";
import { json } from "../../../platform/http/answer.ts";
import { api } from "../../../platform/http/route.ts";
import { ResponseParams, RoundParams } from "../rounds.input.ts";
import { ExtendResponse, ExtendRound, Reopen } from "./deadline.input.ts";
import { extendResponse, extendRound, reopenResponse } from "./deadline.service.ts";

const done = { status: 200, schema: z.object({ dueOn: z.string() }) };

/** More time and reopening over the API. */
export const deadlineApi = [
  api({
    method: "POST",
    url: "/rounds/:id/extend",
    permission: "association:round:edit",
    summary: "Give everyone more time, or open a closed round again; who hasn't answered is told",
    params: RoundParams,
    body: ExtendRound,
    answer: done,
    async handle(act, { params, body }) {
      await extendRound(act, params.id, { ...body, closesOn: body.closesOn ?? null });
      return json({ dueOn: body.dueOn });
    },
  }),
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/extend",
    permission: "association:round:edit",
    summary: "Give one municipality more time, also after the round has closed",
    params: ResponseParams,
    body: ExtendResponse,
    answer: done,
    async handle(act, { params, body }) {
      await extendResponse(act, { roundId: params.id, code: params.code }, body);
      return json({ dueOn: body.dueOn });
    },
  }),
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/reopen",
    permission: "municipality:response:review",
    summary:
      "Open a submitted or approved response for correction; approved figures stay until a correction is approved",
    params: ResponseParams,
    body: Reopen,
    answer: { status: 200, schema: z.object({ state: z.string() }) },
    async handle(act, { params, body }) {
      await reopenResponse(act, { roundId: params.id, code: params.code }, body.reason);
      return json({ state: "returned" });
    },
  }),
];
