/** A length or place in a drawing, with no more digits than a screen can show. */
export function percentOf(part: number, whole: number): string {
  return `${whole === 0 ? 0 : round((part / whole) * 100)}%`;
}

/** To one decimal. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const steps = [1, 2, 2.5, 5, 10];

/**
 * Round values for an axis over what is shown, three to six of them. Rates start where the figures start, not at zero: say so
 * in the chart's source line.
 */
export function axisTicks(lowest: number, highest: number): number[] {
  const spread = highest - lowest || Math.abs(highest) || 1;
  const magnitude = 10 ** Math.floor(Math.log10(spread / 4));
  const step = steps.map((each) => each * magnitude).find((each) => spread / each <= 4.5) ?? 10 * magnitude;
  const first = Math.floor(lowest / step);
  // Figures that are all alike still need an axis around them.
  const last = Math.ceil((highest === lowest ? lowest + spread : highest) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/**
 * Moves labels apart that would stand on one another, keeping their order and staying between the ends as far as they fit.
 * @param places where each would like to stand, @param gap the least distance between two
 */
export function spreadApart(places: readonly number[], gap: number, ends: [number, number]): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  const spread = [...places];
  let least = ends[0];
  for (const index of order) {
    spread[index] = Math.max(spread[index]!, least);
    least = spread[index]! + gap;
  }
  let most = ends[1];
  for (const index of order.toReversed()) {
    spread[index] = Math.min(spread[index]!, most);
    most = spread[index]! - gap;
  }
  return spread.map(round);
}
