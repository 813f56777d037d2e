import { describe, expect, it } from "vitest";
import { movedRows } from "../moved-rows.ts";
import { answerAt, laid } from "./lay.ts";
import {
  type AnswersChange,
  type Change,
  choiceTaken,
  joined,
  joins,
  nextToSend,
  parted,
  type Queued,
  rebased,
  type Refusal,
  settled,
} from "./queue.ts";

const answers = (set: AnswersChange["set"], more: Partial<AnswersChange> = {}): AnswersChange => ({
  kind: "answers",
  baseVersion: 5,
  set,
  before: {},
  remove: [],
  reasons: {},
  ...more,
});
const submit: Change = { kind: "submit", baseVersion: 5, versionId: "v", answers: { a: 1 } };
const photo: Change = {
  kind: "attachment",
  path: "p",
  name: "p.jpg",
  type: "image/jpeg",
  size: 9,
  blob: null,
  sent: 0,
};

function item<C extends Change>(seq: number, change: C, more: Partial<Queued<C>> = {}): Queued<C> {
  return {
    seq,
    id: `id-${seq}`,
    responseId: "r",
    roundId: "round",
    code: "M5501",
    change,
    givenAt: "2026-11-22T06:00:00.000Z",
    state: "waiting",
    tries: 0,
    refusal: null,
    receivedAt: null,
    receipt: null,
    ...more,
  };
}

const refusal = (conflicts: Refusal["conflicts"], draftVersion = 8): Refusal => ({
  status: 409,
  code: "stale-draft",
  title: "",
  errors: [],
  conflicts,
  draftVersion,
  savedBy: "Rehana",
  savedAt: null,
});

describe("Answers laid over a draft", () => {
  it("go into groups and entries of rosters, and what was given stays as it was", () => {
    const draft = { area: { wards: 9 }, trucks: [{ plate: "ক" }] };
    const given = { "area/wards": 10, "trucks[2]/plate": "খ", note: "x" };
    expect(laid(draft, { set: given, remove: [] })).toEqual({
      area: { wards: 10 },
      trucks: [{ plate: "ক" }, { plate: "খ" }],
      note: "x",
    });
    expect(draft).toEqual({ area: { wards: 9 }, trucks: [{ plate: "ক" }] });
  });

  it("take answers away with null, begin an empty entry, and remove entries after the rest was laid", () => {
    const draft = { area: { wards: 9 }, trucks: [{ plate: "ক" }, { plate: "খ" }] };
    const result = laid(draft, {
      set: { "area/wards": null, "trucks[3]": {}, "trucks[1]/plate": "গ" },
      remove: ["trucks[2]"],
    });
    expect(result).toEqual({ area: {}, trucks: [{ plate: "গ" }, {}] });
    expect(answerAt(result, "trucks[1]/plate")).toBe("গ");
    expect(answerAt(result, "trucks[9]/plate")).toBeNull();
  });
});

describe("Answers given one after another", () => {
  it("join what waits and was never sent, the later one counting", () => {
    const first = item(1, answers({ a: 1, b: 1 }, { before: { a: 0 } }));
    const then = answers({ a: 2 }, { before: { a: 1 } });
    expect(joins(first, then)).toBe(true);
    expect(joined(first.change, then)).toMatchObject({ set: { a: 2, b: 1 }, before: { a: 0 } });
  });

  it.each([
    ["was sent already", item(1, answers({ a: 1 }), { tries: 1 })],
    ["is on its way", item(1, answers({ a: 1 }), { state: "sending", tries: 1 })],
    ["removed an entry, so that paths have moved", item(1, answers({}, { remove: ["trucks[1]"] }))],
    ["was given in sight of another draft", item(1, answers({ a: 1 }, { baseVersion: 4 }))],
    ["is a submit", item(1, submit)],
  ])("stay by themselves where the one before %s", (_why, last) => {
    expect(joins(last, answers({ a: 2 }))).toBe(false);
  });
});

describe("What goes out next", () => {
  it("is the oldest, but a submit only after everything before it", () => {
    const queue = [item(1, photo), item(2, answers({ a: 1 })), item(3, submit)];
    expect(nextToSend(queue)?.seq).toBe(1);
    expect(nextToSend([{ ...queue[0]!, state: "received" }, ...queue.slice(1)])?.seq).toBe(2);
    expect(
      nextToSend([{ ...queue[0]!, state: "needs-you" }, { ...queue[1]!, state: "received" }, queue[2]!]),
    ).toBeUndefined();
  });

  it("passes by a response that waits for the person", () => {
    const stuck = [item(1, answers({ a: 1 }), { state: "needs-you" }), item(2, answers({ b: 1 }))];
    const other = item(3, answers({ a: 1 }), { responseId: "other" });
    expect(nextToSend([...stuck, other])?.seq).toBe(3);
  });

  it("are answers to other questions than those that wait for the person's choice", () => {
    const conflict = refusal([{ path: "a", yours: 1, theirs: 2 }]);
    const met = item(1, answers({ a: 1 }), { state: "needs-you", refusal: conflict });
    expect(nextToSend([met, item(2, answers({ b: 1 }))])?.seq).toBe(2);
    expect(nextToSend([met, item(2, answers({ a: 3 }))])).toBeUndefined();
    expect(nextToSend([met, item(2, answers({ b: 1 }, { remove: ["trucks[1]"] }))])).toBeUndefined();
    expect(nextToSend([met, item(2, submit)])).toBeUndefined();
  });
});

describe("Two answers to one question", () => {
  it("are found where what stands there now is neither what was seen nor what was given", () => {
    const given = item(1, answers({ a: 2, b: 2, c: 2 }, { before: { a: 1, b: 1, c: 1 } }));
    const now = { a: 1, b: 2, c: 3 };
    const after = rebased(given, 8, now, false);
    expect(after.state).toBe("needs-you");
    expect(after.refusal).toMatchObject({ draftVersion: 8, conflicts: [{ path: "c", yours: 2, theirs: 3 }] });
    expect(rebased(given, 8, { ...now, c: 1 }, false)).toMatchObject({
      state: "waiting",
      change: { baseVersion: 8 },
    });
  });

  it("are also asked about where someone else took an entry away before this one, which has another number now", () => {
    const given = item(1, answers({ "trucks[2]/tons": 7, a: 1 }));
    const seen = { trucks: [{ plate: "A" }, { plate: "B" }, { plate: "C" }] };
    const now = { trucks: [{ plate: "A" }, { plate: "C" }] };
    const after = rebased(given, 8, now, false, movedRows(seen, now));
    expect(after.state).toBe("needs-you");
    expect(after.refusal?.conflicts).toEqual([{ path: "trucks[2]/tons", yours: 7, theirs: null }]);
    expect(rebased(given, 8, seen, false, movedRows(seen, seen)).state).toBe("waiting");
  });

  it("wait alone, while what nobody else touched goes again", () => {
    const { free, met } = parted(answers({ a: 1, b: 1 }), refusal([{ path: "a", yours: 1, theirs: 2 }]));
    expect(free).toMatchObject({ baseVersion: 8, set: { b: 1 } });
    expect(met.set).toEqual({ a: 1 });
    expect(parted(answers({ a: 1 }), refusal([{ path: "a", yours: 1, theirs: 2 }])).free).toBeNull();
  });

  it("are settled as the person says, under a new id and over the draft that held the other", () => {
    const met = item(1, answers({ a: 1 }), {
      state: "needs-you",
      tries: 2,
      refusal: refusal([{ path: "a", yours: 1, theirs: 2 }]),
    });
    expect(settled(met, { a: "mine" }, "new")).toMatchObject({
      id: "new",
      state: "waiting",
      tries: 0,
      change: { baseVersion: 8, set: { a: 1 }, before: { a: 2 } },
    });
  });

  it("leave the one that gave way for the server's history, and what was chosen for the submit behind it", () => {
    const met = item(1, answers({ a: 1 }), {
      state: "needs-you",
      refusal: refusal([{ path: "a", yours: 1, theirs: 2 }]),
    });
    expect(settled(met, { a: "theirs" }, "new")?.change).toMatchObject({ baseVersion: 8, set: {}, aside: { a: 1 } });
    const behind = item(2, { ...submit, answers: { a: 1, b: 1 } });
    expect(choiceTaken(behind, met, { a: "theirs" }).change).toMatchObject({ answers: { a: 2, b: 1 } });
    expect(choiceTaken(behind, met, { a: "mine" }).change).toMatchObject({ answers: { a: 1, b: 1 } });
  });

  it("leave nothing to tell where the one that gave way was only taken away", () => {
    const emptied = item(1, answers({ a: null }), {
      state: "needs-you",
      refusal: refusal([{ path: "a", yours: null, theirs: 2 }]),
    });
    expect(settled(emptied, { a: "theirs" }, "new")).toBeNull();
  });

  it("are submitted with what others answered to other questions meanwhile, but for what nobody else wrote to", () => {
    const pressed = item(2, { ...submit, answers: { a: 1 } });
    expect(rebased(pressed, 8, { a: 1, b: 2 }, false).change).toMatchObject({
      baseVersion: 8,
      answers: { a: 1, b: 2 },
    });
    expect(rebased(pressed, 8, { b: 2 }, true).change).toMatchObject({ baseVersion: 8, answers: { a: 1 } });
  });

  it("are settled in a submit too", () => {
    const met = item(1, submit, { state: "needs-you", refusal: refusal([{ path: "a", yours: 1, theirs: 2 }]) });
    expect(settled(met, { a: "theirs" }, "new")?.change).toMatchObject({ baseVersion: 8, answers: { a: 2 } });
  });
});
