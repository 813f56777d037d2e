import type { Act } from "../../../platform/auth/act.ts";
import { type InputError, Problem } from "../../../platform/errors/problem.ts";
import { sortByName } from "../../../platform/i18n/collate.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { formatFiscalYear } from "../../../platform/i18n/dates.ts";
import { languages } from "../../../platform/i18n/lang.ts";
import { resolveText } from "../../../xlsform/index.ts";
import { listDistricts, listRegions, municipalityPlaces } from "../../municipalities/index.ts";
import { publishedQuestionnaires } from "../../questionnaires/index.ts";
import type { NewRoundFields } from "../new-round.input.ts";
import { readMunicipalities } from "../respondents.rules.ts";
import type { Respondents } from "../rounds.queries.ts";
import { periodAskedAbout } from "../rounds.rules.ts";
import { nameIn, suggestedDueDay } from "../rounds.view.ts";
import { openRound } from "./open-round.ts";

/** Everything that can be chosen when a round is opened, with how many municipalities each place has. */
export async function roundChoices({ db, lang }: Pick<Act, "db" | "lang">) {
  const questionnaires = await publishedQuestionnaires(db);
  const regions = await listRegions(db);
  const districts = await listDistricts(db);
  const municipalities = await municipalityPlaces(db);
  const inDistrict = (code: string) => municipalities.filter(({ districtCode }) => districtCode === code).length;
  return {
    questionnaires: questionnaires.map(({ questionnaireId, title, number }) => ({
      id: questionnaireId,
      title,
      number,
    })),
    regions: sortByName(
      regions.map((each) => ({ code: each.code, name: nameIn(lang, each), asked: each.municipalities })),
      ({ name }) => name,
      lang,
    ),
    districts: sortByName(
      districts.map((each) => ({ code: each.code, name: nameIn(lang, each), asked: inDistrict(each.code) })),
      ({ name }) => name,
      lang,
    ),
    all: municipalities.length,
  };
}

export type RoundChoices = Awaited<ReturnType<typeof roundChoices>>;

/** What a new round's form says at first: today, a month to answer, the fiscal year that has just ended. */
export function freshRound(
  act: Pick<Act, "now">,
  { questionnaires }: RoundChoices,
  chosen?: string,
): Record<string, string> {
  const opensOn = officeDay(act.now);
  const period = periodAskedAbout(opensOn);
  const questionnaire = questionnaires.find(({ id }) => id === chosen);
  const [titleBn, titleEn] = languages.map((lang) =>
    questionnaire ? `${resolveText(questionnaire.title, lang)}, ${formatFiscalYear(period, lang)}` : "",
  );
  return {
    questionnaireId: questionnaire?.id ?? "",
    titleBn: titleBn ?? "",
    titleEn: titleEn ?? "",
    period,
    opensOn,
    dueOn: suggestedDueDay(opensOn),
    public: "yes",
    mayorSigns: "no",
    practice: "no",
    respondents: "all",
  };
}

/** Opens the round that a form asks for. @returns its id, or what is wrong at which field */
export async function openFromForm(
  act: Act,
  fields: NewRoundFields,
): Promise<{ id: string } | { errors: InputError[] }> {
  const asked = await respondentsOf(act, fields);
  if ("errors" in asked) return asked;
  const {
    titleBn,
    titleEn,
    public: isPublic,
    mayorSigns,
    practice,
    questionnaireId,
    period,
    opensOn,
    dueOn,
    closesOn,
  } = fields;
  try {
    return await openRound(act, {
      questionnaireId,
      period,
      opensOn,
      dueOn,
      closesOn,
      title: { bn: titleBn, en: titleEn },
      public: isPublic === "yes",
      mayorSigns: mayorSigns === "yes",
      practice: practice === "yes",
      answersEach: "one",
      respondents: asked.respondents,
    });
  } catch (error) {
    // A draft alone can't be asked; it is found out before anything is written.
    if (!(error instanceof Problem) || error.code !== "not-published") throw error;
    return { errors: [{ path: "questionnaireId", kind: "constraint", message: error.title }] };
  }
}

/** What is wrong with a typed list of municipalities, to be told together with the faults of other fields. */
export async function listFaults(act: Pick<Act, "db">, { respondents, municipalities = "" }: Record<string, string>) {
  if (respondents !== "list") return [];
  return readMunicipalities(municipalities, await municipalityPlaces(act.db), "municipalities").errors;
}

async function respondentsOf(
  act: Act,
  fields: NewRoundFields,
): Promise<{ respondents: Respondents } | { errors: InputError[] }> {
  const { respondents, region, district } = fields;
  if (respondents === "all") return { respondents };
  const known = await municipalityPlaces(act.db);
  if (respondents === "list") {
    const { codes, errors } = readMunicipalities(fields.municipalities, known, "municipalities");
    if (errors.length === 0 && codes.length === 0) return { errors: [nobodyIn("municipalities")] };
    return errors.length > 0 ? { errors } : { respondents: { municipalities: codes } };
  }
  const asked = respondents === "region" ? { region } : { district };
  const some = known.some(({ regionCode, districtCode }) =>
    respondents === "region" ? regionCode === region : districtCode === district,
  );
  return some ? { respondents: asked } : { errors: [nobodyIn(respondents)] };
}

function nobodyIn(path: string): InputError {
  return {
    path,
    kind: "constraint",
    message: { bn: "এতে কোনো পৌরসভা নেই", en: "There is no municipality in it" },
  };
}
