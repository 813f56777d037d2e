import { Ranking, StackedMeter } from "../../../platform/ui/charts/bars.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { responseRate } from "../figures.rules.ts";
import { nameIn } from "../figures.view.ts";
import { indicatorWords } from "../indicator.messages.ts";
import type { RegionShare } from "../services/rounds.ts";

interface Share {
  expected: number;
  arrived: number;
}

/** The share that has arrived of each region, and of the whole round. */
export function RegionRanking({ round, regions }: { round: Share; regions: RegionShare[] }) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const line = (name: string, { expected, arrived }: Share, strong: boolean) => ({
    name,
    value: (responseRate({ expected, arrived }) ?? 0) * 100,
    label: `${f.integer(arrived)}/${f.integer(expected)}`,
    strong,
  });
  const items = regions.map((share) => line(nameIn(share.region, lang), share, false));
  return <Ranking two most={100} items={[...items, line(t.country, round, true)]} />;
}

/** A response rate with its bar. */
export function RateMeter({ round }: { round: Share }) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const rate = responseRate(round);
  if (rate === null) return null;
  return (
    <>
      <StackedMeter
        segments={[
          { shade: "bar", value: round.arrived, label: t.arrivedOf },
          { shade: "q1", value: round.expected - round.arrived, label: t.awaited },
        ]}
      />{" "}
      {f.percent(rate * 100)}
    </>
  );
}
