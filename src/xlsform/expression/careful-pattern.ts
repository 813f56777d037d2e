import { flagsOf, LONGEST_TESTED, type Pattern } from "./pattern.ts";
import { readPattern, type Piece } from "./pattern-tree.ts";

/** The same for patterns that look ahead. */
const LONGEST_AHEAD = 1_000;

/**
 * A pattern that may leave JavaScript's own engine many ways to match a text. Where they are few it is given to that; the
 * others are walked here, all ways at once (Thompson 1968). Null for those that can't be walked so: they have many ways and
 * also look behind or refer back, or are of more than 2,000 states.
 */
export function carefulPattern(source: string, flags: "u" | ""): Pattern | null {
  const { tree } = readPattern(source, flags);
  if (tree && waysOf(tree) > MOST_WAYS) return walkPattern(source);
  const pattern = new RegExp(source, flags);
  return tree && { test: (text) => pattern.test(text.slice(0, LONGEST_TESTED)) };
}

/** A pattern, always walked. */
export function walkPattern(source: string): Pattern | null {
  const flags = flagsOf(source);
  const read = flags === null ? null : readPattern(source, flags);
  if (!read?.tree || read.looksBack) return null;
  const walk = new Walk();
  const start = walk.add(read.tree, walk.accept);
  const longest = read.looksAhead ? LONGEST_AHEAD : LONGEST_TESTED;
  return start && { test: (text) => walk.test(Array.from(text.slice(0, longest)), 0, start, true) };
}

/** A repetition without end counts as a hundred ways. */
const WITHOUT_END = 100;
const MOST_WAYS = 1_000;

/** About how many ways there are to match a text of some length; each may be tried before a text is given up. */
function waysOf(piece: Piece): number {
  switch (piece.kind) {
    case "row":
      return piece.parts.reduce((ways, part) => ways * waysOf(part), 1);
    case "either":
      return piece.ways.reduce((ways, way) => ways + waysOf(way), 0);
    case "ahead":
      return waysOf(piece.part);
    case "repeat": {
      const inner = waysOf(piece.part);
      const most = Math.min(piece.most, WITHOUT_END + piece.least);
      return inner === 1 ? most - piece.least + 1 : inner ** most;
    }
    default:
      return 1;
  }
}

/** A place in a pattern: what it asks of the next letter, and where one comes from there. */
interface State {
  /** Null: goes on without a letter, to all of `next`, where the place in the text allows it. */
  letter: ((letter: string) => boolean) | null;
  allows: ((text: readonly string[], at: number) => boolean) | null;
  next: State[];
}

const MOST_STATES = 2_000;

/** The states of a pattern, built from its end to its beginning. */
class Walk {
  readonly accept: State = { letter: null, allows: null, next: [] };
  private size = 0;

  /** Puts a piece before a state; gives its first state, or null when there are too many. */
  add(piece: Piece, next: State): State | null {
    if (++this.size > MOST_STATES) return null;
    switch (piece.kind) {
      case "letter":
        return { letter: piece.test, allows: null, next: [next] };
      case "edge":
        return { letter: null, allows: piece.allows, next: [next] };
      case "ahead":
        return this.ahead(piece.part, piece.wanted, next);
      case "either":
        return this.fork(piece.ways.map((way) => this.add(way, next)));
      case "row":
        return piece.parts.reduceRight<State | null>((after, part) => after && this.add(part, after), next);
      case "repeat":
        return this.repeat(piece.part, piece.least, piece.most, next);
    }
  }

  private ahead(part: Piece, wanted: boolean, next: State): State | null {
    const start = this.add(part, this.accept);
    const allows: State["allows"] = (text, at) => this.test(text, at, start!, false) === wanted;
    return start && { letter: null, allows, next: [next] };
  }

  private fork(ways: (State | null)[]): State | null {
    return ways.every((way) => way !== null) ? { letter: null, allows: null, next: ways } : null;
  }

  private repeat(part: Piece, least: number, most: number, next: State): State | null {
    let first: State | null = next;
    if (most === Number.POSITIVE_INFINITY) {
      const loop: State = { letter: null, allows: null, next: [next] };
      const inner = this.add(part, loop);
      if (!inner) return null;
      loop.next.push(inner);
      first = loop;
    }
    for (let count = least; count < most && most !== Number.POSITIVE_INFINITY && first; count++) {
      const inner = this.add(part, first);
      first = inner && this.fork([inner, next]);
    }
    for (let count = 0; count < least && first; count++) first = this.add(part, first);
    return first;
  }

  /** Walks all ways at once from a place in the text; `anew` also begins at every later letter. */
  test(text: readonly string[], from: number, start: State, anew: boolean): boolean {
    let here = new Set<State>();
    this.reach(start, text, from, here);
    for (let at = from; !here.has(this.accept); at++) {
      const letter = text[at];
      if (letter === undefined || (here.size === 0 && !anew)) return false;
      const there = new Set<State>();
      for (const state of here) if (state.letter?.(letter)) this.reach(state.next[0]!, text, at + 1, there);
      if (anew) this.reach(start, text, at + 1, there);
      here = there;
    }
    return true;
  }

  /** Adds a state with all those that it leads to without a letter. */
  private reach(state: State, text: readonly string[], at: number, reached: Set<State>): void {
    const waiting = [state];
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      if (reached.has(one) || (one.allows && !one.allows(text, at))) continue;
      reached.add(one);
      if (!one.letter) waiting.push(...one.next);
    }
  }
}
