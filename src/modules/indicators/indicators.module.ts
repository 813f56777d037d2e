import type { Module } from "../../platform/http/module.ts";
import { indicatorsApi } from "./indicators.api.ts";
import { settleIndicators } from "./services/settle-indicators.ts";

/** Indicators: what the approved answers add up to. */
export const indicatorsModule: Module = {
  name: "indicators",
  api: indicatorsApi,
  jobs: { "indicators.settle": (_payload, db) => settleIndicators(db) },
};
