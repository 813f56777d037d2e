import { expect, test } from "vitest";
import { readMunicipalities } from "./respondents.rules.ts";

const known = [
  { code: "M5501", nameEn: "Magura", nameBn: "মাগুরা" },
  { code: "M0401", nameEn: "Barguna", nameBn: "বরগুনা" },
  { code: "M2901", nameEn: "Faridpur", nameBn: "ফরিদপুর" },
  { code: "M7602", nameEn: "Faridpur", nameBn: "ফরিদপুর" },
];

const codesOf = (typed: string) => readMunicipalities(typed, known, "list").codes;

test("municipalities are found by code or by name in either language, each once", () => {
  expect(codesOf("m5501\nবরগুনা, Magura\r\n\n M২৯০১ ;")).toEqual(["M5501", "M0401", "M2901"]);
});

test("the word municipality after a name doesn't matter", () => {
  expect(codesOf("মাগুরা পৌরসভা, Barguna  Municipality")).toEqual(["M5501", "M0401"]);
});

test("what names no municipality is told word for word", () => {
  const { codes, errors } = readMunicipalities("Magura, Atlantis", known, "list");
  expect(codes).toEqual(["M5501"]);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ path: "list", kind: "unknown" });
  expect(errors[0]!.message.bn).toContain("“Atlantis”");
});

test("a name of two municipalities asks for the code and gives both", () => {
  const { codes, errors } = readMunicipalities("ফরিদপুর", known, "list");
  expect(codes).toEqual([]);
  expect(errors[0]!.message.en).toContain("M2901, M7602");
});
