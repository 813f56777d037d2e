import type { Module } from "../../platform/http/module.ts";
import { answeringPages } from "./answering.routes.tsx";
import { conversationApi } from "./conversation/conversation.api.ts";
import { conversationPages } from "./conversation/conversation.routes.tsx";
import { deadlineApi } from "./deadline/deadline.api.ts";
import { deadlinePages } from "./deadline/deadline.routes.tsx";
import { deskWords } from "./desk/desk.messages.ts";
import { deskPages } from "./desk/desk.routes.tsx";
import { linkPages } from "./links/links.routes.tsx";
import { mayorApi } from "./mayor/mayor.api.ts";
import { tellMayors } from "./mayor/mayor.service.ts";
import { orientationWords } from "./orientation/orientation.messages.ts";
import { orientationPages } from "./orientation/orientation.routes.tsx";
import { remindersApi } from "./reminders/reminders.api.ts";
import { reminderPages } from "./reminders/reminders.routes.tsx";
import { sendDueReminders } from "./reminders/send-reminders.ts";
import { answeringApi } from "./islands/answering.api.ts";
import { attachmentsApi } from "./attachments/attachments.api.ts";
import { attachmentJobs, attachmentSweep } from "./attachments/attachments.jobs.ts";
import { phonePages } from "./phone/phone.routes.tsx";
import { approveManyApi, approveManyPages } from "./review/approve-many.routes.tsx";
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
    ...conversationPages,
    ...approveManyPages,
    ...deskPages,
    ...orientationPages,
    ...livePages,
    ...reminderPages,
    ...deadlinePages,
    ...roundsPages,
  ],
  api: [
    ...roundsApi,
    ...responsesApi,
    ...attachmentsApi,
    ...deadlineApi,
    ...mayorApi,
    ...remindersApi,
    ...conversationApi,
    ...approveManyApi,
    ...answeringApi,
  ],
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
    {
      label: { bn: deskWords.bn.desk, en: deskWords.en.desk },
      path: "/desk",
      icon: "phone",
      permission: "municipality:response:answer-on-behalf",
      place: "rail",
      order: 31,
    },
    {
      label: { bn: orientationWords.bn.title, en: orientationWords.en.title },
      path: "/orientation",
      icon: "badge-check",
      permission: "region:round:watch",
      place: "rail",
      order: 32,
    },
  ],
};
