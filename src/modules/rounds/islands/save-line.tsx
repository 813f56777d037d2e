import { formatDate, formatTime } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import type { IconName } from "../../../platform/ui/icons/icons.ts";
import { SavedState } from "../../../platform/ui/status.tsx";
import { islandWords } from "./island.messages.ts";
import type { KeepState } from "./keeper.ts";

const icons: Record<KeepState["kind"], IconName> = {
  saved: "check",
  phone: "save",
  sending: "send",
  unsent: "wifi-off",
  refused: "triangle-alert",
};

/** Where stands what was written: with the server since when, on this phone, on its way. */
export function SaveLine({ state, today, lang, note }: { state: KeepState; today: string; lang: Lang; note: string }) {
  const text = [textOf(state, today, lang), note].filter(Boolean).join(lang === "bn" ? "। " : ". ");
  return text === "" ? null : (
    <SavedState icon={icons[state.kind]}>
      <span data-kept={state.kind}>{text}</span>
    </SavedState>
  );
}

function textOf(state: KeepState, today: string, lang: Lang): string {
  const words = islandWords[lang];
  switch (state.kind) {
    case "saved": {
      if (!state.at) return "";
      const time = formatTime(state.at, lang);
      return words.saved(officeDay(state.at) === today ? time : `${formatDate(state.at, lang)}, ${time}`);
    }
    case "refused":
      return words.refused(state.why);
    default:
      return words[state.kind];
  }
}
