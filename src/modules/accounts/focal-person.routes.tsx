import type { Act } from "../../platform/auth/act.ts";
import { reachOf } from "../../platform/auth/actor.ts";
import type { InputError } from "../../platform/errors/problem.ts";
import { type Answer, download, html, seeOther } from "../../platform/http/answer.ts";
import type { UploadedFile } from "../../platform/http/form-fields.ts";
import { readInput } from "../../platform/http/input.ts";
import { page } from "../../platform/http/route.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import { Done, FocalPersonsQuery, LetterParams, MunicipalityParams, Nomination } from "./accounts.input.ts";
import { focalPersonPath } from "./accounts.paths.ts";
import { focalPersonMessages } from "./focal-person.messages.ts";
import { orFaults } from "./form-faults.ts";
import { letterType } from "./letter.rules.ts";
import { FocalPersonPage } from "./pages/focal-person.page.tsx";
import { FocalPersonsPage } from "./pages/focal-persons.page.tsx";
import { findLetter, focalPersons, type Letter, nominate, townsToNominateFor } from "./services/nominate.ts";

const permission = "municipality:focal-person:nominate";

/** Naming a municipality's focal person, with the letter. */
export const focalPersonPages = [
  page({
    method: "GET",
    url: "/focal-persons",
    permission,
    query: FocalPersonsQuery,
    async handle(act, { query }, view) {
      const reach = reachOf(act.actor, permission);
      const [only] = reach.municipalities;
      if (only && reach.municipalities.length === 1 && !reach.everywhere)
        return seeOther(focalPersonPath(act.lang, only));
      const towns = await townsToNominateFor(act, query.q);
      return html(renderPage(<FocalPersonsPage view={view} towns={towns} query={query} />));
    },
  }),
  page({
    method: "GET",
    url: "/municipalities/:code/focal-person",
    permission,
    params: MunicipalityParams,
    query: Done,
    handle: (act, { params, query }, view) => focalPersonPage(act, view, params.code, { done: query.done }),
  }),
  page({
    method: "POST",
    url: "/municipalities/:code/focal-person",
    permission,
    params: MunicipalityParams,
    async handle(act, { params: { code }, form }, view) {
      const read = readInput(Nomination, form.values());
      const letter = readLetter(form.file("letter"));
      if (!read.ok || !letter.ok) {
        const errors = [...(read.ok ? [] : read.errors), ...(letter.ok ? [] : letter.errors)];
        return focalPersonPage(act, view, code, { typed: form.values(), errors });
      }
      const named = await orFaults(() => nominate(act, code, read.value, letter.value));
      if (!named.ok) return focalPersonPage(act, view, code, { typed: form.values(), errors: named.errors });
      return seeOther(focalPersonPath(act.lang, code, "done"));
    },
  }),
  page({
    method: "GET",
    url: "/municipalities/:code/focal-person/letters/:id",
    permission,
    params: LetterParams,
    async handle(act, { params: { code, id } }) {
      const file = await findLetter(act, code, id);
      return download(file.name, file.type, act.installation.files.read(file));
    },
  }),
];

async function focalPersonPage(
  act: Act,
  view: PageView,
  code: string,
  said: { done?: string; typed?: Record<string, string>; errors?: InputError[] },
): Promise<Answer> {
  const { municipality, focalPersons: everyone } = await focalPersons(act, code);
  const { done = "", typed = {}, errors = [] } = said;
  const facts = { municipality, everyone, now: act.now, typed, errors, done, kept: !act.installation.sendsMail };
  return html(renderPage(<FocalPersonPage view={view} {...facts} />), errors.length > 0 ? 422 : 200);
}

function readLetter(file: UploadedFile | undefined): { ok: true; value: Letter } | { ok: false; errors: InputError[] } {
  if (!file) return { ok: false, errors: [letterFault("required", "letterNeeded")] };
  if (file.tooLarge) return { ok: false, errors: [letterFault("constraint", "letterTooLarge")] };
  const type = letterType(file.bytes);
  if (!type) return { ok: false, errors: [letterFault("type", "letterKind")] };
  return { ok: true, value: { name: file.name, type, bytes: file.bytes } };
}

function letterFault(kind: string, key: "letterNeeded" | "letterTooLarge" | "letterKind"): InputError {
  return { path: "letter", kind, message: { bn: focalPersonMessages.bn[key], en: focalPersonMessages.en[key] } };
}
