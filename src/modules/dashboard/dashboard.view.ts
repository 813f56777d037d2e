import type { Lang } from "../../platform/i18n/lang.ts";
import type { FooterGroup } from "../../platform/ui/page.tsx";
import { codePath, linkWords } from "../rounds/index.ts";
import { accessibilityPath, dataPath, openDataPath, privacyPath } from "./dashboard.paths.ts";
import { siteWords } from "./site.messages.ts";

/** The links at the foot of every public page. @param signIn where one signs in */
export function publicFooter(lang: Lang, signIn: string): FooterGroup[] {
  const t = siteWords[lang];
  return [
    {
      title: t.footerData,
      links: [
        { href: openDataPath(lang), label: t.openData.title },
        { href: dataPath(lang), label: t.definitions },
      ],
    },
    {
      title: t.footerSite,
      links: [
        { href: signIn, label: t.signIn },
        { href: codePath(lang), label: linkWords[lang].codeTitle },
        { href: accessibilityPath(lang), label: t.accessibility.title },
        { href: privacyPath(lang), label: t.privacy.title },
      ],
    },
  ];
}
