import type { MenuEntry, Module } from "../../platform/http/module.ts";
import { accountsApi } from "./accounts.api.ts";
import { focalPersonMessages } from "./focal-person.messages.ts";
import { focalPersonPages } from "./focal-person.routes.tsx";
import { mePages } from "./me.routes.tsx";
import { noticesApi } from "./notices/notices.api.ts";
import { noticeWords } from "./notices/notices.messages.ts";
import { noticePages } from "./notices/notices.routes.tsx";
import { sendSummaries } from "./notices/notices.service.ts";
import { peopleMessages } from "./people.messages.ts";
import { peoplePages } from "./people.routes.tsx";
import { forgetOldSessions } from "./services/sessions.ts";
import { enterPages } from "./second-factor/enter.routes.tsx";
import { secondFactorPages } from "./second-factor/second-factor.routes.tsx";
import { signInPages } from "./sign-in.routes.tsx";
import { trailMessages } from "./trail.messages.ts";
import { trailPages } from "./trail.routes.tsx";

const menu: MenuEntry[] = [
  {
    label: { bn: noticeWords.bn.notices, en: noticeWords.en.notices },
    path: "/notices",
    icon: "bell",
    permission: "signed-in",
    place: "rail",
    order: 15,
  },
  {
    label: { bn: focalPersonMessages.bn.list, en: focalPersonMessages.en.list },
    path: "/focal-persons",
    icon: "user",
    permission: "municipality:focal-person:nominate",
    place: "rail",
    order: 70,
  },
  {
    label: { bn: peopleMessages.bn.people, en: peopleMessages.en.people },
    path: "/people",
    icon: "users",
    permission: "association:account:manage",
    place: "rail",
    order: 80,
  },
  {
    label: { bn: trailMessages.bn.mail, en: trailMessages.en.mail },
    path: "/mail",
    icon: "mail",
    permission: "association:mail:read",
    place: "rail",
    order: 81,
  },
  {
    label: { bn: trailMessages.bn.audit, en: trailMessages.en.audit },
    path: "/audit",
    icon: "scroll-text",
    permission: "association:audit:read",
    place: "rail",
    order: 82,
  },
];

/** People, their roles and sessions; the trail of what was done; the letters that were written. */
export const accountsModule: Module = {
  name: "accounts",
  pages: [
    ...signInPages,
    ...enterPages,
    ...mePages,
    ...secondFactorPages,
    ...noticePages,
    ...focalPersonPages,
    ...peoplePages,
    ...trailPages,
  ],
  api: [...accountsApi, ...noticesApi],
  periodic: [
    { name: "accounts.forget", everySeconds: 3600, handle: (db) => forgetOldSessions(db) },
    { name: "accounts.summaries", everySeconds: 600, handle: (db, installation) => sendSummaries(db, installation) },
  ],
  menu,
};
