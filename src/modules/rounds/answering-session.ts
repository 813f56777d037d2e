import { isLang } from "../../platform/i18n/lang.ts";
import { officeDay } from "../../platform/i18n/office-day.ts";
import { type Answers, type Form, openSession, type Session } from "../../xlsform/engine.ts";
import { numberText } from "../questionnaires/fields.ts";

/** A session over answers whose clock stands at a moment, in the office's time. */
export function sessionAt(form: Form, answers: Answers, now: Date): Session {
  return openSession(form, { answers, today: officeDay(now), now, timeZone: "Asia/Dhaka", writeNumber });
}

/** Numbers in a text stand in the digits and groups of its language. */
function writeNumber(value: number, language: string): string {
  return numberText(value, isLang(language) ? language : "en");
}
