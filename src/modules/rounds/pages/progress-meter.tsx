import { StackedMeter } from "../../../platform/ui/charts/bars.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { roundsWords } from "../rounds.messages.ts";
import type { Progress } from "../rounds.view.ts";
import { stateLooks, statesShown } from "./state-badge.tsx";

/** How many responses are in each state, as a bar from done to not begun; read aloud as numbers. */
export function ProgressMeter({ counts }: Pick<Progress, "counts">) {
  const { lang } = useFrame();
  const segments = statesShown(counts).map((state) => ({
    shade: stateLooks[state].shade,
    label: roundsWords[lang].states[state],
    value: counts[state],
  }));
  return <StackedMeter segments={segments} wide />;
}
