import type { Shade } from "../../../platform/ui/charts/key.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Badge, type Tone } from "../../../platform/ui/status.tsx";
import { roundsWords } from "../rounds.messages.ts";
import type { ResponseState, StateCounts } from "../rounds.rules.ts";
import type { RoundView } from "../rounds.view.ts";

/** How each state of a response looks; also the order in which they are shown: done first. */
export const stateLooks: Record<ResponseState, { tone: Tone; shade: Shade }> = {
  approved: { tone: "ok", shade: "bar" },
  submitted: { tone: "info", shade: "q3" },
  "with-mayor": { tone: "info", shade: "q3" },
  returned: { tone: "warn", shade: "hot" },
  "in-progress": { tone: "neutral", shade: "q2" },
  "not-started": { tone: "none", shade: "unk" },
};

const statesInOrder = Object.keys(stateLooks) as ResponseState[];

/** The states to show: a round where no mayor signs has no answers with the mayor, and doesn't speak of them. */
export function statesShown(counts: StateCounts): ResponseState[] {
  return statesInOrder.filter((state) => state !== "with-mayor" || counts[state] > 0);
}

/** The state of a response. */
export function StateBadge({ state }: { state: ResponseState }) {
  const { lang } = useFrame();
  return <Badge tone={stateLooks[state].tone}>{roundsWords[lang].states[state]}</Badge>;
}

/** That a response is due and not in. */
export function LateBadge() {
  const { lang } = useFrame();
  return <Badge tone="bad">{roundsWords[lang].late}</Badge>;
}

/** Whether a round takes answers, and for how long it is not yet due. @param today the office's day */
export function RoundBadge({ round, today }: { round: RoundView; today: string }) {
  const { lang, f } = useFrame();
  const t = roundsWords[lang];
  if (round.state === "closed")
    return (
      <Badge tone="none" icon="lock">
        {t.roundStates.closed}
      </Badge>
    );
  if (round.state === "planned") return <Badge tone="none">{t.opensOn(f.date(round.opensOn))}</Badge>;
  return <Badge>{round.dueOn < today ? t.openPast : t.openLeft(f.daysLeft(round.dueOn, today))}</Badge>;
}
