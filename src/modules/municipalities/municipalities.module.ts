import type { Module } from "../../platform/http/module.ts";
import { municipalitiesApi } from "./municipalities.api.ts";
import { municipalitiesPages } from "./municipalities.routes.tsx";

/** Municipalities, and the regions, districts and divisions that they lie in. */
export const municipalitiesModule: Module = {
  name: "municipalities",
  pages: municipalitiesPages,
  api: municipalitiesApi,
  menu: [
    {
      label: { bn: "পৌরসভা", en: "Municipalities" },
      path: "/municipalities",
      icon: "building-2",
      permission: "signed-in",
      place: "rail",
      order: 50,
    },
    {
      label: { bn: "অঞ্চল", en: "Regions" },
      path: "/regions",
      icon: "map-pin",
      permission: "association:municipality:edit",
      place: "rail",
      order: 60,
    },
  ],
};
