import { basicServices } from "./basic-services.ts";
import { profileAndFinance } from "./profile-and-finance.ts";
import type { Answers, SampleMunicipality } from "./town.ts";

export type { Answers, SampleMunicipality } from "./town.ts";

/** The two questionnaires that ship, by the name of their workbook. */
export type SampleForm = "profile-and-finance" | "basic-services";

/**
 * Made-up answers of a municipality to a questionnaire that ships: valid, of likely size for its class, some figures
 * left empty. Calculations and notes are not in it.
 *
 * @param year the calendar year in which the fiscal year begins (2025 for 2025–26)
 * @returns answers nested by name; the same three arguments always give the same ones
 */
export function sampleAnswers(form: SampleForm, municipality: SampleMunicipality, year: number): Answers {
  return form === "basic-services" ? basicServices(municipality, year) : profileAndFinance(municipality, year);
}
