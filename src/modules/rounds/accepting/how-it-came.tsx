import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Note } from "../../../platform/ui/status.tsx";
import { acceptingWords } from "./accepting.messages.ts";
import type { Flag } from "./accepting.rules.ts";

/** What a reviewer should know of how a revision came: late, from a clock that is off, to another version. */
export function HowItCame({ lang, flags, givenAt }: { lang: Lang; flags: readonly string[]; givenAt: Date | null }) {
  const words = acceptingWords[lang];
  const given = givenAt ? formats(lang).dateTime(givenAt) : "";
  const known = flags.filter((flag): flag is Flag => flag in words);
  if (known.length === 0) return null;
  return (
    <Note>
      {known.map((flag) => (
        <p>{words[flag](given)}</p>
      ))}
    </Note>
  );
}
