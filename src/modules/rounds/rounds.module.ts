import type { Module } from "../../platform/http/module.ts";
import { answeringPages } from "./answering.routes.tsx";
import { responsesApi } from "./responses.api.ts";
import { roundsApi } from "./rounds.api.ts";
import { roundsPages } from "./rounds.routes.tsx";

export const roundsModule: Module = {
  name: "rounds",
  pages: [...answeringPages, ...roundsPages],
  api: [...roundsApi, ...responsesApi],
  menu: [
    {
      label: { bn: "আমার কাজ", en: "My work" },
      path: "/work",
      icon: "inbox",
      permission: "signed-in",
      place: "rail",
      order: 10,
    },
    {
      label: { bn: "পর্ব", en: "Rounds" },
      path: "/rounds",
      icon: "send",
      permission: "region:round:watch",
      place: "rail",
      order: 30,
    },
  ],
};
