import type { Act } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { type InputError, refusals } from "../../../platform/errors/problem.ts";
import { publishedVersion } from "../../questionnaires/index.ts";
import { endExtensions } from "../deadline/deadline.queries.ts";
import { insertSchedules } from "../reminders/reminders.queries.ts";
import { usualSchedules } from "../reminders/reminders.rules.ts";
import { mayEditRounds } from "../rounds.policy.ts";
import { roundProblems } from "../rounds.errors.ts";
import {
  insertExpected,
  insertRound,
  lockRound,
  type Respondents,
  unknownMunicipalities,
  updateRound,
} from "../rounds.queries.ts";
import { periodAskedAbout } from "../rounds.rules.ts";

/** A round as it is asked for. Days are `YYYY-MM-DD`. */
export interface NewRound {
  questionnaireId: string;
  title: { bn: string; en: string };
  opensOn: string;
  dueOn: string;
  closesOn?: string | undefined;
  /** Fiscal year that the answers speak of, as `2025-26`; by default the last that had ended when the round opens. */
  period?: string | undefined;
  public: boolean;
  answersEach: "one" | "many";
  /** Whether the mayor signs an answer before it counts as submitted. */
  mayorSigns?: boolean;
  /** A round to practise in counts nowhere and is never public. */
  practice?: boolean;
  respondents: Respondents;
}

/**
 * Opens a round of the questionnaire's published version and puts every expected response in place as not started.
 * @throws Problem `not-allowed`, `not-published`, or `bad-input` with the respondents that are unknown
 */
export async function openRound(act: Act, asked: NewRound): Promise<{ id: string; expected: number }> {
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  const version = await publishedVersion(act.db, asked.questionnaireId);
  if (!version) throw roundProblems.notPublished();
  await refuseUnknown(act, asked.respondents);
  const round = await insertRound(act.db, {
    questionnaireId: asked.questionnaireId,
    versionId: version.id,
    titleBn: asked.title.bn,
    titleEn: asked.title.en,
    period: asked.period ?? periodAskedAbout(asked.opensOn),
    opensOn: asked.opensOn,
    dueOn: asked.dueOn,
    closesOn: asked.closesOn ?? null,
    public: asked.public && !asked.practice,
    mayorSigns: asked.mayorSigns ?? false,
    practice: asked.practice ?? false,
    answersEach: asked.answersEach,
    createdBy: act.actor.personId,
  });
  const expected = await insertExpected(act.db, round.id, asked.respondents);
  if (expected === 0) throw refusals.badInput([nobody]);
  await insertSchedules(act.db, round.id, usualSchedules);
  const detail = { title: asked.title, opensOn: asked.opensOn, dueOn: asked.dueOn, expected };
  await record(act, { action: "rounds.round.open", subject: { kind: "round", id: round.id }, detail });
  return { id: round.id, expected };
}

const nobody: InputError = {
  path: "respondents",
  kind: "constraint",
  message: { bn: "এতে কোনো পৌরসভা নেই", en: "There is no municipality in it" },
};

async function refuseUnknown(act: Act, respondents: Respondents): Promise<void> {
  if (respondents === "all" || !("municipalities" in respondents)) return;
  const unknown = new Set(await unknownMunicipalities(act.db, respondents.municipalities));
  const errors = respondents.municipalities.flatMap((code, index) =>
    unknown.has(code)
      ? [
          {
            path: `respondents.municipalities[${index + 1}]`,
            kind: "unknown",
            message: { bn: `“${code}” কোনো পৌরসভার কোড নয়`, en: `“${code}” is not the code of a municipality` },
          },
        ]
      : [],
  );
  if (errors.length > 0) throw refusals.badInput(errors);
}

/** Closes a round by hand: from now on it takes no answers. @throws Problem `round-closed` when it is closed already */
export async function closeRound(act: Act, roundId: string): Promise<void> {
  const round = await lockRound(act.db, roundId);
  if (!round) throw refusals.notFound();
  if (!mayEditRounds(act.actor)) throw refusals.notAllowed();
  if (round.closedAt) throw roundProblems.alreadyClosed();
  await updateRound(act.db, roundId, { closedAt: act.now, closedBy: act.actor.personId });
  await endExtensions(act.db, roundId);
  await record(act, { action: "rounds.round.close", subject: { kind: "round", id: roundId } });
}
