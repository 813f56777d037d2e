import { describe, expect, it } from "vitest";
import { sortByName } from "./collate.ts";
import { formats } from "./format.ts";
import { isLang, texts } from "./lang.ts";
import { nfc } from "./nfc.ts";

describe("the two languages", () => {
  it("know their own codes only", () => {
    expect(isLang("bn")).toBe(true);
    expect(isLang("BN")).toBe(false);
    expect(isLang("__proto__")).toBe(false);
  });

  it("give each word by its language", () => {
    const words = texts(
      { left: (n: string) => `${n}টি বাকি`, at: { home: "ঘর" } },
      { left: (n) => `${n} left`, at: { home: "home" } },
    );
    expect(words.bn.left("২")).toBe("২টি বাকি");
    expect(words.en.left("2")).toBe("2 left");
    expect(words.en.at.home).toBe("home");
  });

  it("don't pass the type check when English lacks a word", () => {
    // @ts-expect-error the English of `b` is missing
    expect(texts({ a: "ক", b: "খ" }, { a: "a" }).bn.b).toBe("খ");
  });

  it("join the last of a list with a word", () => {
    expect(formats("bn").list(["মাগুরা", "যশোর", "নড়াইল"])).toBe("মাগুরা, যশোর ও নড়াইল");
    expect(formats("en").list(["Magura", "Jashore"])).toBe("Magura and Jashore");
    expect(formats("en").list(["Magura"])).toBe("Magura");
    expect(formats("en").list([])).toBe("");
  });

  it("sort names as their readers do, numbers as numbers", () => {
    const sorted = sortByName(["যশোর", "কুমিল্লা", "আমতলী", "খুলনা"], (name) => name, "bn");
    expect(sorted).toEqual(["আমতলী", "কুমিল্লা", "খুলনা", "যশোর"]);
    expect(sortByName(["Ward 10", "Ward 9"], (name) => name, "en")).toEqual(["Ward 9", "Ward 10"]);
  });

  it("write য় in one form, however it was typed", () => {
    expect(nfc("\u09df")).toBe("\u09af\u09bc");
    expect(nfc("নারায়ণগঞ্জ".normalize("NFD"))).toBe(nfc("নারায়ণগঞ্জ"));
  });
});
