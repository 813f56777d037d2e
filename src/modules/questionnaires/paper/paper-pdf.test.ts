import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Definition, readForm } from "../../../xlsform/index.ts";
import { paperFileName, paperPdf } from "./paper-pdf.ts";

function sample(name: string): Definition {
  return readForm(readFileSync(`data/questionnaires/${name}.xlsx`)).definition!;
}

/** The pages and embedded fonts of a PDF, and the first of its bookmarks, in the letters that it can't write plainly. */
function look(pdf: Buffer) {
  const source = pdf.toString("latin1");
  const bookmark = /\/Title <FEFF([0-9A-F]*)>/.exec(source)?.[1] ?? "";
  return {
    pages: source.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0,
    fonts: [...new Set(Array.from(source.matchAll(/\/FontName \/\w{6}\+([\w-]+)/g), (font) => font[1]))],
    isEmbedded: source.includes("/FontFile2") || source.includes("/FontFile3"),
    bookmark: Buffer.from(bookmark, "hex").swap16().toString("utf16le"),
  };
}

describe("a questionnaire as PDF", () => {
  it.each([
    ["basic-services", "bn"],
    ["basic-services", "en"],
    ["profile-and-finance", "bn"],
    ["profile-and-finance", "en"],
  ] as const)("is a few pages of A4 with its fonts in it: %s, %s", async (name, lang) => {
    const definition = sample(name);
    const title = definition.title[lang]!;
    const pdf = await paperPdf({ lang, definition, title, version: 1 });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const { pages, fonts, isEmbedded } = look(pdf);
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThan(10);
    expect(fonts).toEqual(["HindSiliguri-Regular", "HindSiliguri-SemiBold"]);
    expect(isEmbedded).toBe(true);
  });

  it("takes what people write for words, whatever it looks like", async () => {
    const hostile = `#panic("x") $a_1$ *b* _c_ \`d\` = e \\ " ' <f> @g // h /* #{ [ ]] \u0007 😀`;
    const definition = sample("basic-services");
    const text = { bn: hostile, en: hostile };
    const spoilt = JSON.parse(
      JSON.stringify(definition, (key, value: unknown) => (/^(label|hint|guidance)$/.test(key) ? text : value)),
    ) as Definition;
    const pdf = await paperPdf({
      lang: "en",
      definition: spoilt,
      title: hostile,
      version: 1,
      asked: { municipality: hostile, dueOn: "2026-11-30" },
    });
    expect(look(pdf).pages).toBeGreaterThan(3);
    expect(look(pdf).bookmark).toBe(hostile);
  });

  it("is named after its form, version and language", () => {
    const definition = sample("basic-services");
    expect(paperFileName({ lang: "bn", definition, title: "", version: 2 })).toBe("basic-services-2-bn.pdf");
  });
});
