import { csrfField } from "../../../platform/http/csrf-names.ts";
import { isLang } from "../../../platform/i18n/lang.ts";
import { compileForm, needsRare } from "../../../xlsform/engine.ts";
import { unpackDefinition } from "../../questionnaires/fields.ts";
import { AnsweringIsland } from "./answering-island.tsx";
import { readShown, type ShownJson } from "./shown.ts";

/**
 * Takes over a page of answering with what was fetched for it: the response as it stands, and its questionnaire. Where one is
 * missing the page stays as it is.
 */
export async function enliven(root: HTMLElement, [told, form]: Response[]): Promise<void> {
  const lang = document.documentElement.lang;
  const csrf = document.querySelector<HTMLInputElement>(`input[name=${csrfField}]`)?.value;
  if (!told?.ok || !form?.ok || !isLang(lang) || !csrf) return;
  const shown = readShown((await told.json()) as ShownJson);
  const source = await form.text();
  if (needsRare(source)) (await import("../../../xlsform/expression/functions/rare-functions.ts")).addRareFunctions();
  if (shown.closed) return;
  // The server's clock: a phone's own may be years off.
  const now = new Date(told.headers.get("date") ?? Date.now());
  await new AnsweringIsland(root, shown, compileForm(unpackDefinition(source)), { lang, csrf, now }).begin();
}
