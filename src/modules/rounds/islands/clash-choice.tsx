import { formatTime } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Icon } from "../../../platform/ui/icons/icon.tsx";
import { islandWords } from "./island.messages.ts";
import type { Clash } from "./keeper.ts";

interface Props {
  clash: Clash;
  lang: Lang;
  /** Both answers as they are read. */
  mine: string;
  theirs: string;
  settle(keep: "mine" | "theirs"): void;
}

/** Two people's answers to one question: who gave the other and when, and a button for each. */
export function ClashChoice({ clash, lang, mine, theirs, settle }: Props) {
  const words = islandWords[lang];
  const when = clash.at ? formatTime(clash.at, lang) : "";
  return (
    <div class="note note-warn" role="group" data-clash={clash.path}>
      <Icon name="users" />
      <div>
        <p>
          <b>{words.clash(clash.by ?? words.someone, when)}</b>
        </p>
        <p class="acts mt-2">
          <button type="button" class="btn" onClick={() => settle("mine")}>
            {words.mine(mine || words.empty)}
          </button>
          <button type="button" class="btn" onClick={() => settle("theirs")}>
            {words.theirs(theirs || words.empty)}
          </button>
        </p>
      </div>
    </div>
  );
}
