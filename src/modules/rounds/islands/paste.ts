import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { fieldId, pasteField, pasteWords } from "../../questionnaires/fields.ts";
import { pasteFaultWords, pasteRows } from "../../questionnaires/on-demand.ts";
import type { AnsweringIsland } from "./answering-island.tsx";

/** Takes rows that were pasted into a roster, or shows what is wrong with them and leaves them where they are. */
export function paste(island: AnsweringIsland, path: string): void {
  const { live, lang, pasted } = island;
  const field = island.root.querySelector<HTMLTextAreaElement>(`textarea[name="${CSS.escape(pasteField(path))}"]`);
  const text = field?.value ?? "";
  const outcome = pasteRows(live.session, path, text, lang);
  const words = pasteWords[lang];
  if ("faults" in outcome) {
    pasted.set(path, { text, faults: outcome.faults });
    island.still(() => live.draw([path]));
    island.say(pasteFaultWords[lang].notTaken(formatNumber(outcome.faults.length, lang)));
    return;
  }
  pasted.delete(path);
  live.laid(outcome.laid);
  island.still(() => live.draw([path]));
  if (field) field.value = "";
  island.say(words.taken(formatNumber(outcome.rows, lang)));
  const [first = path] = Object.keys(outcome.laid);
  document.getElementById(fieldId(first))?.focus();
}
