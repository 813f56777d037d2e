import { z } from "zod";
import { html, seeOther } from "../../../platform/http/answer.ts";
import { page } from "../../../platform/http/route.ts";
import { renderPage } from "../../../platform/ui/page.tsx";
import { remindSome } from "../reminders/send-reminders.ts";
import { RoundParams } from "../rounds.input.ts";
import { LivePage } from "./live.page.tsx";
import { livePath } from "./live.paths.ts";
import { showLive } from "./show-live.ts";

const count = z.coerce.number().int().min(0).max(100_000).optional().catch(undefined);
const LiveQuery = z.object({
  region: z.string().max(40).optional().catch(undefined),
  refresh: z.literal("1").optional().catch(undefined),
  people: count,
  unreachable: count,
});

/** A round watched while it goes on, and a word to those who are missing. */
export const livePages = [
  page({
    method: "GET",
    url: "/rounds/:id/live",
    permission: "region:round:watch",
    params: RoundParams,
    query: LiveQuery,
    async handle(act, { params, query: { region, refresh, people, unreachable = 0 } }, view) {
      const shown = await showLive(act, params.id, region || undefined);
      const sent = people === undefined ? null : { people, unreachable };
      const answer = html(
        renderPage(
          <LivePage view={view} shown={shown} refresh={refresh !== undefined} sent={sent} nobodyChosen={false} />,
        ),
      );
      return refresh ? { ...answer, headers: { ...answer.headers, refresh: "60" } } : answer;
    },
  }),
  page({
    method: "POST",
    url: "/rounds/:id/remind",
    permission: "association:round:edit",
    params: RoundParams,
    async handle(act, { params, form }, view) {
      const region = form.text("region") || undefined;
      const shown = await showLive(act, params.id, region);
      const codes = form.text("all") === "yes" ? shown.missing.map((each) => each.municipality.code) : form.all("code");
      if (codes.length === 0) {
        return html(renderPage(<LivePage view={view} shown={shown} refresh={false} sent={null} nobodyChosen />), 422);
      }
      return seeOther(livePath(act.lang, params.id, { region, ...(await remindSome(act, params.id, codes)) }));
    },
  }),
];
