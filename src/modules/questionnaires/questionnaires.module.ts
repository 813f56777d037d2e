import type { Module } from "../../platform/http/module.ts";
import { questionnairesApi } from "./questionnaires.api.ts";
import { questionnairesPages } from "./questionnaires.routes.tsx";

/** Questionnaires: imported from XLSForm workbooks, checked, previewed and published. */
export const questionnairesModule: Module = {
  name: "questionnaires",
  pages: questionnairesPages,
  api: questionnairesApi,
  menu: [
    {
      label: { bn: "প্রশ্নপত্র", en: "Questionnaires" },
      path: "/questionnaires",
      icon: "clipboard-list",
      permission: "association:questionnaire:read",
      place: "rail",
      order: 40,
    },
  ],
};
