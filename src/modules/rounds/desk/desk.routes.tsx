import { z } from "zod";
import type { Act } from "../../../platform/auth/act.ts";
import type { InputError } from "../../../platform/errors/problem.ts";
import { html, seeOther } from "../../../platform/http/answer.ts";
import { readInput, says } from "../../../platform/http/input.ts";
import { page } from "../../../platform/http/route.ts";
import { type PageView, renderPage } from "../../../platform/ui/page.tsx";
import { ResponseParams, RoundParams } from "../rounds.input.ts";
import { answersPath, receiptPath } from "../rounds.paths.ts";
import { deskWords } from "./desk.messages.ts";
import { BeginCallPage, CallPage, DeskPage } from "./desk.pages.tsx";
import { callPath } from "./desk.paths.ts";
import { beginCall, confirmByTown, readBack, showCall, showDesk, showForCall } from "./desk.service.ts";

const DeskQuery = z.object({ search: z.string().trim().max(100).default("").catch("") });
const words = (key: "speakerNeeded" | "sayNeeded" | "noteNeeded") =>
  says({ bn: deskWords.bn[key], en: deskWords.en[key] });

const Begin = z.object({
  speaker: z
    .string()
    .trim()
    .max(200)
    .default("")
    .refine((text) => text !== "", words("speakerNeeded")),
  designation: z.string().trim().max(200).default(""),
});

const ReadBack = z
  .object({
    said: z
      .string()
      .default("")
      .refine((text) => text === "right" || text === "wrong", words("sayNeeded")),
    note: z.string().trim().max(2000).default(""),
  })
  .refine(({ said, note }) => said !== "wrong" || note !== "", { ...words("noteNeeded"), path: ["note"] });

const onBehalf = "municipality:response:answer-on-behalf" as const;

/** The telephone desk: find the town, type its answers, read them back; and the town's own confirmation. */
export const deskPages = [
  page({
    method: "GET",
    url: "/desk",
    permission: onBehalf,
    query: DeskQuery,
    handle: async (act, { query }, view) =>
      html(renderPage(<DeskPage view={view} shown={await showDesk(act, query.search.normalize("NFC"))} />)),
  }),
  page({
    method: "GET",
    url: "/rounds/:id/responses/:code/call",
    permission: onBehalf,
    params: ResponseParams,
    handle: (act, { params }, view) => beginPage(act, view, params, {}, []),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/responses/:code/call",
    permission: onBehalf,
    params: ResponseParams,
    async handle(act, { params, form }, view) {
      const read = readInput(Begin, form.values());
      if (!read.ok) return beginPage(act, view, params, form.values(), read.errors);
      return seeOther(
        answersPath(act.lang, await beginCall(act, { roundId: params.id, code: params.code }, read.value)),
      );
    },
  }),
  page({
    method: "GET",
    url: "/calls/:id",
    permission: onBehalf,
    params: RoundParams,
    handle: (act, { params }, view) => call(act, view, params.id, {}, []),
  }),
  page({
    method: "POST",
    url: "/calls/:id",
    permission: onBehalf,
    params: RoundParams,
    async handle(act, { params, form }, view) {
      const read = readInput(ReadBack, form.values());
      if (!read.ok) return call(act, view, params.id, form.values(), read.errors);
      const { said, note } = read.value;
      await readBack(act, params.id, { confirmed: said === "right", note });
      return seeOther(callPath(act.lang, params.id));
    },
  }),
  page({
    method: "POST",
    url: "/answers/:id/confirm",
    permission: "municipality:response:answer",
    params: RoundParams,
    async handle(act, { params }) {
      await confirmByTown(act, params.id);
      return seeOther(receiptPath(act.lang, params.id));
    },
  }),
];

async function beginPage(
  act: Act,
  view: PageView,
  { id, code }: { id: string; code: string },
  typed: Record<string, string>,
  errors: readonly InputError[],
) {
  const shown = await showForCall(act, { roundId: id, code });
  const body = <BeginCallPage view={view} {...shown} typed={typed} errors={errors} />;
  return html(renderPage(body), errors.length > 0 ? 422 : 200);
}

async function call(
  act: Act,
  view: PageView,
  id: string,
  typed: Record<string, string>,
  errors: readonly InputError[],
) {
  const body = <CallPage view={view} shown={await showCall(act, id)} typed={typed} errors={errors} />;
  return html(renderPage(body), errors.length > 0 ? 422 : 200);
}
