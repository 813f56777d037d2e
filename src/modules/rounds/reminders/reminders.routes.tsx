import type { Act } from "../../../platform/auth/act.ts";
import type { InputError } from "../../../platform/errors/problem.ts";
import { type Answer, html, seeOther } from "../../../platform/http/answer.ts";
import { readInput } from "../../../platform/http/input.ts";
import { page } from "../../../platform/http/route.ts";
import { type PageView, renderPage } from "../../../platform/ui/page.tsx";
import { RoundParams } from "../rounds.input.ts";
import { ScheduleForm, ScheduleParams } from "./reminders.input.ts";
import { RemindersPage } from "./reminders.page.tsx";
import { remindersPath } from "./reminders.paths.ts";
import { addSchedule, removeSchedule, showReminders } from "./reminders.service.ts";

/** When a round's letters go out by themselves. */
export const reminderPages = [
  page({
    method: "GET",
    url: "/rounds/:id/reminders",
    permission: "association:round:edit",
    params: RoundParams,
    handle: (act, { params }, view) => remindersPage(act, view, params.id, {}, []),
  }),
  page({
    method: "POST",
    url: "/rounds/:id/reminders",
    permission: "association:round:edit",
    params: RoundParams,
    async handle(act, { params, form }, view) {
      const read = readInput(ScheduleForm, form.values());
      if (!read.ok) return remindersPage(act, view, params.id, form.values(), read.errors);
      await addSchedule(act, params.id, read.value);
      return seeOther(remindersPath(act.lang, params.id));
    },
  }),
  page({
    method: "POST",
    url: "/rounds/:id/reminders/:schedule/remove",
    permission: "association:round:edit",
    params: ScheduleParams,
    async handle(act, { params }) {
      await removeSchedule(act, params.id, params.schedule);
      return seeOther(remindersPath(act.lang, params.id));
    },
  }),
];

async function remindersPage(
  act: Act,
  view: PageView,
  roundId: string,
  typed: Record<string, string>,
  errors: readonly InputError[],
): Promise<Answer> {
  const shown = await showReminders(act, roundId);
  const status = errors.length > 0 ? 422 : 200;
  return html(renderPage(<RemindersPage view={view} shown={shown} typed={typed} errors={errors} />), status);
}
