import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Formats, formats } from "../i18n/format.ts";
import type { Lang } from "../i18n/lang.ts";
import { uiMessages } from "./ui.messages.ts";

/** What every component on a page may need to know of it. `Page` sets it; components read it by `useFrame`. */
export interface Frame {
  lang: Lang;
  /** Token that proves a form came from us. */
  csrf: string;
}

export const FrameContext = createContext<Frame>({ lang: "bn", csrf: "" });

/** The page's language with its words and formats, and the token for its forms. */
export function useFrame(): Frame & { t: (typeof uiMessages)[Lang]; f: Formats } {
  const frame = useContext(FrameContext);
  return { ...frame, t: uiMessages[frame.lang], f: formats(frame.lang) };
}
