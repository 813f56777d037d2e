import { toLatinDigits } from "../../../platform/i18n/digits.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { AnswerValue, QuestionType } from "../../../xlsform/engine.ts";
import { formatMoment, formatTime, readMoment } from "./moments.ts";
import { RareField } from "./more-fields.tsx";
import { readPoint } from "./point.ts";
import { questionWords } from "./question.messages.ts";
import { readRanking } from "./ranking.ts";

/** What stands in the field of such a question, as an answer. @param text the first that isn't empty of its values */
function read(type: QuestionType, text: string, values: readonly string[]): AnswerValue | null {
  switch (type) {
    case "rank":
      return readRanking(values);
    case "time":
      return toLatinDigits(text) || null;
    case "dateTime":
      return text === "" ? null : readMoment(text);
    case "geopoint":
      return readPoint(text) || null;
    case "geotrace":
    case "geoshape":
      return (
        toLatinDigits(text)
          .replace(/[,\s]+/g, " ")
          .trim() || null
      );
    default:
      return text || null;
  }
}

/** Such an answer as it is read; undefined where it is told as it stands. */
function tell(type: QuestionType, answer: string, lang: Lang): string | undefined {
  if (type === "time") return formatTime(answer, lang);
  if (type === "dateTime" || type === "start" || type === "end") return formatMoment(answer, lang);
  return type === "acknowledge" && answer === "OK" ? questionWords[lang].acknowledged : undefined;
}

/** What pages know of the types that few questionnaires ask for. */
export const rareTypes = { Field: RareField, read, tell };
