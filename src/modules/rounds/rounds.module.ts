import type { Module } from "../../platform/http/module.ts";
import { answeringPages } from "./answering.routes.tsx";
import { deadlineApi } from "./deadline/deadline.api.ts";
import { deadlinePages } from "./deadline/deadline.routes.tsx";
import { linkPages } from "./links/links.routes.tsx";
import { mayorApi } from "./mayor/mayor.api.ts";
import { tellMayors } from "./mayor/mayor.service.ts";
import { reminderPages } from "./reminders/reminders.routes.tsx";
import { sendDueReminders } from "./reminders/send-reminders.ts";
import { answeringApi } from "./islands/answering.api.ts";
import { attachmentsApi } from "./attachments/attachments.api.ts";
import { attachmentJobs, attachmentSweep } from "./attachments/attachments.jobs.ts";
import { phonePages } from "./phone/phone.routes.tsx";
import { responsesApi } from "./responses.api.ts";
import { roundsApi } from "./rounds.api.ts";
import { roundsPages } from "./rounds.routes.tsx";
import { livePages } from "./watch/live.routes.tsx";

export const roundsModule: Module = {
  name: "rounds",
  pages: [
    ...answeringPages,
    ...phonePages,
    ...linkPages,
    ...livePages,
    ...reminderPages,
    ...deadlinePages,
    ...roundsPages,
  ],
  api: [...roundsApi, ...responsesApi, ...attachmentsApi, ...deadlineApi, ...mayorApi, ...answeringApi],
  jobs: attachmentJobs,
  periodic: [
    { name: "rounds.tell-mayors", everySeconds: 30, handle: (db, installation) => tellMayors(db, installation) },
    attachmentSweep,
    {
      name: "rounds.remind",
      everySeconds: 600,
      handle: (db, installation) => sendDueReminders(db, installation),
    },
  ],
  menu: [
    {
      label: { bn: "আমার কাজ", en: "My work" },
      path: "/work",
      icon: "inbox",
      permission: "signed-in",
      place: "rail",
      order: 10,
    },
    {
      label: { bn: "পর্ব", en: "Rounds" },
      path: "/rounds",
      icon: "send",
      permission: "region:round:watch",
      place: "rail",
      order: 30,
    },
  ],
};
