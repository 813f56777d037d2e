import { z } from "zod";
import { json } from "../../../platform/http/answer.ts";
import { api } from "../../../platform/http/route.ts";
import { ResponseParams, ReturnBody } from "../rounds.input.ts";
import { sendBackByMayor, signResponse } from "./mayor.service.ts";

const answer = { status: 200, schema: z.object({ state: z.string(), revision: z.int() }) };
const signing = { permission: "municipality:response:sign", params: ResponseParams, answer } as const;

/** The mayor's sign-off over the API. */
export const mayorApi = [
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/sign",
    summary: "Sign answers that wait with the mayor: with that they are submitted",
    ...signing,
    handle: async (act, { params }) => json(await signResponse(act, { roundId: params.id, code: params.code })),
  }),
  api({
    method: "POST",
    url: "/rounds/:id/responses/:code/send-back",
    summary: "Give answers that wait with the mayor back to the focal person, with comments",
    ...signing,
    body: ReturnBody,
    handle: async (act, { params, body }) =>
      json(await sendBackByMayor(act, { roundId: params.id, code: params.code }, body)),
  }),
];
