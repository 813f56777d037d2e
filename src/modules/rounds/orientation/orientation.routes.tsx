import { z } from "zod";
import type { Act } from "../../../platform/auth/act.ts";
import type { InputError } from "../../../platform/errors/problem.ts";
import { html, seeOther } from "../../../platform/http/answer.ts";
import { readInput, says } from "../../../platform/http/input.ts";
import { page } from "../../../platform/http/route.ts";
import { toLatinDigits } from "../../../platform/i18n/digits.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { type PageView, renderPage } from "../../../platform/ui/page.tsx";
import { day } from "../rounds.input.ts";
import { mayEditRounds } from "../rounds.policy.ts";
import { orientationWords } from "./orientation.messages.ts";
import { OrientationPage } from "./orientation.page.tsx";
import { orientationPath } from "./orientation.paths.ts";
import { recordOrientation, showOrientation } from "./orientation.service.ts";

const Query = z.object({ saved: z.coerce.number().int().min(0).optional().catch(undefined) });
const wrongDay = says({ bn: orientationWords.bn.wrongDay, en: orientationWords.en.wrongDay });
const Recorded = (today: string) =>
  z.object({
    on: z
      .string()
      .default("")
      .transform(toLatinDigits)
      .refine((text) => day.safeParse(text).success && text <= today, wrongDay),
    way: z.enum(["session", "telephone"]).default("session"),
    note: z.string().trim().max(1000).default(""),
  });

/** The register of who has been shown how to answer. */
export const orientationPages = [
  page({
    method: "GET",
    url: "/orientation",
    permission: "region:round:watch",
    query: Query,
    handle: (act, { query }, view) => orientationPage(act, view, { saved: query.saved }),
  }),
  page({
    method: "POST",
    url: "/orientation",
    permission: "association:round:edit",
    async handle(act, { form }, view) {
      const chosen = form.all("code");
      const typed = form.values();
      const read = readInput(Recorded(officeDay(act.now)), typed);
      if (!read.ok || chosen.length === 0) {
        const errors = [...(chosen.length === 0 ? [nobodyChosen] : []), ...(read.ok ? [] : read.errors)];
        return orientationPage(act, view, { typed, chosen, errors });
      }
      return seeOther(orientationPath(act.lang, await recordOrientation(act, chosen, read.value)));
    },
  }),
];

const nobodyChosen: InputError = {
  path: "code",
  kind: "required",
  message: { bn: orientationWords.bn.nobodyChosen, en: orientationWords.en.nobodyChosen },
};

async function orientationPage(
  act: Act,
  view: PageView,
  said: { saved?: number | undefined; typed?: Record<string, string>; chosen?: string[]; errors?: InputError[] },
) {
  const { saved, typed = {}, chosen = [], errors = [] } = said;
  const towns = await showOrientation(act);
  const facts = { towns, mayRecord: mayEditRounds(act.actor), saved, typed, chosen, errors };
  return html(renderPage(<OrientationPage view={view} {...facts} />), errors.length > 0 ? 422 : 200);
}
