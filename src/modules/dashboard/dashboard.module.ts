import type { Module } from "../../platform/http/module.ts";
import { dashboardPages } from "./dashboard.routes.tsx";

/** The public dashboard: figures for everyone, each with the way to where it came from. */
export const dashboardModule: Module = {
  name: "dashboard",
  pages: dashboardPages,
  menu: [
    {
      label: { bn: "তথ্য", en: "Data" },
      path: "/data",
      icon: "chart-column",
      permission: "public",
      place: "header",
      order: 10,
    },
    {
      label: { bn: "পৌরসভা", en: "Municipalities" },
      path: "/municipalities",
      icon: "landmark",
      permission: "public",
      place: "header",
      order: 20,
    },
    {
      label: { bn: "উন্মুক্ত তথ্য", en: "Open data" },
      path: "/open-data",
      icon: "database",
      permission: "public",
      place: "header",
      order: 30,
    },
  ],
};
