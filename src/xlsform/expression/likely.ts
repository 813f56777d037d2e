const LONGEST_WORD = 64;
const MOST_CANDIDATES = 5_000;

/**
 * The candidate that was probably meant by a misspelt word, or undefined when none is near. A swap of two neighbours counts
 * as one slip; short words bear one slip, longer ones two or three.
 */
export function likely(word: string, candidates: Iterable<string>): string | undefined {
  const meant = word.toLowerCase();
  if (meant.length > LONGEST_WORD) return undefined;
  const bearable = meant.length < 3 ? 0 : meant.length < 6 ? 1 : meant.length < 12 ? 2 : 3;
  let nearest: string | undefined;
  let least = bearable + 1;
  let looks = 0;
  for (const candidate of candidates) {
    if (least === 0 || ++looks > MOST_CANDIDATES) break;
    if (Math.abs(candidate.length - meant.length) >= least) continue;
    const slips = distance(meant, candidate.toLowerCase(), least);
    if (slips < least) [nearest, least] = [candidate, slips];
  }
  return nearest;
}

/** Three rows of the table of distances, used over and over: a form may have thousands of names to compare. */
const rows = [0, 1, 2].map(() => new Uint16Array(LONGEST_WORD + 8));

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours; `enough` for that many or
 * more. Only the band of the table that can stay below `enough` is worked out.
 */
function distance(a: string, b: string, enough: number): number {
  let [beforeLast, last, row] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j++) last[j] = Math.min(j, enough);
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - enough);
    const to = Math.min(b.length, i + enough);
    row[from - 1] = from === 1 ? Math.min(i, enough) : enough;
    let least = row[from - 1]!;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let slips = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, enough);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) slips = Math.min(slips, beforeLast[j - 2]! + 1);
      row[j] = slips;
      if (slips < least) least = slips;
    }
    if (least >= enough) return enough;
    if (to < b.length) row[to + 1] = enough;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length]!;
}
