import { define } from "../call.ts";
import { patternOf } from "../pattern.ts";
import { toText } from "../values.ts";

/** ODK's `substr`: from `start`, counted from 0, up to but without `end`; negative ones count from the end. */
function substring(text: string, start: number, end: number): string {
  const length = text.length;
  const place = (at: number): number => Math.min(Math.max(0, at < 0 ? length + at : at), length);
  return text.slice(place(Math.trunc(start) || 0), place(Number.isNaN(end) ? length : Math.trunc(end)));
}

function translate(text: string, from: string, to: string): string {
  const [letters, replacements] = [Array.from(from), Array.from(to)];
  return Array.from(text, (letter) => {
    const at = letters.indexOf(letter);
    return at < 0 ? letter : (replacements[at] ?? "");
  }).join("");
}

export const textFunctions = {
  string: define(0, 1, (given) => (given.count === 0 ? toText([given.context.node]) : given.text(0))),
  concat: define(0, Number.POSITIVE_INFINITY, (given) => given.values(0).map(toText).join("")),
  join: define(1, Number.POSITIVE_INFINITY, (given) => given.values(1).map(toText).join(given.text(0))),
  substr: define(2, 3, (given) =>
    substring(given.text(0), given.number(1), given.count > 2 ? given.number(2) : Number.NaN),
  ),
  substring: define(2, 3, (given) => {
    const start = Math.round(given.number(1));
    const end = given.count > 2 ? start + Math.round(given.number(2)) : Number.POSITIVE_INFINITY;
    return Array.from(given.text(0))
      .filter((_, index) => index + 1 >= start && index + 1 < end)
      .join("");
  }),
  "substring-before": define(2, 2, (given) => {
    const [text, mark] = [given.text(0), given.text(1)];
    return text.slice(0, Math.max(0, text.indexOf(mark)));
  }),
  "substring-after": define(2, 2, (given) => {
    const [text, mark] = [given.text(0), given.text(1)];
    const at = text.indexOf(mark);
    return at < 0 ? "" : text.slice(at + mark.length);
  }),
  translate: define(3, 3, (given) => translate(given.text(0), given.text(1), given.text(2))),
  "string-length": define(
    0,
    1,
    (given) => Array.from(given.count === 0 ? toText([given.context.node]) : given.text(0)).length,
  ),
  "normalize-space": define(0, 1, (given) =>
    (given.count === 0 ? toText([given.context.node]) : given.text(0)).trim().replace(/\s+/g, " "),
  ),
  contains: define(2, 2, (given) => given.text(0).includes(given.text(1))),
  "starts-with": define(2, 2, (given) => given.text(0).startsWith(given.text(1))),
  "ends-with": define(2, 2, (given) => given.text(0).endsWith(given.text(1))),
  regex: define(2, 2, (given) => patternOf(given.text(1))?.test(given.text(0)) ?? false),
  uuid: define(0, 1, (given) => uuid(given.count === 0 ? 36 : given.number(0))),
};

/** A random UUID, or a random text of so many of its characters. */
function uuid(length: number): string {
  const wanted = Math.min(Math.max(0, Math.trunc(length) || 0), 1_000);
  let text = "";
  while (text.length < wanted) text += randomUuid();
  return text.slice(0, wanted);
}

/** RFC 9562 version 4. `crypto.randomUUID` is absent from pages that aren't served securely. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
