import { z } from "zod";
import { roleNames } from "../../platform/auth/permissions.ts";
import { type Problem, problemDocument } from "../../platform/errors/problem.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { type Answer, json } from "../../platform/http/answer.ts";
import { api } from "../../platform/http/route.ts";
import { SignInBody } from "./accounts.input.ts";
import { signInByProgram } from "./second-factor/enter.service.ts";
import { signOut } from "./services/sessions.ts";

const Session = z.object({
  token: z.string().describe("to be sent as Authorization: Bearer"),
  expiresAt: z.iso.datetime(),
  person: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    roles: z.array(
      z.object({
        role: z.enum(roleNames),
        scopeKind: z.enum(["association", "region", "municipality"]),
        scopeCode: z.string().nullable().describe("code of the region or municipality"),
      }),
    ),
  }),
});

/** Sessions for programs. */
export const accountsApi = [
  api({
    method: "POST",
    url: "/sessions",
    permission: "public",
    summary: "Sign in; the token holds for a day",
    body: SignInBody,
    answer: { status: 201, schema: Session },
    async handle(visit, { body }): Promise<Answer> {
      const begun = await signInByProgram(visit, body);
      if ("refused" in begun) return refusalThatCounts(begun.refused, visit.lang);
      const { personId: id, name, email, roles } = begun.person;
      return json({ token: begun.token, expiresAt: begun.expiresAt, person: { id, name, email, roles } }, 201);
    },
  }),
  api({
    method: "DELETE",
    url: "/sessions",
    permission: "signed-in",
    summary: "Sign out: end the session of the token that was sent",
    answer: { status: 204 },
    async handle(act) {
      await signOut(act);
      return { status: 204, type: "text/plain; charset=utf-8", body: "" };
    },
  }),
];

/** A refusal that is answered, not thrown, so that its transaction is committed and the failure counted. */
function refusalThatCounts(problem: Problem, lang: Lang): Answer {
  const { retryAfter } = problem.more;
  const headers = {
    ...(problem.status === 401 && { "www-authenticate": "Bearer" }),
    ...(typeof retryAfter === "number" && { "retry-after": String(retryAfter) }),
  };
  const body = JSON.stringify(problemDocument(problem, lang, "/api/v1/sessions"));
  return { status: problem.status, type: "application/problem+json; charset=utf-8", body, headers };
}
