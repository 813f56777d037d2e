import { readFileSync } from "node:fs";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { readForm } from "../../../xlsform/index.ts";
import { paperDocument } from "./paper-document.ts";
import { PaperForm } from "./paper-form.tsx";

const { definition } = readForm(readFileSync("data/questionnaires/profile-and-finance.xlsx"));
const asked = { municipality: "মাগুরা (M5501)", dueOn: "2026-11-30" };
const paper = renderToString(<PaperForm lang="bn" definition={definition!} title="ক" version={1} asked={asked} />);

/** What stands on the paper under a number. */
function under(number: string): string {
  return paper.split('<div class="pq">').find((part) => part.startsWith(`<p>${number}</p>`)) ?? "";
}

describe("a questionnaire on paper", () => {
  it("has a box for each digit that the rule allows, and the unit", () => {
    const years = under("১.৬");
    expect(years).toContain("প্রতিষ্ঠার সাল");
    expect(years.match(/<i><\/i>/g)).toHaveLength(4);
    expect(under("২.১")).toContain("বর্গকিমি");
  });

  it("has a box to tick for each choice, and says where there may be several", () => {
    const means = under("৩.৭");
    expect(means).toContain("শুধু যদি ৩.৬ নম্বরে উত্তর “হ্যাঁ” হয়।");
    expect(means).toContain("একাধিক হতে পারে");
    expect(means.match(/class="ck"/g)).toHaveLength(3);
  });

  it("has a place to write for every type that people are asked", () => {
    const { definition: every } = readForm(readFileSync("src/xlsform/testing/every-type.md"));
    const { sections } = paperDocument({ lang: "en", definition: every!, title: "E", version: 1 });
    const asked = sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === "question" ? [item] : [])));
    const answerOf = (label: string) => asked.find((item) => item.label === label)?.answer;
    expect(answerOf("Words")).toEqual({ kind: "lines", count: 3 });
    expect(answerOf("Share")).toEqual({ kind: "boxes", parts: [1, ".", 2, ""] });
    expect(answerOf("Hour")).toEqual({ kind: "boxes", parts: ["hour", 2, "minute", 2] });
    expect(answerOf("Rank")).toEqual({ kind: "places", labels: ["Yes", "No"] });
    expect(answerOf("Picture")?.kind).toBe("words");
    const tables = sections.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === "tables" ? item.tables : [])),
    );
    expect(tables.map(({ caption }) => caption)).toEqual(["Truck", "Trip", "Visit", "Guest"]);
  });

  it("has a table for a repeat, its questions as columns", () => {
    expect(under("৫.১").match(/<th scope="col">/g)).toHaveLength(4);
  });

  it("leaves out what the form works out and what would show answers", () => {
    expect(paper).not.toContain("${");
    expect(paper).not.toContain("নিজে থেকে হিসাব হয়");
    expect(under("৫.২")).not.toContain("…");
  });

  it("says who answers, until when, and where to sign", () => {
    expect(paper).toContain("মাগুরা (M5501)");
    expect(paper).toContain("৩০ নভেম্বর ২০২৬");
    expect(paper).toContain("মেয়র বা প্রশাসকের স্বাক্ষর ও সিল");
  });
});
