import { describe, expect, it } from "vitest";
import { choices, definition, form, group, question, repeat } from "../testing/build.ts";
import { compileForm } from "./compile.ts";
import { openSession, type Session } from "./session.ts";

const asked = form([
  question("integer", "n"),
  question("text", "why", { relevant: "${n} > 5" }),
  group("g", [question("calculate", "twice", { calculation: "${n} * 2" }), question("text", "other")]),
  repeat("trucks", [
    question("text", "plate", { required: "true()" }),
    question("calculate", "place", { calculation: "position(..)" }),
  ]),
  repeat("wards", [question("text", "name")], { count: "${n}" }),
  question("calculate", "all", { calculation: "count(${trucks})" }),
]);

/** What a listener is told while something is done. */
function told(session: Session, work: () => void): string[][] {
  const heard: string[][] = [];
  const end = session.listen((paths) => heard.push(paths.toSorted()));
  work();
  end();
  return heard;
}

describe("a listener", () => {
  it("is told once of each change, and only of the nodes that changed", () => {
    const session = openSession(asked);
    expect(told(session, () => session.set("n", 1))).toEqual([["g/twice", "n", "wards", "wards[1]", "wards[1]/name"]]);
    expect(told(session, () => session.set("g/other", "x"))).toEqual([["g/other"]]);
    expect(told(session, () => session.set("g/other", "x"))).toEqual([]);
    expect(told(session, () => session.set("nowhere", "x"))).toEqual([]);
  });

  it("hears of what is settled: it may look at every node and even answer", () => {
    const session = openSession(asked);
    const seen: unknown[] = [];
    session.listen((paths) => {
      if (paths.includes("n")) seen.push(session.node("g/twice")?.value);
      if (session.node("g/other")?.value === undefined) session.set("g/other", "answered");
    });
    session.set("n", 4);
    expect(seen).toEqual([8]);
    expect(session.node("g/other")?.value).toBe("answered");
  });

  it("is told of an instance that came, and of those that moved up", () => {
    const session = openSession(asked);
    expect(told(session, () => session.addInstance("trucks"))).toEqual([
      ["all", "trucks", "trucks[2]", "trucks[2]/place", "trucks[2]/plate"],
    ]);
    expect(told(session, () => session.removeInstance("trucks[1]"))).toEqual([
      ["all", "trucks", "trucks[1]", "trucks[1]/place", "trucks[1]/plate"],
    ]);
  });

  it("isn't told of instances beyond a lowered count", () => {
    const session = openSession(asked);
    session.set("n", 2);
    session.set("wards[2]/name", "Two");
    expect(told(session, () => session.set("n", 1))).toEqual([["g/twice", "n", "wards"]]);
    expect(told(session, () => session.set("n", 2))).toEqual([["g/twice", "n", "wards", "wards[2]", "wards[2]/name"]]);
  });

  it("hears nothing more once it has ended, and doesn't end another", () => {
    const session = openSession(asked);
    const heard: number[] = [];
    const listener = (): void => void heard.push(1);
    const first = session.listen(listener);
    session.listen(listener);
    first();
    first();
    session.set("n", 1);
    expect(heard).toEqual([1]);
  });
});

it("the language switches at any time, with what is said in it, and no answer is lost", () => {
  const yesNo = choices("yes", "no").map((choice) => ({
    ...choice,
    label: { en: choice.name, bn: choice.name === "yes" ? "হ্যাঁ" : "না" },
  }));
  const made = definition(
    [
      question("select_one", "ok", { list: "yn", label: { en: "OK?", bn: "ঠিক?" } }),
      question("calculate", "said", { calculation: "jr:choice-name(${ok}, '${ok}')" }),
      question("text", "free"),
    ],
    { yn: yesNo },
  );
  const session = openSession(compileForm({ ...made, languages: ["en", "bn"] }));
  session.set("ok", "yes");
  session.set("free", "kept");
  expect(session.node("said")?.value).toBe("yes");
  expect(told(session, () => session.switchLanguage("bn"))).toEqual([["free", "ok", "said"]]);
  expect(session.language).toBe("bn");
  expect(session.node("said")?.value).toBe("হ্যাঁ");
  expect(session.draft()).toEqual({ ok: "yes", free: "kept" });
  expect(told(session, () => session.switchLanguage("bn"))).toEqual([]);
});

describe("the name of a response", () => {
  const named = (instance_name: string) =>
    openSession(
      compileForm({
        ...definition([question("text", "who"), repeat("trucks", [question("text", "plate")])]),
        settings: { instance_name },
      }),
    );

  it("is what the settings say, from the answers as they are now", () => {
    const session = named("concat(${who}, ' / ', count(${trucks}))");
    session.set("who", "Rehana");
    session.addInstance("trucks");
    expect(session.instanceName()).toBe("Rehana / 2");
  });

  it("is the form's title where they say nothing, nothing that can be read, or nothing yet", () => {
    expect(named("").instanceName()).toBe("Test");
    expect(named("concat(").instanceName()).toBe("Test");
    expect(named("${who}").instanceName()).toBe("Test");
  });
});
