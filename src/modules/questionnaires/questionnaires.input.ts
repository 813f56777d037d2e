import { z } from "zod";

/** The id of a questionnaire in an address. */
export const QuestionnaireParams = z.object({ id: z.uuid() });

/** A questionnaire and the number of one of its versions. */
export const VersionParams = z.object({ id: z.uuid(), version: z.coerce.number().int().min(1).max(100_000) });

/** Which version is asked for; the newest where none is named. */
export const VersionQuery = z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() });
