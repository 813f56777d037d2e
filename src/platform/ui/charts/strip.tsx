import { useFrame } from "../frame-context.ts";
import { percentOf, round } from "./scale.ts";

export interface StripProps {
  /** Whose value the dot is, with the value and that of the middle one. */
  label: string;
  value: number;
  lowest: number;
  /** The middle half lies between these two. */
  lowerQuarter: number;
  upperQuarter: number;
  middle: number;
  highest: number;
  format: (value: number) => string;
}

/** One among its class: the ends are the lowest and highest, the upright line the middle one, half the class lies in the tint. */
export function Strip({ label, value, lowest, lowerQuarter, upperQuarter, middle, highest, format }: StripProps) {
  const { t } = useFrame();
  const spread = highest - lowest;
  const at = (each: number) => percentOf(each - lowest, spread);
  const share = spread === 0 ? 50 : round(((middle - lowest) / spread) * 100);
  return (
    <svg class="chart" height="46" role="img" aria-label={label}>
      <rect class="trk" y="14" width="100%" height="10" />
      <rect
        class="mid"
        y="14"
        x={at(lowerQuarter)}
        width={percentOf(upperQuarter - lowerQuarter, spread)}
        height="10"
      />
      <rect class="ink" y="10" x={at(middle)} width="2" height="18" />
      <circle class="dot ring" cx={at(value)} cy="19" r="7" />
      {/* The ends give way when the middle stands close to them. */}
      {share > 25 && (
        <text class="ax" x="0" y="44">
          {format(lowest)}
        </text>
      )}
      <text class="ax" x={at(middle)} y="44" text-anchor={share < 15 ? "start" : share > 85 ? "end" : "middle"}>
        {t.middle} {format(middle)}
      </text>
      {share < 75 && (
        <text class="ax" x="100%" y="44" text-anchor="end">
          {format(highest)}
        </text>
      )}
    </svg>
  );
}
