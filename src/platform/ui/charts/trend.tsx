import { axisTicks, round, spreadApart } from "./scale.ts";

/** A line of a trend. */
export interface TrendLine {
  name: string;
  /** One value for each period; null leaves a gap. */
  values: readonly (number | null)[];
  /** The line that the chart is about. */
  strong?: boolean;
}

export interface TrendProps {
  /** What the lines say, in one sentence with first and last values. */
  label: string;
  /** Four at most; each has its own dash. */
  lines: readonly TrendLine[];
  /** Short names of the periods: ২০–২১. */
  periods: readonly string[];
  /** Writes a value of the axis and at a line's end. */
  format: (value: number) => string;
  height?: number;
  /** The axis begins at zero: for amounts. */
  fromZero?: boolean;
}

/** The plot within the drawing, in per cent: the rest is for the axis at the left and the names at the right. */
const plot = { left: 9, width: 64, top: 6, height: 80 };
const right = plot.left + plot.width;
const bottom = plot.top + plot.height;

const lineClass = ["ln", "ln l2", "ln l3", "ln l4"];
const dotClass = ["dot", "d2", "d3", "d4"];

/** Values over periods; every line is named at its end. Text keeps its size at every width, only the lines are stretched. */
export function Trend({ label, lines, periods, format, height = 280, fromZero }: TrendProps) {
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  if (known.length === 0) return null;
  const ticks = axisTicks(fromZero ? 0 : Math.min(...known), Math.max(...known));
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  // Places in the plot, in hundredths of its height and width.
  const up = (value: number) => round(100 - ((value - low) / (high - low)) * 100);
  const along = (index: number) => round(periods.length === 1 ? 100 : (index / (periods.length - 1)) * 100);
  const below = (value: number) => round(plot.top + (up(value) / 100) * plot.height);
  return (
    <svg class="chart" height={height} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <>
          <line x1={`${plot.left}%`} x2={`${right}%`} y1={`${below(tick)}%`} y2={`${below(tick)}%`} />
          <text class="ax" x={`${plot.left - 0.8}%`} y={`${below(tick)}%`} dy=".35em" text-anchor="end">
            {format(tick)}
          </text>
        </>
      ))}
      <svg
        x={`${plot.left}%`}
        y={`${plot.top}%`}
        width={`${plot.width}%`}
        height={`${plot.height}%`}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        overflow="visible"
      >
        {lines.map(({ values, strong }, index) => (
          <path class={strong ? `${lineClass[index]} strong` : lineClass[index]} d={linePath(values, along, up)} />
        ))}
      </svg>
      <LineEnds lines={lines} format={format} below={below} gap={(18 / height) * 100} />
      {periods.map((period, index) => (
        <text class="ax" x={`${round(plot.left + (along(index) / 100) * plot.width)}%`} y="97%" text-anchor="middle">
          {period}
        </text>
      ))}
    </svg>
  );
}

interface LineEndsProps extends Pick<TrendProps, "lines" | "format"> {
  below: (value: number) => number;
  /** The least distance of two names, in per cent of the height. */
  gap: number;
}

/** A dot, the name and the value where each line ends; names that would touch are moved apart. */
function LineEnds({ lines, format, below, gap }: LineEndsProps) {
  const ends = lines.flatMap(({ name, values, strong }, index) => {
    const value = values.at(-1);
    return value === null || value === undefined ? [] : [{ name, value, strong, dot: dotClass[index] }];
  });
  const places = spreadApart(
    ends.map(({ value }) => below(value)),
    gap,
    [plot.top, bottom],
  );
  return (
    <>
      {ends.map(({ name, value, strong, dot }, index) => (
        <>
          <circle r="3.5" class={dot} cx={`${right}%`} cy={`${below(value)}%`} />
          <text x={`${right + 2}%`} y={`${places[index]}%`} dy=".35em" font-weight={strong ? 600 : undefined}>
            {name} {format(value)}
          </text>
        </>
      ))}
    </>
  );
}

/** A path through the known values; a gap begins a new stroke, and a value alone is a point. */
export function linePath(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, index) => {
      if (value === null) return "";
      const alone = (values[index - 1] ?? null) === null;
      const point = `${x(index)} ${y(value)}`;
      return alone ? `M${point}L${point}` : `L${point}`;
    })
    .join("");
}
