import { type Actor, permits } from "../../platform/auth/actor.ts";

/** Whether the person may import workbooks and publish. */
export const mayEditQuestionnaires = (actor: Actor | null) => permits(actor, "association:questionnaire:edit");

/** Whether the person may open a round with a questionnaire. */
export const mayOpenRounds = (actor: Actor | null) => permits(actor, "association:round:edit");
