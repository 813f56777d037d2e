import { html, json } from "../../../platform/http/answer.ts";
import { page } from "../../../platform/http/route.ts";
import { renderPage } from "../../../platform/ui/page.tsx";
import type { Frame } from "./frame.ts";
import { manifest } from "./manifest.ts";
import { PhonePage } from "./pages/phone.page.tsx";

/** What a phone asks of the server besides answering. */
export const phonePages = [
  page({
    method: "GET",
    url: "/phone",
    permission: "signed-in",
    handle: async (_act, _input, view) => html(renderPage(<PhonePage view={view} />)),
  }),
  page({
    method: "GET",
    url: "/phone/frame",
    permission: "signed-in",
    handle: async ({ actor }, _input, view) => {
      const frame: Frame = { person: { id: actor.personId, name: actor.name }, view };
      return json(frame);
    },
  }),
  page({
    method: "GET",
    url: "/manifest.webmanifest",
    permission: "public",
    handle: async ({ lang }) => ({
      ...json(manifest(lang)),
      type: "application/manifest+json; charset=utf-8",
    }),
  }),
];
