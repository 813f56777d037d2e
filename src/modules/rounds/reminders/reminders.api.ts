import { z } from "zod";
import { json } from "../../../platform/http/answer.ts";
import { api } from "../../../platform/http/route.ts";
import { RoundParams } from "../rounds.input.ts";
import { ScheduleParams } from "./reminders.input.ts";
import { addSchedule, removeSchedule, showReminders } from "./reminders.service.ts";
import { remindSome } from "./send-reminders.ts";

const Schedule = z.object({
  daysAfterDue: z.int().min(-365).max(365).describe("Days after the due date; before it where negative"),
  audience: z.enum(["respondents", "regions"]),
});
const shown = z.object({
  schedules: z.array(Schedule.extend({ id: z.uuid() })),
  sent: z.array(z.object({ at: z.string(), to: z.string(), municipality: z.string().nullable(), byHand: z.boolean() })),
});
const round = { permission: "association:round:edit", params: RoundParams } as const;

/** A round's reminders over the API. */
export const remindersApi = [
  api({
    method: "GET",
    url: "/rounds/:id/reminders",
    ...round,
    summary: "When a round's reminders go out by themselves, and the newest hundred that went out",
    answer: { status: 200, schema: shown },
    async handle(act, { params }) {
      const { schedules, log } = await showReminders(act, params.id);
      const sent = log.map(({ at, to, nameBn, nameEn, byHand }) => {
        return { at, to, municipality: act.lang === "bn" ? nameBn : nameEn, byHand };
      });
      return json({
        schedules: schedules.map(({ id, daysAfterDue, audience }) => ({ id, daysAfterDue, audience })),
        sent,
      });
    },
  }),
  api({
    method: "POST",
    url: "/rounds/:id/reminders",
    ...round,
    summary: "Add a day on which reminders go out; one that is there already changes nothing",
    body: Schedule,
    answer: { status: 200, schema: Schedule },
    async handle(act, { params, body }) {
      await addSchedule(act, params.id, body);
      return json(body);
    },
  }),
  api({
    method: "DELETE",
    url: "/rounds/:id/reminders/:schedule",
    permission: "association:round:edit",
    summary: "Take a day away on which reminders go out",
    params: ScheduleParams,
    answer: { status: 200, schema: z.object({ removed: z.uuid() }) },
    async handle(act, { params }) {
      await removeSchedule(act, params.id, params.schedule);
      return json({ removed: params.schedule });
    },
  }),
  api({
    method: "POST",
    url: "/rounds/:id/remind",
    ...round,
    summary: "Remind some of the municipalities that haven't answered, at once",
    body: z.object({ codes: z.array(z.string().min(1).max(40)).min(1).max(2000) }),
    answer: { status: 200, schema: z.object({ people: z.int(), unreachable: z.int() }) },
    handle: async (act, { params, body }) => json(await remindSome(act, params.id, body.codes)),
  }),
];
