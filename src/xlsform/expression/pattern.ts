/** A regular expression of an author, ready to be tried. */
export interface Pattern {
  /** Whether some part of the text matches, in a time that grows with the text and not faster. */
  test(text: string): boolean;
}

/** A pattern is written once and tested often. */
const patterns = new Map<string, Pattern | null>();

/** Texts beyond this are cut: no answer that takes a pattern is that long. */
export const LONGEST_TESTED = 10_000;

/** Reads patterns that might take long, once it is known. */
let careful: ((source: string, flags: "u" | "") => Pattern | null) | null = null;

/** Makes known how patterns are read that might take long: `careful-pattern.ts` has it, a browser fetches it where needed. */
export function readCarefullyBy(read: typeof careful): void {
  careful = read;
  patterns.clear();
}

/**
 * A regular expression of an author; null when it is none. JavaScript's own engine goes back and tries again, which takes
 * longer than anybody waits for patterns such as `^(a+)+$`. What isn't simple is therefore read with care. Null too for the
 * few that can't be tried in time.
 */
export function patternOf(source: string): Pattern | null {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = compile(source);
    if (patterns.size > 500) patterns.clear();
    patterns.set(source, pattern);
  }
  return pattern;
}

function compile(source: string): Pattern | null {
  const flags = flagsOf(source);
  if (flags === null) return null;
  if (!isSimple(source)) return careful && careful(source, flags);
  const pattern = new RegExp(source, flags);
  return { test: (text) => pattern.test(text.slice(0, LONGEST_TESTED)) };
}

/**
 * Whether a pattern can be seen at once to leave few ways to match a text: at most one part of it is of no certain length,
 * no group is repeated, and alternatives and groups are few.
 */
export function isSimple(source: string): boolean {
  // Letters that are escaped, and classes, stand for one letter.
  const marks = source.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, "x");
  const count = (mark: RegExp): number => marks.split(mark).length - 1;
  return !/\)[*+?{]/.test(marks) && count(/[*+?]|\{\d+,\d*\}/) <= 1 && count(/\|/) <= 3 && count(/\(/) <= 9;
}

/** How JavaScript reads a pattern: by whole letters where it can; null where it can't at all. */
export function flagsOf(source: string): "u" | "" | null {
  if (isPattern(source, "u")) return "u";
  return isPattern(source, "") ? "" : null;
}

function isPattern(source: string, flags: string): boolean {
  try {
    return Boolean(new RegExp(source, flags));
  } catch {
    return false;
  }
}
