import { useFrame } from "../frame-context.ts";
import { percentOf, round } from "./scale.ts";

/** How many lie in one step. */
export interface Bin {
  count: number;
  /** What the step is, as "৬০–৭০%". */
  label: string;
  /** What the axis says where the step begins; left out where there is no room. */
  tick?: string;
}

export interface HistogramProps {
  /** What is counted. */
  label: string;
  bins: readonly Bin[];
  /** How many aren't known; they stand apart, hatched. */
  unknown?: number;
}

/** Where the bars stand, from the top, in per cent of the height. */
const base = 82;
const tallest = 66;
/** The share of the width that the bars have, when those not known stand at the end. */
const known = 83.3;

/** How many lie in each step, and how many aren't known. */
export function Histogram({ label, bins, unknown = 0 }: HistogramProps) {
  const { t, f } = useFrame();
  const all = unknown > 0 ? [...bins, { count: unknown, label: t.unknown }] : bins;
  const most = Math.max(...all.map(({ count }) => count), 1);
  const width = (unknown > 0 ? known : 100) / bins.length;
  const said = all.map((bin) => `${bin.label}: ${f.integer(bin.count)}`).join(", ");
  return (
    <svg class="chart" height="130" role="img" aria-label={`${label}: ${said}`}>
      {bins.map(({ count, tick }, index) => (
        <>
          <Bar
            x={index * width + width * 0.07}
            width={width * 0.86}
            count={count}
            most={most}
            text={f.integer(count)}
            shade="bar"
          />
          {tick && (
            <text class="ax" x={`${round(index * width)}%`} y="97%">
              {tick}
            </text>
          )}
        </>
      ))}
      <line x1="0" x2={unknown > 0 ? `${known}%` : "100%"} y1={`${base}%`} y2={`${base}%`} />
      {unknown > 0 && (
        <>
          <Bar x={90} width={8.3} count={unknown} most={most} text={f.integer(unknown)} shade="unk" />
          <text class="ax" x="100%" y="97%" text-anchor="end">
            {t.unknown}
          </text>
        </>
      )}
    </svg>
  );
}

function Bar({
  x,
  width,
  count,
  most,
  text,
  shade,
}: {
  x: number;
  width: number;
  count: number;
  most: number;
  text: string;
  shade: string;
}) {
  if (count === 0) return null;
  const height = (count / most) * tallest;
  return (
    <>
      <rect
        class={shade}
        x={`${round(x)}%`}
        width={`${round(width)}%`}
        y={`${round(base - height)}%`}
        height={percentOf(height, 100)}
      />
      <text x={`${round(x + width / 2)}%`} y={`${round(base - height - 3.5)}%`} text-anchor="middle">
        {text}
      </text>
    </>
  );
}
