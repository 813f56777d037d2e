import type { Aspect, Computation, FormNode } from "./form.ts";

/** What others can read of a node; the rest is only shown, so that it can come last and closes no circle. */
const READABLE: ReadonlySet<Aspect> = new Set<Aspect>(["relevant", "count", "calculation", "choices"]);

/**
 * Puts computations in an order in which each comes after everything it reads, and finds the circles that have none. Reading
 * a node reads its value, its relevance and that of the groups around it, and the number of instances of the repeats around.
 */
export function rankComputations(
  computations: readonly Computation[],
  reads: ReadonlyMap<Computation, readonly FormNode[]>,
): { ordered: Computation[]; circles: Computation[][] } {
  const readable = computations.filter((computation) => READABLE.has(computation.aspect));
  const sources = new Map(
    readable.map((computation) => [computation, sourcesOf(computation, reads.get(computation) ?? [])]),
  );
  let ordered = sortReadable(readable, sources);
  if (ordered.length < readable.length) {
    loosen(without(readable, ordered), sources, reads);
    ordered = sortReadable(readable, sources);
  }
  const placed = new Set(ordered);
  const circles = findCircles(without(readable, ordered), sources);
  ordered.push(...computations.filter((computation) => !placed.has(computation)));
  ordered.forEach((computation, rank) => (computation.rank = rank));
  return { ordered, circles };
}

/** The computations that must be done before this one. A choice filter may look at the answer it filters. */
function sourcesOf(computation: Computation, read: readonly FormNode[]): Computation[] {
  const sources = new Set<Computation>();
  for (const node of read) {
    if (node === computation.node && computation.aspect === "choices") continue;
    for (let at: FormNode | null = node; at; at = at.parent) {
      const { relevant, count, calculation, choices } = at.own;
      const parts = at === node ? [relevant, count, calculation, choices] : [relevant, count];
      for (const part of parts) if (part) sources.add(part);
    }
  }
  return [...sources];
}

function without(all: readonly Computation[], placed: readonly Computation[]): Computation[] {
  const known = new Set(placed);
  return all.filter((computation) => !known.has(computation));
}

/**
 * Lets choices, and counts that people's answers drive, go before what they read: they are done again when it changes, and
 * that comes to rest. So two questions may each leave out what the other has chosen, and a repeat may grow by one whenever its
 * last instance says that there is another.
 */
function loosen(
  knotted: readonly Computation[],
  sources: Map<Computation, Computation[]>,
  reads: ReadonlyMap<Computation, readonly FormNode[]>,
): void {
  const knot = new Set(knotted);
  for (const computation of knotted)
    if (computation.aspect === "choices" || (computation.aspect === "count" && asksInside(computation, sources, reads)))
      sources.set(
        computation,
        sources.get(computation)!.filter((source) => !knot.has(source)),
      );
}

/** Whether the count of a repeat reads, through any detour, what people answer in that repeat. */
function asksInside(
  count: Computation,
  sources: ReadonlyMap<Computation, readonly Computation[]>,
  reads: ReadonlyMap<Computation, readonly FormNode[]>,
): boolean {
  const seen = new Set([count]);
  for (const computation of seen) {
    for (const node of reads.get(computation) ?? [])
      if (node.kind === "question" && !node.own.calculation && node.repeats.includes(count.node)) return true;
    for (const source of sources.get(computation) ?? []) seen.add(source);
  }
  return false;
}

/** Kahn's algorithm, in the order of the form where there is a choice; leaves out what stands in or behind a circle. */
function sortReadable(
  readable: readonly Computation[],
  sources: ReadonlyMap<Computation, readonly Computation[]>,
): Computation[] {
  const waiting = new Map<Computation, number>();
  const followers = new Map<Computation, Computation[]>();
  for (const computation of readable) {
    const before = sources.get(computation) ?? [];
    waiting.set(computation, before.length);
    for (const source of before) {
      const known = followers.get(source);
      if (known) known.push(computation);
      else followers.set(source, [computation]);
    }
  }
  const ordered = readable.filter((computation) => waiting.get(computation) === 0);
  for (const computation of ordered) {
    for (const follower of followers.get(computation) ?? []) {
      const left = waiting.get(follower)! - 1;
      waiting.set(follower, left);
      if (left === 0) ordered.push(follower);
    }
  }
  return ordered;
}

/** One circle for each knot: follows what each reads until it meets itself. */
function findCircles(
  knotted: readonly Computation[],
  sources: ReadonlyMap<Computation, readonly Computation[]>,
): Computation[][] {
  const left = new Set(knotted);
  const circles: Computation[][] = [];
  for (const start of knotted) {
    const trail: Computation[] = [];
    const seen = new Map<Computation, number>();
    let at: Computation | undefined = left.has(start) ? start : undefined;
    while (at && !seen.has(at)) {
      seen.set(at, trail.length);
      trail.push(at);
      at = sources.get(at)?.find((source) => left.has(source));
    }
    const circle: Computation[] = [];
    for (const part of at ? trail.slice(seen.get(at)) : []) circle.unshift(part);
    if (at) circles.push(circle);
    for (const done of trail) left.delete(done);
  }
  return circles;
}
