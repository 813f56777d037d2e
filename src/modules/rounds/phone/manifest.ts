import type { Lang } from "../../../platform/i18n/lang.ts";
import { uiMessages } from "../../../platform/ui/ui.messages.ts";
import { workPath } from "../rounds.paths.ts";

/** Our mark as the home screen shows it, drawn by the build. */
const icons = [
  { src: "/assets/app-icon-192.png", sizes: "192x192", purpose: "any" },
  { src: "/assets/app-icon-512.png", sizes: "512x512", purpose: "any" },
  { src: "/assets/app-icon-512.png", sizes: "512x512", purpose: "maskable" },
];

/** What a phone needs to know to stand us among its programs. */
export function manifest(lang: Lang) {
  const { product, association } = uiMessages[lang];
  return {
    id: "/",
    name: `${product}: ${association}`,
    short_name: product,
    lang,
    dir: "ltr",
    start_url: workPath(lang),
    scope: "/",
    display: "standalone",
    theme_color: "#006a4e",
    background_color: "#fbfaf7",
    icons: icons.map((icon) => ({ ...icon, type: "image/png" })),
  };
}
