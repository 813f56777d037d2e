import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Badge, type Tone } from "../../../platform/ui/status.tsx";
import { peopleMessages } from "../people.messages.ts";
import type { PersonState } from "../people.view.ts";

const tones: Record<PersonState, Tone> = { active: "ok", invited: "info", closed: "none" };

/** Whether someone can sign in. */
export function PersonBadge({ state }: { state: PersonState }) {
  const { lang } = useFrame();
  return <Badge tone={tones[state]}>{peopleMessages[lang][state]}</Badge>;
}
