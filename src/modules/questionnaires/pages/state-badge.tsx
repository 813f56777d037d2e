import { useFrame } from "../../../platform/ui/frame-context.ts";
import type { IconName } from "../../../platform/ui/icons/icons.ts";
import { Badge, type Tone } from "../../../platform/ui/status.tsx";
import { questionnaireWords } from "../questionnaires.messages.ts";
import type { VersionSummary } from "../questionnaires.queries.ts";

const looks: Record<VersionSummary["state"], { tone: Tone; icon: IconName }> = {
  draft: { tone: "neutral", icon: "pencil" },
  published: { tone: "ok", icon: "circle-check" },
  retired: { tone: "none", icon: "history" },
};

/** The state of a version, as a drawing and a word. */
export function StateBadge({ state }: { state: VersionSummary["state"] }) {
  const { lang } = useFrame();
  return <Badge {...looks[state]}>{questionnaireWords[lang].states[state]}</Badge>;
}
