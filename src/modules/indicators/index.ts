export { indicatorsModule } from "./indicators.module.ts";
export type { Indicator } from "./queries/definitions.ts";
export {
  countryCode,
  type KnownValue,
  type Level,
  type MunicipalValue,
  type PeriodValue,
  type PlaceCount,
  type SourcedValue,
} from "./queries/figures.ts";
export { type Figures, indicatorsFedBy, newestPeriod, openFigures, type PlaceFigure } from "./services/figures.ts";
export { loadIndicators } from "./services/load-indicators.ts";
export { settleIndicators } from "./services/settle-indicators.ts";
