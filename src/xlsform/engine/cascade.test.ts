import { afterEach, describe, expect, it, vi } from "vitest";
import type { Choice } from "../definition/definition.ts";
import { choices, form, question } from "../testing/build.ts";
import { ChoiceNode } from "./choice-list.ts";
import { openSession } from "./session.ts";

/** 6,000 villages of 60 unions of 6 districts; numbers as people write codes, some with a zero before them. */
const villages: Choice[] = Array.from({ length: 6_000 }, (_, n) => ({
  name: `v${n}`,
  label: { en: `Village ${n}` },
  extra: { union: String(3000 + (n % 60)), district: `d${n % 6}`, code: `0${n}`, ward: String(n % 7) },
}));
const districts = choices("d0", "d1", "d2", "d3", "d4", "d5");
const unions = Array.from({ length: 60 }, (_, n) => ({
  name: String(3000 + n),
  label: {},
  extra: { district: `d${n % 6}` },
}));

const cascade = form(
  [
    question("select_one", "district", { list: "districts" }),
    question("select_one", "union", { list: "unions", choiceFilter: "district = ${district}" }),
    question("integer", "ward"),
    question("select_one", "village", {
      list: "villages",
      choiceFilter: "district = ${district} and union = ${union} and (ward = ${ward} or ${ward} = '')",
    }),
    question("select_one", "ward_village", { list: "villages", choiceFilter: "${ward} = ward and ${union} = union" }),
    question("calculate", "code", { calculation: "instance('villages')/root/item[name = ${village}]/code" }),
    question("text", "remark"),
  ],
  { districts, unions, villages },
);

const look = vi.spyOn(ChoiceNode.prototype, "column");
afterEach(() => look.mockClear());

/** How many of the choices' cells were looked at while something was done, once the lists have been indexed. */
function looks(work: () => void): number {
  look.mockClear();
  work();
  return look.mock.calls.length;
}

describe("a cascade of 6,000 choices", () => {
  const session = openSession(cascade);
  session.set("ward", 3);
  session.set("village", "v1");
  session.set("village", null);

  it("looks only at the choices of the narrowest part of the filter", () => {
    expect(looks(() => session.set("district", "d2"))).toBeLessThan(100);
    expect(looks(() => session.set("union", "3002"))).toBeLessThan(1_000);
    expect(session.node("village")?.choices?.map(({ name }) => name)).toEqual(
      villages.filter(({ extra }) => extra.union === "3002" && extra.ward === "3").map(({ name }) => name),
    );
    expect(session.node("village")?.choices?.length).toBeGreaterThan(10);
    expect(session.node("ward_village")?.choices).toEqual(session.node("village")?.choices);
  });

  it("looks up one choice's column by its name", () => {
    expect(looks(() => session.set("village", "v122"))).toBeLessThan(10);
    expect(session.node("code")?.value).toBe("0122");
  });

  it("looks at none while something else is answered", () => {
    expect(looks(() => session.set("remark", "a"))).toBe(0);
  });

  it("finds a number by its value, and a text by its letters", () => {
    const coded = form(
      [
        question("integer", "number"),
        question("text", "text"),
        question("calculate", "n", { calculation: "count(instance('l')/root/item[code = ${number}])" }),
        question("calculate", "t", { calculation: "count(instance('l')/root/item[code = ${text}])" }),
        question("calculate", "last", {
          calculation: "instance('l')/root/item[code = '1' and position() = last()]/name",
        }),
        question("calculate", "second", { calculation: "instance('l')/root/item[code != ''][2]/name" }),
      ],
      { l: ["1", "01", "1.0", "2026-11-30", "1"].map((code, n) => ({ name: `c${n}`, label: {}, extra: { code } })) },
    );
    const asked = openSession(coded);
    asked.set("number", 1);
    asked.set("text", "1");
    expect(asked.revision()).toMatchObject({ n: 4, t: 2, last: "c4", second: "c1" });
    asked.set("number", 20_787);
    expect(asked.node("n")?.value).toBe(1);
  });
});
