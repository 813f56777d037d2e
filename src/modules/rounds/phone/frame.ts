import type { PageView } from "../../../platform/ui/page.tsx";

/** What stands around every page of a person, and the token that their changes carry. */
export interface Frame {
  person: { id: string; name: string };
  view: PageView;
}

/** Who is signed in by this browser's cookie, and their frame; null where no one is. @throws TypeError without a line */
export async function readFrame(ask: typeof fetch, lang: "bn" | "en" = "bn"): Promise<Frame | null> {
  const reply = await ask(`/${lang}/phone/frame`, { redirect: "manual", cache: "no-store" });
  if (!reply.ok) {
    // Being sent on means being sent to sign in; anything else is no answer.
    if (reply.type === "opaqueredirect" || reply.status === 401 || reply.status === 303) return null;
    throw new TypeError(`frame: ${reply.status}`);
  }
  return (await reply.json()) as Frame;
}
