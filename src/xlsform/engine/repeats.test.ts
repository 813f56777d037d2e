import { describe, expect, it } from "vitest";
import { choices, form, group, question, repeat } from "../testing/build.ts";
import { openSession } from "./session.ts";

describe("a repeat that people fill", () => {
  const asked = form([
    repeat("trucks", [
      question("text", "plate"),
      question("integer", "loads", { constraint: ". < 50" }),
      question("calculate", "number", { calculation: "position(..)" }),
      question("calculate", "share", { calculation: "round(${loads} div ${total}, 2)" }),
    ]),
    question("calculate", "total", { calculation: "sum(${loads})" }),
    question("calculate", "first", { calculation: "indexed-repeat(${plate}, ${trucks}, 1)" }),
    question("calculate", "count", { calculation: "count(${trucks})" }),
  ]);

  it("begins with one instance in a new response, and in every instance of a repeat around it", () => {
    const session = openSession(asked);
    expect(session.children("trucks").map(({ path }) => path)).toEqual(["trucks[1]"]);
    expect(session.revision()).toMatchObject({ count: 1, trucks: [{ number: 1 }] });
    const nested = openSession(form([repeat("days", [repeat("hours", [question("integer", "from")])])]));
    nested.addInstance("days");
    expect(nested.draft()).toEqual({ days: [{ hours: [{}] }, { hours: [{}] }] });
  });

  it("counts the first instance in defaults", () => {
    const session = openSession(
      form([
        repeat("trucks", [question("integer", "place", { default: "position(..)" })]),
        question("integer", "had", { default: "count(${trucks})" }),
      ]),
    );
    expect(session.revision()).toEqual({ trucks: [{ place: 1 }], had: 1 });
  });

  it("stays without one that was taken away, also when it is opened again", () => {
    const session = openSession(asked);
    session.removeInstance("trucks[1]");
    session.set("trucks", null);
    expect(session.children("trucks")).toEqual([]);
    expect(session.draft()).toEqual({ trucks: [] });
    const again = openSession(asked, { answers: session.draft() });
    expect(again.children("trucks")).toEqual([]);
    expect(again.revision()).toEqual({ total: 0, count: 0 });
  });

  it("calculates in each instance, over all, and by number", () => {
    const session = openSession(asked);
    expect(session.addInstance("trucks")).toBe("trucks[2]");
    session.set("trucks[1]/plate", "A");
    session.set("trucks[1]/loads", 10);
    expect(session.set("trucks[2]/loads", 30).toSorted()).toEqual([
      "total",
      "trucks[1]/share",
      "trucks[2]/loads",
      "trucks[2]/share",
    ]);
    expect(session.revision()).toEqual({
      trucks: [
        { plate: "A", loads: 10, number: 1, share: 0.25 },
        { loads: 30, number: 2, share: 0.75 },
      ],
      total: 40,
      first: "A",
      count: 2,
    });
  });

  it("moves later instances up when one is removed", () => {
    const session = openSession(asked, {
      answers: {
        trucks: [
          { plate: "A", loads: 1 },
          { plate: "B", loads: 3 },
          { plate: "C", loads: 99 },
        ],
      },
    });
    const kept = session.node("trucks[3]/loads");
    session.removeInstance("trucks[1]");
    expect(session.revision()).toMatchObject({
      trucks: [
        { plate: "B", number: 1 },
        { plate: "C", number: 2 },
      ],
      first: "B",
      count: 2,
    });
    expect(kept?.path).toBe("trucks[2]/loads");
    expect(session.problems().map((problem) => problem.path)).toEqual(["trucks[2]/loads"]);
    expect(() => session.removeInstance("trucks[3]")).toThrow(RangeError);
  });

  it("keeps an empty instance in its place", () => {
    const session = openSession(asked, { answers: { trucks: [{}, { plate: "B" }] } });
    expect(session.draft()).toEqual({ trucks: [{}, { plate: "B" }] });
  });
});

describe("a counted repeat", () => {
  const asked = form([
    question("integer", "n"),
    repeat("wards", [question("integer", "people", { default: "0", required: "true()" })], { count: "${n}" }),
    question("calculate", "all", { calculation: "sum(${people})" }),
  ]);

  it("follows the number, and keeps answers beyond a lowered one out of the revision only", () => {
    const session = openSession(asked);
    expect(session.node("wards")?.counted).toBe(true);
    session.set("n", 3);
    session.set("wards[3]/people", 7);
    expect(session.node("all")?.value).toBe(7);
    session.set("n", 1);
    expect(session.children("wards").map((state) => state.path)).toEqual(["wards[1]"]);
    expect(session.node("wards[3]/people")).toBeUndefined();
    expect(session.revision()).toEqual({ n: 1, wards: [{ people: 0 }], all: 0 });
    expect(session.draft()).toEqual({ n: 1, wards: [{ people: 0 }, { people: 0 }, { people: 7 }] });
    const again = openSession(asked, { answers: session.draft() });
    again.set("n", 3);
    expect(again.revision()).toEqual({ n: 3, wards: [{ people: 0 }, { people: 0 }, { people: 7 }], all: 7 });
  });

  it("can't be added to or removed from by hand", () => {
    const session = openSession(asked, { answers: { n: 2 } });
    expect(() => session.addInstance("wards")).toThrow(RangeError);
    expect(() => session.removeInstance("wards[1]")).toThrow(RangeError);
  });

  it("has none for a number that isn't known or below zero, and stays bounded", () => {
    const session = openSession(asked);
    for (const n of [-1, null, "many"]) {
      session.set("n", n);
      expect(session.children("wards")).toEqual([]);
    }
    session.set("n", 1_000_000_000);
    expect(session.children("wards")).toHaveLength(5_000);
    expect(session.problems().find((problem) => problem.path === "wards")?.message["en"]).toContain("5000");
  });
});

describe("repeats within repeats", () => {
  const asked = form([
    repeat("house", [
      question("text", "head"),
      group("people", [
        repeat("child", [question("integer", "age"), question("calculate", "of", { calculation: "${head}" })]),
      ]),
      question("calculate", "eldest", { calculation: "max(${age})" }),
    ]),
    question("calculate", "children", { calculation: "count(${child})" }),
    question("calculate", "second", { calculation: "indexed-repeat(${age}, ${house}, 2, ${child}, 1)" }),
    question("calculate", "old", { calculation: "count(/data/house/people/child[age > 5])" }),
  ]);

  it("read their own house from within, and all houses from outside", () => {
    const session = openSession(asked, {
      answers: {
        house: [
          { head: "A", people: { child: [{ age: 3 }, { age: 8 }] } },
          { head: "B", people: { child: [{ age: 9 }] } },
        ],
      },
    });
    expect(session.revision()).toEqual({
      house: [
        {
          head: "A",
          people: {
            child: [
              { age: 3, of: "A" },
              { age: 8, of: "A" },
            ],
          },
          eldest: 8,
        },
        { head: "B", people: { child: [{ age: 9, of: "B" }] }, eldest: 9 },
      ],
      children: 3,
      second: 9,
      old: 2,
    });
    expect(session.set("house[2]/head", "C")).toEqual(["house[2]/head", "house[2]/people/child[1]/of"]);
    expect(session.set("house[1]/people/child[1]/age", 10)).toEqual([
      "house[1]/people/child[1]/age",
      "house[1]/eldest",
      "old",
    ]);
    expect(session.addInstance("house[2]/people/child")).toBe("house[2]/people/child[2]");
    expect(session.node("children")?.value).toBe(4);
  });
});

describe("instances that look at each other", () => {
  it("can forbid the same answer twice", () => {
    const once = "count(../../r[x = current()]) = 1";
    const session = openSession(form([repeat("r", [question("text", "x", { constraint: once })])]), {
      answers: { r: [{ x: "a" }, { x: "b" }] },
    });
    expect(session.problems()).toEqual([]);
    session.set("r[2]/x", "a");
    expect(session.problems().map((problem) => problem.path)).toEqual(["r[1]/x", "r[2]/x"]);
  });

  it("can take from the one before", () => {
    const before = "indexed-repeat(${end}, ${r}, position(..) - 1)";
    const session = openSession(
      form([
        repeat("r", [
          question("integer", "end"),
          question("calculate", "begin", { calculation: `coalesce(${before}, 0)` }),
        ]),
      ]),
      { answers: { r: [{ end: 5 }, { end: 9 }, {}] } },
    );
    expect(session.children("r").map(({ path }) => session.node(`${path}/begin`)?.value)).toEqual([0, 5, 9]);
    session.set("r[1]/end", 6);
    expect(session.node("r[2]/begin")?.value).toBe(6);
  });

  it("come to rest when their choices depend on each other", () => {
    const filter = "not(selected(join(' ', /data/r/x), name)) or name = ${x}";
    const session = openSession(
      form([repeat("r", [question("select_one", "x", { list: "l", choiceFilter: filter })])], { l: choices("a", "b") }),
    );
    session.addInstance("r");
    session.addInstance("r");
    session.set("r[1]/x", "a");
    expect(session.node("r[2]/x")?.choices?.map((choice) => choice.name)).toEqual(["b"]);
  });
});
