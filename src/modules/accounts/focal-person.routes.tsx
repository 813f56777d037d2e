import type { Act } from "../../platform/auth/act.ts";
import { type InputError, Problem } from "../../platform/errors/problem.ts";
import { type Answer, download, html, seeOther } from "../../platform/http/answer.ts";
import type { UploadedFile } from "../../platform/http/form-fields.ts";
import { readInput } from "../../platform/http/input.ts";
import { page } from "../../platform/http/route.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import { Done, LetterParams, MunicipalityParams, Nomination } from "./accounts.input.ts";
import { focalPersonPath } from "./accounts.paths.ts";
import { focalPersonMessages } from "./focal-person.messages.ts";
import { letterType } from "./letter.rules.ts";
import { FocalPersonPage } from "./pages/focal-person.page.tsx";
import { findLetter, focalPersons, type Letter, nominate } from "./services/nominate.ts";

const permission = "municipality:focal-person:nominate";

/** Naming a municipality's focal person, with the letter. */
export const focalPersonPages = [
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
      const closed = await orClosed(() => nominate(act, code, read.value, letter.value));
      if (closed) return focalPersonPage(act, view, code, { typed: form.values(), errors: [closed] });
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
  const fault = (kind: string, key: "letterNeeded" | "letterTooLarge" | "letterKind") => {
    const message = { bn: focalPersonMessages.bn[key], en: focalPersonMessages.en[key] };
    return { ok: false as const, errors: [{ path: "letter", kind, message }] };
  };
  if (!file) return fault("required", "letterNeeded");
  if (file.tooLarge) return fault("constraint", "letterTooLarge");
  const type = letterType(file.bytes);
  return type ? { ok: true, value: { name: file.name, type, bytes: file.bytes } } : fault("type", "letterKind");
}

/** A closed account is told at the e-mail's field; it is found out before anything is changed. */
async function orClosed(change: () => Promise<unknown>): Promise<InputError | null> {
  try {
    await change();
    return null;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "person-disabled") throw error;
    const message = { bn: focalPersonMessages.bn.accountClosed, en: focalPersonMessages.en.accountClosed };
    return { path: "email", kind: "constraint", message };
  }
}
