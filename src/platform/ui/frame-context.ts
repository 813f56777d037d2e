import type { ComponentChildren } from "preact";
import { type Formats, formats } from "../i18n/format.ts";
import type { Lang } from "../i18n/lang.ts";
import { uiMessages } from "./ui.messages.ts";

/** What every component on a page may need to know of it. `Page` sets it; components read it by `useFrame`. */
export interface Frame {
  lang: Lang;
  /** Token that proves a form came from us. */
  csrf: string;
}

/** Of the page that is being drawn: each is drawn in one go, and a browser has one. */
let frame: Frame = { lang: "bn", csrf: "" };

/** Says of what stands within on which page it is. */
export function Framed({ lang, csrf, children }: Frame & { children: ComponentChildren }): ComponentChildren {
  frame = { lang, csrf };
  return children;
}

/** The page's language with its words and formats, and the token for its forms. */
export function useFrame(): Frame & { t: (typeof uiMessages)[Lang]; f: Formats } {
  return { ...frame, t: uiMessages[frame.lang], f: formats(frame.lang) };
}
