import type { Lang } from "../i18n/lang.ts";
import type { IconName } from "./icons/icons.ts";

/** A link of the rail or of the public header. */
export interface NavLink {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean;
}

/** A headed column of links at the foot of a public page. */
export interface FooterGroup {
  title: string;
  links: { href: string; label: string }[];
}

/** What every page shows around its content. */
export interface PageView {
  lang: Lang;
  /** Path and query without the language prefix, as `/work`. */
  path: string;
  /** Who is signed in. */
  person: { id?: string; name: string; place?: string } | null;
  /** The rail of what this person may use, or the public links. */
  nav: NavLink[];
  csrf: string;
  /** Whether the installation shows made-up figures. */
  sample: boolean;
  /** The built files: `figures` styles figures, charts and paper; `script` is for pages that ask for it. */
  assets: { css: string; figures?: string; fonts: string[]; script?: string };
  /** A person's choice; without it the device decides. */
  theme?: "poura" | "poura-dark";
  footer?: FooterGroup[];
}
