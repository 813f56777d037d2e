import { describe, expect, it } from "vitest";
import { choices, form, group, question, repeat } from "../testing/build.ts";
import { openSession, resolveText } from "./session.ts";

describe("relevance", () => {
  const asked = form(
    [
      question("select_one", "water", { list: "yn" }),
      group("supply", [question("integer", "wells"), group("pipe", [question("decimal", "km")])], {
        relevant: "${water} = 'yes'",
      }),
      question("calculate", "twice", { calculation: "${km} * 2" }),
    ],
    { yn: choices("yes", "no") },
  );

  it("is inherited, and brings back what was answered", () => {
    const session = openSession(asked);
    expect(session.node("supply/pipe/km")?.relevant).toBe(false);
    expect(session.set("water", "yes")).toEqual(["water", "supply", "supply/wells", "supply/pipe", "supply/pipe/km"]);
    session.set("supply/pipe/km", 1.5);
    session.set("water", "no");
    expect(session.node("supply/pipe/km")).toMatchObject({ relevant: false, value: 1.5 });
    expect(session.draft()).toEqual({ water: "no", supply: { pipe: { km: 1.5 } } });
    expect(session.revision()).toEqual({ water: "no" });
    session.set("water", "yes");
    expect(session.revision()).toEqual({ water: "yes", supply: { pipe: { km: 1.5 } }, twice: 3 });
  });

  it("keeps irrelevant answers out of calculations", () => {
    const session = openSession(asked, { answers: { water: "no", supply: { pipe: { km: 4 } } } });
    expect(session.node("twice")?.value).toBeUndefined();
    expect(session.set("water", "yes")).toContain("twice");
    expect(session.node("twice")?.value).toBe(8);
  });

  it("makes an answer empty where it is compared, and unknown among several numbers", () => {
    const session = openSession(
      form([
        question("integer", "a", { default: "1" }),
        question("integer", "b", { default: "5", relevant: "${a} > 1" }),
        question("calculate", "isEmpty", { calculation: "${b} = ''" }),
        question("calculate", "least", { calculation: "min(${a}, ${b})" }),
        question("calculate", "sum", { calculation: "sum(${b})" }),
        question("calculate", "listed", { calculation: "join('-', ${a}, ${b})" }),
      ]),
    );
    expect(session.revision()).toEqual({ a: 1, isEmpty: "true", sum: 0, listed: "1-" });
    session.set("a", 2);
    expect(session.revision()).toEqual({ a: 2, b: 5, isEmpty: "false", least: 2, sum: 5, listed: "2-5" });
  });

  it("makes the answers of irrelevant instances one empty answer beside others", () => {
    const session = openSession(
      form([
        question("integer", "a", { default: "1" }),
        repeat("r", [question("integer", "b", { default: "5" })], { count: "2", relevant: "${a} > 1" }),
        question("calculate", "least", { calculation: "min(${a}, ${b})" }),
      ]),
    );
    expect(session.node("least")?.value).toBeUndefined();
    session.set("a", 2);
    expect(session.node("least")?.value).toBe(2);
  });

  it("doesn't make a calculation forget what once gave it", () => {
    const session = openSession(
      form([
        question("integer", "a"),
        question("calculate", "b", { calculation: "once(${a} + 1)", relevant: "${a} != 3" }),
      ]),
    );
    for (const a of [1, 3, 2]) session.set("a", a);
    expect(session.node("b")?.value).toBe(2);
  });
});

describe("calculations", () => {
  it("settle in the order of what they need, whatever the order of the rows", () => {
    const session = openSession(
      form([
        question("calculate", "c", { calculation: "${b} + 1" }),
        question("calculate", "b", { calculation: "${a} + 1" }),
        question("integer", "a"),
      ]),
    );
    expect(session.set("a", 1)).toEqual(["a", "b", "c"]);
    expect(session.revision()).toEqual({ c: 3, b: 2, a: 1 });
  });

  it("tell only of what a change reaches", () => {
    const session = openSession(
      form([
        question("integer", "a"),
        question("integer", "b"),
        question("calculate", "big", { calculation: "if(${a} > 10, 'yes', 'no')" }),
        question("text", "why", { relevant: "${big} = 'yes'" }),
      ]),
    );
    session.set("a", 1);
    expect(session.set("b", 1)).toEqual(["b"]);
    expect(session.set("a", 2)).toEqual(["a"]);
    expect(session.set("a", 11)).toEqual(["a", "big", "why"]);
  });

  it("give the empty answer for what is not known", () => {
    const session = openSession(
      form([question("integer", "a"), question("calculate", "share", { calculation: "10 div ${a}" })]),
      { answers: { a: 0 } },
    );
    expect(session.revision()).toEqual({ a: 0 });
    session.set("a", 4);
    expect(session.revision()).toEqual({ a: 4, share: 2.5 });
  });

  it("take the type of a question that shows them", () => {
    const session = openSession(
      form([
        question("integer", "a", { calculation: "'12'" }),
        question("date", "d", { calculation: "today() + 1" }),
        question("text", "t", { calculation: "1 + 1" }),
      ]),
      { today: "2026-11-30" },
    );
    expect(session.revision()).toEqual({ a: 12, d: "2026-12-01", t: "2" });
  });

  it("remember what once gave through a draft", () => {
    const asked = form([
      question("calculate", "id", { calculation: "once(uuid())" }),
      question("calculate", "x", { calculation: "1" }),
    ]);
    const first = openSession(asked);
    expect(Object.keys(first.draft())).toEqual(["id"]);
    expect(openSession(asked, { answers: first.draft() }).node("id")?.value).toBe(first.node("id")?.value);
  });
});

describe("an answer of the wrong type", () => {
  const asked = form(
    [
      question("integer", "n", { constraint: ". < 100" }),
      question("decimal", "d"),
      question("date", "day"),
      question("select_one", "one", { list: "ab" }),
      question("select_multiple", "many", { list: "ab" }),
      question("text", "t"),
      question("calculate", "next", { calculation: "coalesce(${n}, 0) + 1" }),
      group("g", [question("text", "inner")]),
      repeat("r", [question("text", "each")]),
    ],
    { ab: choices("a", "b") },
  );
  const wrong = { n: "12", d: "1.5", day: "2026-02-30", one: "c", many: "a", t: 5, g: "x", r: [{ each: "ok" }, 7] };

  it("is kept in the draft, left out of the revision and empty in expressions", () => {
    const session = openSession(asked, { answers: wrong });
    expect(session.draft()).toEqual(wrong);
    expect(session.revision()).toEqual({ next: 1, r: [{ each: "ok" }, {}] });
  });

  it("is a problem that quotes it, in both languages", () => {
    const problems = openSession(asked, { answers: wrong }).problems();
    expect(problems.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      "n type",
      "d type",
      "day type",
      "one type",
      "many type",
      "t type",
      "g type",
      "r[2] type",
    ]);
    expect(problems[0]?.message["en"]).toContain("“12”");
    expect(problems[0]?.message["bn"]).toContain("পূর্ণসংখ্যা");
  });

  it("stops being one when it is mended", () => {
    const session = openSession(asked, { answers: wrong });
    session.set("n", 12);
    session.set("g/inner", "y");
    expect(session.node("n")?.violation).toBeNull();
    expect(session.draft()["g"]).toEqual({ inner: "y" });
    expect(session.node("next")?.value).toBe(13);
    session.set("n", 12.5);
    expect(session.node("n")?.violation).toBe("type");
  });

  it("takes null, the empty text and no choice for no answer", () => {
    const session = openSession(asked, { answers: { n: null, t: "", many: [], g: null, r: [] } });
    expect(session.draft()).toEqual({ r: [] });
    expect(session.problems()).toEqual([]);
  });
});

describe("rules of answers", () => {
  it("are the type first, then whether one is required, then the constraint", () => {
    const session = openSession(
      form([
        question("integer", "n", {
          required: "true()",
          constraint: ". > 5",
          constraintMessage: { en: "More than ${least}!" },
        }),
        question("integer", "least", { default: "5" }),
      ]),
    );
    expect(session.node("n")).toMatchObject({ required: true, violation: "required" });
    session.set("n", "x");
    expect(session.node("n")?.violation).toBe("type");
    session.set("n", 3);
    expect(session.node("n")?.violation).toBe("constraint");
    expect(session.problems()).toEqual([{ path: "n", kind: "constraint", message: { en: "More than 5!" } }]);
    session.set("n", 6);
    expect(session.problems()).toEqual([]);
  });

  it("can require an answer because of another", () => {
    const session = openSession(
      form([
        question("integer", "n"),
        question("text", "why", { required: "${n} > 5", requiredMessage: { bn: "কারণ লিখুন" } }),
      ]),
    );
    expect(session.node("why")?.required).toBe(false);
    expect(session.set("n", 6)).toEqual(["n", "why"]);
    expect(session.problems()).toEqual([{ path: "why", kind: "required", message: { bn: "কারণ লিখুন" } }]);
  });

  it("don't bind what isn't relevant", () => {
    const session = openSession(
      form([question("integer", "n"), question("text", "why", { required: "true()", relevant: "${n} > 5" })]),
    );
    expect(session.problems()).toEqual([]);
    expect(session.node("why")?.violation).toBeNull();
  });

  it("look again when what they compare with changes", () => {
    const session = openSession(
      form([question("integer", "a"), question("integer", "b", { constraint: ". <= ${a}" })]),
    );
    session.set("a", 10);
    session.set("b", 8);
    expect(session.set("a", 7)).toEqual(["a", "b"]);
    expect(session.node("b")?.violation).toBe("constraint");
  });
});

describe("choices", () => {
  const towns = [
    { name: "savar", label: { en: "Savar" }, extra: { district: "dhaka" } },
    { name: "dhamrai", label: { en: "Dhamrai" }, extra: { district: "dhaka" } },
    { name: "laksam", label: { en: "Laksam" }, extra: { district: "cumilla" } },
  ];
  const asked = form(
    [
      question("select_one", "district", { list: "districts" }),
      question("select_one", "town", { list: "towns", choiceFilter: "district = ${district}" }),
      question("calculate", "where", { calculation: "jr:choice-name(${town}, '${town}')" }),
    ],
    { districts: choices("dhaka", "cumilla"), towns },
  );

  it("are those that the filter leaves", () => {
    const session = openSession(asked);
    expect(session.node("town")?.choices).toEqual([]);
    expect(session.set("district", "dhaka")).toEqual(["district", "town"]);
    expect(session.node("town")?.choices?.map((choice) => choice.name)).toEqual(["savar", "dhamrai"]);
  });

  it("make an answer wrong that they no longer hold, and right again when they do", () => {
    const session = openSession(asked, { answers: { district: "dhaka", town: "savar" } });
    expect(session.node("where")?.value).toBe("Savar");
    session.set("district", "cumilla");
    expect(session.node("town")).toMatchObject({ value: "savar", violation: "type" });
    expect(session.revision()).toEqual({ district: "cumilla" });
    expect(session.problems()[0]?.message["en"]).toContain("no longer fits");
    session.set("district", "dhaka");
    expect(session.problems()).toEqual([]);
  });

  it("may be filtered by the answer itself", () => {
    const filter = "not(selected(${m}, 'none')) or name = 'none'";
    const session = openSession(
      form([question("select_multiple", "m", { list: "l", choiceFilter: filter })], { l: choices("a", "none") }),
    );
    session.set("m", ["a", "none"]);
    expect(session.node("m")?.choices?.map((choice) => choice.name)).toEqual(["none"]);
    expect(session.node("m")?.violation).toBe("type");
    session.set("m", ["none"]);
    expect(session.problems()).toEqual([]);
  });

  it("are found by number and by part as well", () => {
    const list = [1, 2, 3].map((size) => ({ name: `n${size}`, label: {}, extra: { size: String(size) } }));
    const session = openSession(
      form(
        [
          question("integer", "least"),
          question("select_one", "a", { list: "l", choiceFilter: "size = ${least}" }),
          question("select_one", "b", { list: "l", choiceFilter: "size >= ${least} and name != 'n3'" }),
          question("calculate", "c", { calculation: "count(instance('l')/root/item[size > ${least}])" }),
        ],
        { l: list },
      ),
      { answers: { least: 2 } },
    );
    expect(session.node("a")?.choices?.map((choice) => choice.name)).toEqual(["n2"]);
    expect(session.node("b")?.choices?.map((choice) => choice.name)).toEqual(["n2"]);
    expect(session.node("c")?.value).toBe(1);
  });
});

describe("defaults", () => {
  const asked = form([
    question("integer", "a", { default: "5" }),
    question("date", "d", { default: "today()" }),
    question("calculate", "next", { calculation: "${a} + 1" }),
    question("integer", "same", { default: "${next}" }),
  ]);
  it("fill a new response, the calculated ones too", () => {
    expect(openSession(asked, { today: "2026-11-30" }).revision()).toEqual({ a: 5, d: "2026-11-30", next: 6, same: 6 });
  });
  it("leave a response alone that was begun", () => {
    expect(openSession(asked, { answers: { a: 1 } }).draft()).toEqual({ a: 1 });
  });
  it("fill each new instance", () => {
    const session = openSession(
      form([question("integer", "x"), repeat("r", [question("integer", "n", { default: "${x} * 2" })])]),
      { answers: { x: 4 } },
    );
    session.addInstance("r");
    expect(session.draft()).toEqual({ x: 4, r: [{ n: 8 }] });
  });
});

describe("what isn't in the form", () => {
  const asked = form([question("text", "a"), repeat("r", [question("text", "b")])]);
  it("is reported with its path and kept aside", () => {
    const session = openSession(asked, { answers: { a: "x", zz: 1, r: [{ b: "y", zz: { deep: [2] } }] } });
    expect(session.unknown).toEqual({ zz: 1, "r[1]/zz": { deep: [2] } });
    expect(session.draft()).toEqual({ a: "x", r: [{ b: "y" }] });
    expect(session.problems().map(({ path, kind }) => [path, kind])).toEqual([
      ["zz", "unknown"],
      ["r[1]/zz", "unknown"],
    ]);
  });
  it("may be named like the machinery of objects", () => {
    const answers = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2, "a": "x"}');
    const session = openSession(asked, { answers });
    expect(Object.keys(session.unknown)).toEqual(["__proto__", "constructor"]);
    expect(session.draft()).toEqual({ a: "x", r: [] });
  });
  it("can't be answered", () => {
    const session = openSession(asked);
    expect(session.set("nowhere", 1)).toEqual([]);
    expect(session.set("r[2]/b", "x")).toEqual([]);
    expect(session.unknown).toEqual({ nowhere: 1, "r[2]/b": "x" });
  });
});

describe("notes and locked questions", () => {
  it("take no answer", () => {
    const session = openSession(
      form([
        question("note", "hello", { label: { en: "Hello ${who}" } }),
        question("text", "who", { readonly: "true()", default: "you" }),
        question("calculate", "c", { calculation: "1" }),
      ]),
    );
    expect([session.set("hello", "x"), session.set("who", "me"), session.set("c", 2)]).toEqual([[], [], []]);
    expect(session.revision()).toEqual({ who: "you", c: 1 });
    expect(session.node("hello")?.readonly).toBe(true);
  });
});

describe("texts", () => {
  const asked = form([
    question("text", "who"),
    question("note", "hello", { label: { en: "Hello ${who}", bn: "স্বাগতম ${who}" } }),
  ]);
  const label = { en: "Hello ${who}", bn: "স্বাগতম ${who}" };
  it("are filled with answers, in the language, else the default one", () => {
    const session = openSession(asked, { answers: { who: "Rahima" } });
    expect(resolveText(label, "bn", session, "hello")).toBe("স্বাগতম Rahima");
    expect(resolveText(label, "fr", session, "hello")).toBe("Hello Rahima");
    expect(resolveText({ "": "Plain" }, "bn", session)).toBe("Plain");
    expect(resolveText(label, "en")).toBe("Hello …");
  });
  it("write numbers as the page wants them", () => {
    const counted = form([
      question("integer", "n", { default: "1685000", constraint: ". < 9", constraintMessage: { en: "${n}!" } }),
    ]);
    const session = openSession(counted, { writeNumber: (value, language) => `${language}:${value}` });
    expect(resolveText({ bn: "${n} টাকা" }, "bn", session)).toBe("bn:1685000 টাকা");
    expect(session.problems()[0]?.message).toEqual({ en: "en:1685000!" });
  });
  it("count as changed when an answer in them does", () => {
    expect(openSession(asked).set("who", "Rahima")).toEqual(["who", "hello"]);
  });
});
