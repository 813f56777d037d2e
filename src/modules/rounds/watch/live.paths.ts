import type { Lang } from "../../../platform/i18n/lang.ts";
import { roundPath } from "../rounds.paths.ts";

/** How a round goes on: day by day, who is missing, whom to call. @param refresh comes again by itself every minute */
export const livePath = (
  lang: Lang,
  roundId: string,
  choice: { region?: string | undefined; refresh?: boolean; people?: number; unreachable?: number } = {},
) => {
  const { region, refresh, people, unreachable } = choice;
  const query = new URLSearchParams({
    ...(region && { region }),
    ...(refresh && { refresh: "1" }),
    ...(people !== undefined && { people: String(people) }),
    ...(unreachable !== undefined && { unreachable: String(unreachable) }),
  });
  return `${roundPath(lang, roundId)}/live${query.size > 0 ? `?${query}` : ""}`;
};
export const remindPath = (lang: Lang, roundId: string) => `${roundPath(lang, roundId)}/remind`;
