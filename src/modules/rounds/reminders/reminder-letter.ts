import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import type { Letter } from "../../../platform/mail/mail.ts";
import { letter, type Notice } from "../../accounts/index.ts";
import { responsesPath } from "../rounds.paths.ts";
import type { Waiting } from "./reminders.queries.ts";

/** What a town's people are told: what is asked, and by when. */
export function reminderWords({ round, municipality }: Waiting, today: string): Omit<Notice, "path"> {
  const late = round.dueOn < today;
  const day = (lang: Lang) => formatDate(round.dueOn, lang);
  return {
    kind: "rounds.response.remind",
    text: {
      bn: late
        ? `“${round.titleBn}” প্রশ্নপত্রে ${municipality.nameBn} পৌরসভার উত্তর ${day("bn")} তারিখের মধ্যে দেওয়ার কথা ছিল, এখনো আসেনি। এখনো উত্তর দেওয়া যায়।`
        : `“${round.titleBn}” প্রশ্নপত্রে ${municipality.nameBn} পৌরসভার উত্তর ${day("bn")} তারিখের মধ্যে দিতে হবে।`,
      en: late
        ? `The answers of ${municipality.nameEn} to “${round.titleEn}” were due on ${day("en")} and haven't come in. They are still welcome.`
        : `The answers of ${municipality.nameEn} to “${round.titleEn}” are due on ${day("en")}.`,
    },
  };
}

/** What the officers of a region are told: how many of its towns are missing. The letter names them. */
export function regionNotice(region: { code: string; nameBn: string; nameEn: string }, waiting: Waiting[]): Notice {
  const { round } = waiting[0]!;
  const n = (lang: Lang) => formatNumber(waiting.length, lang);
  return {
    kind: "rounds.round.remind-region",
    text: {
      bn: `“${round.titleBn}”: ${region.nameBn} অঞ্চলের ${n("bn")}টি পৌরসভার উত্তর এখনো আসেনি।`,
      en: `“${round.titleEn}”: ${n("en")} municipalities of the region ${region.nameEn} haven't answered yet.`,
    },
    path: responsesPath("bn", round.id, { region: region.code, state: "out" }).replace(/^\/bn/, ""),
  };
}

/** The letter to a region's officer: every town that is missing, with whom to call. */
export function regionLetter(
  to: { name: string; email: string },
  notice: Notice,
  publicUrl: string,
  towns: { nameBn: string; nameEn: string; contact: string }[],
): Letter {
  const list = (lang: Lang) =>
    towns.map(({ nameBn, nameEn, contact }) => `- ${lang === "bn" ? nameBn : nameEn}${contact && `: ${contact}`}`);
  return letter(to, notice.text, {
    bn: [notice.text.bn, list("bn").join("\n"), `তালিকাটি এখানে: ${publicUrl}/bn${notice.path}`],
    en: [notice.text.en, list("en").join("\n"), `The list is here: ${publicUrl}/en${notice.path}`],
  });
}
