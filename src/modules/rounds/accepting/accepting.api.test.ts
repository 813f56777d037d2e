import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokenOf, town } from "../../../../test/support/cast.ts";
import { FormBody, type Reply } from "../../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { workbook } from "../../../../test/support/workbook.ts";

let house: TestHouse;
let questionnaireId: string;

const head = ["type", "name", "label::Bangla (bn)", "label::English (en)", "constraint", "required", "default"];
const survey = (label: string) => [
  head,
  ["begin group", "finance", "অর্থ", label, null, null, null],
  ["integer", "demand", "দাবি", "Demand", ". >= 0", "yes", null],
  ["integer", "collected", "আদায়", "Collected", ". <= ${demand}", "yes", null],
  ["text", "office", "দপ্তর", "Office", null, null, "tax"],
  ["end group", null, null, null, null, null, null],
  ["begin repeat", "trucks", "ট্রাক", "Trucks", null, null, null],
  ["text", "plate", "নম্বর", "Plate", null, "yes", null],
  ["decimal", "tons", "টন", "Tons", null, null, null],
  ["end repeat", null, null, null, null, null, null],
];
const settings = [
  ["form_title", "form_id", "default_language"],
  ["Trucks", "accepting", "Bangla (bn)"],
];

async function publish(label: string): Promise<string> {
  const bytes = await workbook({ survey: survey(label), choices: [["list_name", "name"]], settings });
  const officer = house.as("hq-officer");
  const body = new FormBody({ workbook: { name: "trucks.xlsx", bytes } });
  const imported = await officer.api("POST", "/questionnaires", body);
  expect(imported.status, imported.text).toBe(201);
  questionnaireId = imported.json<{ id: string }>().id;
  expect((await officer.api("POST", `/questionnaires/${questionnaireId}/publish`)).status).toBe(200);
  const versions = await house.db.execute<{ id: string }>(
    sql`select id from questionnaire_versions where questionnaire_id = ${questionnaireId} and state = 'published'`,
  );
  return versions.rows[0]!.id;
}

beforeAll(async () => {
  house = await openHouse();
  await publish("Finance");
});
afterAll(() => house.close());

/** Opens a round and gives the address of the town's response in it. */
async function asked(more: object = {}): Promise<string> {
  const dates = { opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const round = { questionnaireId, title: "T", ...dates, respondents: { municipalities: [town] }, ...more };
  const opened = await house.as("hq-officer").api("POST", "/rounds", round);
  expect(opened.status, opened.text).toBe(201);
  return `/rounds/${opened.json<{ id: string }>().id}/responses/${town}`;
}

const good = { finance: { demand: 200, collected: 150, office: "tax" }, trucks: [{ plate: "A-1", tons: 2.5 }] };
const focal = () => house.as("focal-person");
const patch = (path: string, baseVersion: number, more: object, id = randomUUID()) =>
  focal().api("PATCH", path, { id, baseVersion, ...more });
const submit = (path: string, more: object = {}, id = randomUUID()) =>
  focal().api("POST", `${path}/submit`, { id, answers: good, ...more });
const answersOf = async (path: string) =>
  (await focal().api("GET", path)).json<{ answers: object; draftVersion: number; state: string; revision: number }>();
const submitted = (reply: Reply) => reply.json<{ revision: number; receipt: string; flags?: string[] }>();

describe("A few answers", () => {
  it("are saved by their paths; null takes one away, one past the last row makes a row, and a row can go", async () => {
    const path = await asked();
    const set = { "finance/demand": 200, "finance/collected": "many", "trucks[1]/plate": "A-1", "trucks[2]": {} };
    const first = await patch(path, 0, { set });
    expect(first.status, first.text).toBe(200);
    expect(first.json()).toEqual({ draftVersion: 1, at: expect.stringContaining("T") });
    expect((await answersOf(path)).answers, "with the form's defaults, wrong ones kept").toEqual({
      finance: { demand: 200, collected: "many", office: "tax" },
      trucks: [{ plate: "A-1" }, {}],
    });
    const next = { set: { "finance/collected": null, "trucks[3]/plate": "C-3" }, remove: ["trucks[1]", "trucks[2]"] };
    const told = await focal().api("PATCH", `${path}?problems=yes`, { id: randomUUID(), baseVersion: 1, ...next });
    expect(told.json()).toMatchObject({ draftVersion: 2, problems: [{ path: "finance/collected", kind: "required" }] });
    expect((await answersOf(path)).answers).toEqual({
      finance: { demand: 200, office: "tax" },
      trucks: [{ plate: "C-3" }],
    });
  });

  it("say which row is missing instead of leaving a gap", async () => {
    const path = await asked();
    const gap = await patch(path, 0, { set: { "trucks[3]/plate": "C-3" } });
    expect([gap.status, gap.json()]).toMatchObject([
      422,
      { type: "urn:poura:problem:no-such-row", errors: [{ path: "trucks[3]" }] },
    ]);
    const gone = await patch(path, 0, { remove: ["trucks[9]"] });
    expect(gone.json()).toMatchObject({ errors: [{ path: "trucks[9]" }] });
    expect((await answersOf(path)).draftVersion).toBe(0);
  });

  it("keep reasons until they are taken back, and they go into the revision", async () => {
    const path = await asked();
    await patch(path, 0, {
      set: { "finance/demand": 9 },
      reasons: { "finance/demand": "new law", "finance/collected": "x" },
    });
    await patch(path, 1, {
      set: { "finance/collected": 3, "trucks[1]/plate": "A" },
      reasons: { "finance/collected": null },
    });
    expect((await focal().api("POST", `${path}/submit`)).status).toBe(200);
    const revision = await focal().api("GET", `${path}/revisions/1`);
    expect(revision.json()).toMatchObject({ reasons: { "finance/demand": "new law" }, flags: [], channel: "program" });
  });

  it("are merged question by question with what others saved since", async () => {
    const path = await asked();
    await patch(path, 0, { set: { "finance/demand": 100 } });
    const others = { id: randomUUID(), baseVersion: 1, set: { "finance/collected": 50, "trucks[1]/plate": "HQ-1" } };
    expect((await house.as("hq-officer").api("PATCH", path, others)).status).toBe(200);
    const mine = await patch(path, 1, { set: { "finance/demand": 120, "finance/office": "works" } });
    expect(mine.json()).toMatchObject({ draftVersion: 3 });
    expect((await answersOf(path)).answers).toEqual({
      finance: { demand: 120, collected: 50, office: "works" },
      trucks: [{ plate: "HQ-1" }],
    });
  });

  it("are refused with both answers, who and when, where two changed the same one, and nothing is saved", async () => {
    const path = await asked();
    await patch(path, 0, { set: { "finance/demand": 100 } });
    const others = { id: randomUUID(), baseVersion: 1, set: { "finance/demand": 111 } };
    await house.as("hq-officer").api("PATCH", path, others);
    const clash = await patch(path, 1, { set: { "finance/demand": 122, "finance/collected": 5 } });
    expect(clash.status).toBe(409);
    expect(clash.json()).toMatchObject({
      type: "urn:poura:problem:stale-draft",
      draftVersion: 2,
      conflicts: [{ path: "finance/demand", base: 100, yours: 122, theirs: 111 }],
      savedBy: "Kamal Hossain",
      savedAt: expect.stringContaining("2026"),
    });
    expect((await answersOf(path)).answers).toMatchObject({ finance: { demand: 111 } });
    const decided = await patch(path, 2, { set: { "finance/demand": 122, "finance/collected": 5 } });
    expect(decided.json()).toMatchObject({ draftVersion: 3 });
  });

  it("don't take away a row that someone else has changed meanwhile", async () => {
    const path = await asked();
    await patch(path, 0, { set: { "trucks[1]/plate": "A" } });
    const others = { id: randomUUID(), baseVersion: 1, set: { "trucks[1]/tons": 3 } };
    await house.as("hq-officer").api("PATCH", path, others);
    const clash = await patch(path, 1, { remove: ["trucks[1]"] });
    expect([clash.status, clash.json()]).toMatchObject([
      409,
      { conflicts: [{ path: "trucks[1]/tons", theirs: 3, yours: null }] },
    ]);
  });

  it("ask where they belong when someone else took a row away before theirs, or changed one that is given whole", async () => {
    const path = await asked();
    await patch(path, 0, { set: { "trucks[1]/plate": "A", "trucks[2]/plate": "B", "trucks[3]/plate": "C" } });
    const officer = house.as("hq-officer");
    await officer.api("PATCH", path, { id: randomUUID(), baseVersion: 1, remove: ["trucks[2]"] });
    const moved = await patch(path, 1, { set: { "trucks[2]/tons": 7, "finance/demand": 3 } });
    expect([moved.status, moved.json()]).toMatchObject([
      409,
      { conflicts: [{ path: "trucks[2]/tons", yours: 7, theirs: null }] },
    ]);
    const before = await patch(path, 1, { set: { "trucks[1]/tons": 7 } });
    expect(before.status, before.text).toBe(200);
    await officer.api("PATCH", path, { id: randomUUID(), baseVersion: 3, set: { "trucks[1]/plate": "X" } });
    const whole = await patch(path, 3, { set: { "trucks[1]": { plate: "Y" } } });
    expect([whole.status, whole.json()]).toMatchObject([
      409,
      { conflicts: [{ path: "trucks[1]/plate", base: "A", yours: "Y", theirs: "X" }] },
    ]);
  });

  it("count once for an id: replayed, sent many at once, and after everything has moved on", async () => {
    const path = await asked();
    const id = randomUUID();
    const change = { set: { "finance/demand": 100 } };
    const replies = await Promise.all(Array.from({ length: 8 }, () => patch(path, 0, change, id)));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await answersOf(path)).toMatchObject({ draftVersion: 1 });
    await patch(path, 1, { set: { "finance/demand": 150 } });
    await submit(path);
    const again = await patch(path, 0, change, id);
    expect(again.text).toBe(replies[0]!.text);
    expect((await patch(path, 0, change)).json()).toMatchObject({ type: "urn:poura:problem:response-locked" });
  });

  it("of many savers at once all arrive, each question once", async () => {
    const path = await asked();
    const rows = Array.from({ length: 12 }, (_, at) => ({
      id: randomUUID(),
      baseVersion: 0,
      set: { [`note_${at}`]: at },
    }));
    const replies = await Promise.all(rows.map((body) => focal().api("PATCH", path, body)));
    expect(replies.map(({ status }) => status)).toEqual(rows.map(() => 200));
    const { answers, draftVersion } = await answersOf(path);
    expect(draftVersion).toBe(12);
    expect(answers).toMatchObject(Object.fromEntries(rows.flatMap(({ set }) => Object.entries(set))));
  });

  it("are refused where one value would stand in the place of many answers, which it would push out", async () => {
    const address = await asked();
    const focal = house.as("focal-person");
    await focal.api("PATCH", address, {
      id: randomUUID(),
      baseVersion: 0,
      set: { "finance/demand": 5, "trucks[1]/plate": "A" },
    });
    for (const set of [{ finance: "x" }, { trucks: [{ plate: "Z" }] }, { trucks: "x" }, { "trucks[1]": "x" }]) {
      const refused = await focal.api("PATCH", address, { id: randomUUID(), baseVersion: 1, set });
      expect(refused.status, JSON.stringify(set)).toBe(422);
      expect(refused.json()).toMatchObject({ type: "urn:poura:problem:not-one-question" });
    }
    const within = { finance: { collected: 4 }, "trucks[1]": { tons: 2 } };
    const saved = await focal.api("PATCH", address, { id: randomUUID(), baseVersion: 1, set: within });
    expect(saved.status, saved.text).toBe(200);
    const { answers } = (await focal.api("GET", address)).json<{ answers: unknown }>();
    expect(answers).toMatchObject({ finance: { demand: 5, collected: 4 }, trucks: [{ plate: "A", tons: 2 }] });
  });

  it("that can't be kept as they are, are refused as such: half a character, no such day, a version beyond counting", async () => {
    const address = await asked();
    const focal = house.as("focal-person");
    const set = { "finance/office": "tax" };
    const refused = [
      { baseVersion: 0, set: { "finance/office": "a\ud800" } },
      { baseVersion: 0, set, reasons: { "finance/office": "\udc00" } },
      { baseVersion: 2 ** 40, set },
      { baseVersion: 0, set, givenAt: "0000-01-01T00:00:00Z" },
    ];
    for (const body of refused) {
      const reply = await focal.api("PATCH", address, { id: randomUUID(), ...body });
      expect(reply.status, JSON.stringify(body)).toBe(422);
    }
  });

  it("that build on a draft which never came are told to read the newest first", async () => {
    const path = await asked();
    const early = await patch(path, 7, { set: { "finance/demand": 1 } });
    expect([early.status, early.json()]).toMatchObject([409, { draftVersion: 0, conflicts: [] }]);
  });

  it("are refused to who may not answer, and don't exist for who may not look", async () => {
    const path = await asked();
    const body = { id: randomUUID(), baseVersion: 0, set: { "finance/demand": 1 } };
    expect((await house.as("mayor").api("PATCH", path, body)).status).toBe(403);
    expect((await house.as("other-focal-person").api("PATCH", path, body)).status).toBe(404);
  });
});

describe("A whole answer", () => {
  it("is submitted in one go: a draft, a revision, an event, an audit row and a receipt", async () => {
    const path = await asked();
    const sent = await submit(path, { channel: "phone-app", givenAt: "2026-11-22T05:59:00.000Z" });
    expect(sent.json()).toEqual({
      state: "submitted",
      revision: 1,
      receipt: expect.stringMatching(/^2611-M5501-\d{4}$/),
    });
    expect(await answersOf(path)).toMatchObject({ state: "submitted", draftVersion: 1, answers: good, revision: 1 });
    const revision = (await focal().api("GET", `${path}/revisions/1`)).json();
    expect(revision).toMatchObject({
      answers: good,
      channel: "phone-app",
      givenAt: "2026-11-22T05:59:00.000Z",
      flags: [],
    });
    const trail = await house.db.execute(
      sql`select actor_name, municipality_code, detail from audit where detail->>'receipt' = ${submitted(sent).receipt}`,
    );
    expect(trail.rows).toMatchObject([
      { actor_name: "Rehana Parvin", municipality_code: town, detail: { revision: 1 } },
    ]);
  });

  it("is refused with every fault, and nothing of it is kept", async () => {
    const path = await asked();
    const refused = await submit(path, { answers: { finance: { demand: 100, collected: 150 }, trucks: [{}] } });
    expect(refused.status).toBe(422);
    expect(
      refused.json<{ errors: { path: string; kind: string }[] }>().errors.map(({ path: at, kind }) => [at, kind]),
    ).toEqual([
      ["finance/collected", "constraint"],
      ["trucks[1]/plate", "required"],
    ]);
    expect(await answersOf(path)).toMatchObject({ draftVersion: 0, revision: 0, state: "not-started" });
  });

  it("counts once for an id: replayed, sent many at once, and after it was returned and submitted anew", async () => {
    const path = await asked();
    const id = randomUUID();
    const replies = await Promise.all(Array.from({ length: 8 }, () => submit(path, {}, id)));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await answersOf(path)).toMatchObject({ revision: 1, draftVersion: 1 });
    expect((await house.as("hq-officer").api("POST", `${path}/return`, { comment: "Look again" })).status).toBe(200);
    expect((await submit(path, {}, id)).text, "a late replay submits nothing").toBe(replies[0]!.text);
    expect(await answersOf(path)).toMatchObject({ revision: 1, state: "returned" });
    expect(submitted(await submit(path))).toMatchObject({ revision: 2 });
    expect((await submit(path, {}, id)).text).toBe(replies[0]!.text);
  });

  it("lets only one of many submits through", async () => {
    const path = await asked();
    const replies = await Promise.all(Array.from({ length: 6 }, () => submit(path)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  it("is merged with what others saved since its base, and asks where both changed the same answer", async () => {
    const path = await asked();
    await patch(path, 0, { set: { "finance/demand": 200, "finance/collected": 150 } });
    await house
      .as("hq-officer")
      .api("PATCH", path, { id: randomUUID(), baseVersion: 1, set: { "finance/demand": 300 } });
    const whole = (demand: number) => ({
      finance: { demand, collected: 180, office: "tax" },
      trucks: [{ plate: "A" }],
    });
    const clash = await submit(path, { baseVersion: 1, answers: whole(250) });
    expect([clash.status, clash.json()]).toMatchObject([
      409,
      { type: "urn:poura:problem:stale-draft", draftVersion: 2 },
    ]);
    expect((await submit(path, { baseVersion: 1, answers: whole(200) })).status).toBe(200);
    expect((await answersOf(path)).answers).toMatchObject({ finance: { demand: 300, collected: 180 } });
  });

  it("without a body submits the draft as before", async () => {
    const path = await asked();
    expect((await focal().api("POST", `${path}/submit`)).json()).toMatchObject({
      type: "urn:poura:problem:nothing-saved",
    });
    await focal().api("PUT", path, { answers: good });
    expect((await focal().api("POST", `${path}/submit`, {})).json()).toMatchObject({ revision: 1 });
  });
});

describe("An answer that was long on its way", () => {
  it("to a version that was retired meanwhile counts for its own version, and the reviewer is told", async () => {
    const first = await publish("Finance 1");
    const path = await asked();
    const second = await publish("Finance 2");
    const sent = await submit(path, { versionId: first });
    expect(submitted(sent).flags).toEqual(["version-retired"]);
    const kept = await house.db.execute(
      sql`select version_id, flags from response_revisions where receipt = ${submitted(sent).receipt}`,
    );
    expect(kept.rows).toEqual([{ version_id: first, flags: ["version-retired"] }]);
    expect(submitted(await submit(await asked(), { versionId: second })).flags).toBeUndefined();
    const unknown = await submit(await asked(), { versionId: randomUUID() });
    expect([unknown.status, unknown.json()]).toMatchObject([422, { type: "urn:poura:problem:no-such-version" }]);
  });

  it("is taken for seven days after the close when it was given before, and flagged; later it is refused", async () => {
    const before = house.clock.now;
    try {
      const [path, other] = [await asked({ closesOn: "2026-11-30" }), await asked({ closesOn: "2026-11-30" })];
      const givenAt = "2026-11-30T17:59:00Z"; // One minute to midnight in Dhaka.
      house.clock.now = new Date("2026-12-05T06:00:00Z");
      expect((await submit(path)).json()).toMatchObject({ type: "urn:poura:problem:round-closed" });
      expect((await submit(path, { givenAt: "2026-11-30T18:01:00Z" })).status).toBe(409);
      const id = randomUUID();
      expect((await patch(path, 0, { set: { "finance/demand": 1 }, givenAt }, id)).status).toBe(200);
      expect(submitted(await submit(path, { givenAt })).flags).toEqual(["after-close"]);
      house.clock.now = new Date("2026-12-08T06:00:00Z");
      expect((await submit(other, { givenAt })).json()).toMatchObject({ type: "urn:poura:problem:round-closed" });
    } finally {
      house.clock.now = before;
    }
  });

  it("from a clock that is a year off is taken, kept as it says, and flagged", async () => {
    for (const givenAt of ["2025-11-22T06:00:00.000Z", "2027-11-22T06:00:00.000Z"]) {
      const path = await asked();
      expect(submitted(await submit(path, { givenAt })).flags).toEqual(["clock-off"]);
      expect((await focal().api("GET", `${path}/revisions/1`)).json()).toMatchObject({ givenAt, flags: ["clock-off"] });
      const page = await house.as("hq-officer").get(`/en${path}`);
      expect(page.text).toContain("The sender's clock was wrong: it said");
    }
  });
});

describe("A receipt", () => {
  it("says what it was given for; a forged one, and another town's, is not found", async () => {
    const path = await asked();
    const { receipt } = submitted(await submit(path));
    expect((await focal().api("GET", `/receipts/${receipt}`)).json()).toMatchObject({
      code: town,
      revision: 1,
      by: "Rehana Parvin",
    });
    const forged = await focal().api("GET", `/receipts/${receipt.replace("2611", "2610")}`);
    expect([forged.status, forged.json()]).toMatchObject([404, { type: "urn:poura:problem:no-such-receipt" }]);
    expect((await house.as("other-focal-person").api("GET", `/receipts/${receipt}`)).status).toBe(404);
  });
});

describe("The cost of accepting", () => {
  it("is at most five statements, each of them prepared, for a save and for a whole submit", async () => {
    const path = await asked();
    const other = await asked();
    await patch(await asked(), 0, { set: { "finance/demand": 1 } });
    const save = await statementsOf(() => patch(path, 0, { set: { "finance/demand": 1 } }));
    const whole = await statementsOf(() => submit(other));
    for (const names of [save, whole]) {
      expect(names.length, names.join()).toBeLessThanOrEqual(5);
      expect(names.filter((name) => name === "")).toEqual([]);
    }
  });

  it("is at most half a kilobyte down for a saved answer, heads included", async () => {
    const path = await asked();
    const address = await listening();
    const body = JSON.stringify({ id: randomUUID(), baseVersion: 0, set: { "finance/demand": 4711 } });
    const request = [
      `PATCH /api/v1${path} HTTP/1.1`,
      "host: poura.example",
      `authorization: Bearer ${tokenOf("focal-person")}`,
      "content-type: application/json",
      `content-length: ${body.length}`,
      "",
      body,
    ].join("\r\n");
    const told = await exchange(address, request);
    expect(told).toContain("200 OK");
    expect(told).toContain('"draftVersion":1');
    expect(Buffer.byteLength(told)).toBeLessThanOrEqual(512);
  });
});

/** The names of the statements that reach PostgreSQL meanwhile; empty for one that isn't prepared. */
async function statementsOf(work: () => Promise<Reply>): Promise<string[]> {
  const names: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
    const [asked] = args as unknown[];
    names.push(typeof asked === "object" && asked !== null && "name" in asked ? String(asked.name ?? "") : "");
    return query.apply(this, args);
  } as typeof query;
  try {
    const reply = await work();
    expect(reply.status, reply.text).toBe(200);
  } finally {
    pg.Client.prototype.query = query;
  }
  return names;
}

async function listening(): Promise<AddressInfo> {
  await house.app.listen({ port: 0, host: "127.0.0.1" });
  return house.app.server.address() as AddressInfo;
}

/** Sends bytes and gives all that came back in one second's quiet. */
function exchange({ port }: AddressInfo, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    socket.setTimeout(1000, () => socket.end(() => resolve(told)));
    socket.on("data", (chunk) => (told += String(chunk)));
    socket.on("error", reject);
  });
}
