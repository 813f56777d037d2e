import type { Module } from "../../platform/http/module.ts";
import { accountsApi } from "./accounts.api.ts";
import { forgetOldSessions } from "./services/sessions.ts";

/** People, their roles and sessions; the trail of what was done; the kept mail. */
export const accountsModule: Module = {
  name: "accounts",
  api: accountsApi,
  periodic: [{ name: "accounts.forget", everySeconds: 3600, handle: (db) => forgetOldSessions(db) }],
};
