import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { XmlScanner } from "./scan-xml.ts";

/** What a reader is told, one word after another; null for XML that isn't well-formed. */
function told(pieces: string[]): string[] | null {
  const events: string[] = [];
  const text = (piece: string): void => void join(events, piece);
  const scanner = new XmlScanner({
    open: (name, attributes) => events.push(`<${name} ${JSON.stringify(attributes)}`),
    text,
    close: (name) => events.push(`/${name}`),
  });
  try {
    for (const piece of pieces) scanner.write(piece);
    scanner.end();
    return events;
  } catch {
    return null;
  }
}

/** The same from a parser of all that XML has. */
function toldByParser(source: string): string[] | null {
  const events: string[] = [];
  const parser = new SaxesParser();
  const text = (piece: string): void => void join(events, piece);
  parser.on("opentag", ({ name, attributes }) => events.push(`<${name} ${JSON.stringify(attributes)}`));
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("closetag", ({ name }) => events.push(`/${name}`));
  parser.on("error", (error) => {
    throw error;
  });
  try {
    parser.write(source).close();
    return events;
  } catch {
    return null;
  }
}

/** Texts come in pieces; what nobody sees around the root doesn't count. */
function join(events: string[], text: string): void {
  const last = events.at(-1);
  if (last?.startsWith("=")) events[events.length - 1] = last + text;
  else if (last !== undefined && text !== "") events.push(`=${text}`);
}

describe("XML", () => {
  it("tells elements without their prefix, their attributes and texts, in whatever pieces it comes", () => {
    const source = `<?xml version="1.0"?>\n<!DOCTYPE sst><!-- > --><x:sst a = "1 > 0" b='&quot;&#x9B8;'>\r\n<t/>x &lt; y<![CDATA[<&>]]> ]</x:sst >\n`;
    const events = [`<sst {"a":"1 > 0","b":"\\"স"}`, "=\n", "<t {}", "/t", "=x < y<&> ]", "/sst"];
    expect(told([source])).toEqual(events);
    expect(told(Array.from(source))).toEqual(events);
  });

  it.each([
    "",
    "plain",
    "<a>",
    "<a></b>",
    "<a/><b/>",
    "<a>&lol;</a>",
    "<a>& b</a>",
    "<a b=1/>",
    "<a b='<'/>",
    "</a>",
    "<a><!--></a>",
    "<a/>x",
    '<!DOCTYPE a [<!ENTITY lol "lol">]><a>&lol;</a>',
  ])("that isn't well-formed is refused: %j", (source) => {
    expect(told([source])).toBeNull();
  });

  it("is read as by a parser of all that XML has", () => {
    const piece = fc.constantFrom(
      "<a>",
      "</a>",
      "<a><!--></a>",
      "<b c='d'>",
      "</b>",
      "<e/>",
      "x",
      " ",
      "&amp;",
      "&",
      ">",
      "<",
      "<!--",
      "-->",
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const source = `<r>${pieces.join("")}</r>`;
        const events = toldByParser(source);
        fc.pre(events !== null);
        expect(told([source])).toEqual(events);
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });
});
