import type { Access } from "./route.ts";
import type { ApiRoute, PageRoute } from "./route.ts";
import type { Lang } from "../i18n/lang.ts";
import type { JobHandler, Periodic } from "../jobs/jobs.ts";
import type { IconName } from "../ui/icons/icons.ts";

/** An entry of the menu; it shows to those who may open it. */
export interface MenuEntry {
  label: Record<Lang, string>;
  /** Path without the language, as `/work`. */
  path: string;
  icon: IconName;
  permission: Access;
  /** Where it stands: the public header or the rail of those who are signed in. */
  place: "header" | "rail";
  order: number;
}

/** What a module declares of itself; `web/modules.ts` lists them by name. */
export interface Module {
  name: string;
  pages?: PageRoute[];
  api?: ApiRoute[];
  jobs?: Record<string, JobHandler>;
  periodic?: Periodic[];
  menu?: MenuEntry[];
}
