import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Icon } from "../../../platform/ui/icons/icon.tsx";
import type { IconName } from "../../../platform/ui/icons/icons.ts";
import { questionnaireWords } from "../questionnaires.messages.ts";
import type { VersionSummary } from "../questionnaires.queries.ts";

const looks: Record<VersionSummary["state"], { look: string; icon: IconName }> = {
  draft: { look: "badge badge-info", icon: "pencil" },
  published: { look: "badge badge-ok", icon: "circle-check" },
  retired: { look: "badge badge-none", icon: "history" },
};

/** The state of a version, as an icon and a word. */
export function StateBadge({ state }: { state: VersionSummary["state"] }) {
  const { lang } = useFrame();
  const { look, icon } = looks[state];
  return (
    <span class={look}>
      <Icon name={icon} />
      {questionnaireWords[lang].states[state]}
    </span>
  );
}
