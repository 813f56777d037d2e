import type { Module } from "../platform/http/module.ts";
import { accountsModule } from "../modules/accounts/index.ts";
import { dashboardModule } from "../modules/dashboard/index.ts";
import { indicatorsModule } from "../modules/indicators/index.ts";
import { municipalitiesModule } from "../modules/municipalities/index.ts";
import { questionnairesModule } from "../modules/questionnaires/index.ts";
import { roundsModule } from "../modules/rounds/index.ts";

/** Every module of the product, by name; there is no scanning. */
export const modules: Module[] = [
  accountsModule,
  municipalitiesModule,
  questionnairesModule,
  roundsModule,
  indicatorsModule,
  dashboardModule,
];
