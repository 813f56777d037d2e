/** A part of a regular expression. */
export type Piece =
  | { kind: "letter"; test: (letter: string) => boolean }
  | { kind: "edge"; allows: (text: readonly string[], at: number) => boolean }
  | { kind: "ahead"; part: Piece; wanted: boolean }
  | { kind: "row"; parts: Piece[] }
  | { kind: "either"; ways: Piece[] }
  | { kind: "repeat"; part: Piece; least: number; most: number };

const EDGES: Readonly<Record<string, (text: readonly string[], at: number) => boolean>> = {
  "^": (_, at) => at === 0,
  $: (text, at) => at === text.length,
  "\\b": isEdgeOfWord,
  "\\B": (text, at) => !isEdgeOfWord(text, at),
};

function isEdgeOfWord(text: readonly string[], at: number): boolean {
  const isWord = (letter = ""): boolean => /^\w$/.test(letter);
  return isWord(text[at - 1]) !== isWord(text[at]);
}

/** What stands for one letter: a class in brackets, an escape of any length, or itself. */
const LETTER =
  /\[(?:\\[^]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[^])|[^]/uy;
const GROUP = /\((?:\?(?:[a-z-]*:|<?[=!]|<[^>]*>))?/y;
const BACK = /\\(?:[1-9]\d*|k<[^>]*>)/y;
const REPEAT = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
/** Groups within groups. */
const DEEPEST = 100;

/** What a regular expression is made of; no tree when its groups lie too deep within each other. */
export interface PatternRead {
  tree: Piece | null;
  looksAhead: boolean;
  /** It looks behind, refers back to what it found or changes its rules on the way: its tree doesn't say all of it. */
  looksBack: boolean;
}

/** Reads a regular expression that JavaScript has already accepted with these flags. */
export function readPattern(source: string, flags: "u" | ""): PatternRead {
  const reader = new PatternReader(source, flags);
  const tree = reader.whole();
  return { tree: reader.isTooDeep ? null : tree, looksAhead: reader.looksAhead, looksBack: reader.looksBack };
}

class PatternReader {
  looksAhead = false;
  looksBack = false;
  isTooDeep = false;
  private readonly source: string;
  private readonly flags: string;
  private readonly letters = new Map<string, (one: string) => boolean>();
  private at = 0;
  private depth = 0;

  constructor(source: string, flags: string) {
    this.source = source;
    this.flags = flags;
  }

  whole(): Piece {
    const ways = [this.row()];
    while (this.source[this.at] === "|") {
      this.at++;
      ways.push(this.row());
    }
    return ways.length === 1 ? ways[0]! : { kind: "either", ways };
  }

  private row(): Piece {
    const parts: Piece[] = [];
    while (this.at < this.source.length && this.source[this.at] !== "|" && this.source[this.at] !== ")") {
      parts.push(this.repeated(this.one()));
    }
    return { kind: "row", parts };
  }

  private one(): Piece {
    const group = this.take(GROUP)?.[0];
    if (group !== undefined) return this.group(group);
    const edge = Object.keys(EDGES).find((mark) => this.source.startsWith(mark, this.at));
    if (edge) {
      this.at += edge.length;
      return { kind: "edge", allows: EDGES[edge]! };
    }
    if (this.take(BACK)) {
      this.looksBack = true;
      return { kind: "row", parts: [] };
    }
    return { kind: "letter", test: this.testOf(escaped(this.take(LETTER)?.[0] ?? "", this.flags)) };
  }

  /** Made once for each letter, however often it is written: a pattern may have hundreds of dots. */
  private testOf(letter: string): (one: string) => boolean {
    const known = this.letters.get(letter);
    if (known) return known;
    const pattern = new RegExp(`^(?:${letter})$`, this.flags);
    const test = (one: string): boolean => pattern.test(one);
    this.letters.set(letter, test);
    return test;
  }

  private group(opening: string): Piece {
    if (++this.depth > DEEPEST) {
      this.isTooDeep = true;
      this.at = this.source.length;
    }
    const part = this.whole();
    this.depth--;
    this.at++;
    if (/<[=!]$|\?[a-z-]+:$/.test(opening)) this.looksBack = true;
    else if (/[=!]$/.test(opening)) {
      this.looksAhead = true;
      return { kind: "ahead", part, wanted: opening.endsWith("=") };
    }
    return part;
  }

  private repeated(part: Piece): Piece {
    const found = this.take(REPEAT);
    if (!found) return part;
    const [, sign, from, comma, to] = found;
    if (sign === "?") return { kind: "repeat", part, least: 0, most: 1 };
    if (sign) return { kind: "repeat", part, least: sign === "+" ? 1 : 0, most: Number.POSITIVE_INFINITY };
    const least = Number(from);
    const most = comma === undefined ? least : to ? Number(to) : Number.POSITIVE_INFINITY;
    return { kind: "repeat", part, least, most };
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}

/** Without the flag `u` JavaScript takes some marks for themselves that it would mistake when they stand alone. */
function escaped(letter: string, flags: string): string {
  return flags === "" && /^[{}\]]$/.test(letter) ? `\\${letter}` : letter;
}
