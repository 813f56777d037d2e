import type { Lang } from "../../../platform/i18n/lang.ts";
import type { PageView } from "../../../platform/ui/page.tsx";
import { framePath } from "./phone.paths.ts";

/** What stands around every page of a person, and the token that their changes carry. */
export interface Frame {
  person: { id: string; name: string };
  view: PageView;
}

/** Who is signed in by this browser's cookie, and their frame; null where no one is. @throws TypeError without a line */
export async function readFrame(
  ask: typeof fetch,
  lang: Lang = "bn",
): Promise<{ frame: Frame; policy: string } | null> {
  const reply = await ask(framePath(lang), { redirect: "manual", cache: "no-store" });
  if (reply.ok) {
    const frame = (await reply.json()) as Frame;
    return { frame, policy: reply.headers.get("content-security-policy") ?? "" };
  }
  // Being sent on means being sent to sign in; anything else is no answer.
  if (reply.type === "opaqueredirect" || reply.status === 401 || reply.status === 303) return null;
  throw new TypeError(`frame: ${reply.status}`);
}
