/**
 * The candidate that was probably meant by a misspelt word, or undefined when none is near. A swap of two neighbours counts
 * as one slip; short words bear one slip, longer ones two.
 */
export function likely(word: string, candidates: Iterable<string>): string | undefined {
  const meant = word.toLowerCase();
  if (meant.length > 64) return undefined;
  const bearable = meant.length < 3 ? 0 : meant.length < 6 ? 1 : meant.length < 12 ? 2 : 3;
  let nearest: string | undefined;
  let least = bearable + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - meant.length) >= least) continue;
    const slips = distance(meant, candidate.toLowerCase());
    if (slips < least) [nearest, least] = [candidate, slips];
  }
  return nearest;
}

/** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, beforeLast[j - 2]! + 1);
      row.push(slips);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
