import type { Act } from "../../../platform/auth/act.ts";
import type { Letter } from "../../../platform/mail/mail.ts";
import { answersPath } from "../rounds.paths.ts";
import type { ResponseFound } from "../responses.queries.ts";
import type { ReturnWords } from "../rounds.input.ts";

/** Tells a focal person that an answer came back: how many comments, and where to mend it. Bangla, then English. */
export function returnLetter(
  act: Act,
  { response, round, municipality }: ResponseFound,
  person: { email: string; name: string },
  { comment, questions }: ReturnWords,
): Letter {
  const link = (lang: "bn" | "en") => `${act.installation.publicUrl}${answersPath(lang, response.id)}`;
  return {
    to: person.email,
    subject: `সংশোধন দরকার: ${round.titleBn}, ${municipality.nameBn}`,
    body: [
      `জনাব ${person.name},`,
      "",
      `“${round.titleBn}” প্রশ্নপত্রে ${municipality.nameBn} পৌরসভার উত্তর সংশোধনের জন্য ফেরত এসেছে। ${questions.length}টি প্রশ্নে মন্তব্য আছে।`,
      ...(comment ? ["", comment] : []),
      "",
      `সংশোধন করতে এখানে যান: ${link("bn")}`,
      "",
      "---",
      "",
      `The answers of ${municipality.nameEn} to “${round.titleEn}” have come back for correction, with comments on ${questions.length} question(s).`,
      `Go here to correct them: ${link("en")}`,
    ].join("\n"),
  };
}
