import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { otherTown, town } from "../../../test/support/cast.ts";
import { FormBody } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { workbook } from "../../../test/support/workbook.ts";

let house: TestHouse;
let questionnaireId: string;

const survey = [
  [
    "type",
    "name",
    "label::Bangla (bn)",
    "label::English (en)",
    "relevant",
    "constraint",
    "constraint_message::English (en)",
    "required",
    "calculation",
  ],
  ["begin group", "finance", "অর্থ", "Finance", null, null, null, null, null],
  ["integer", "demand", "দাবি", "Demand", null, ". >= 0", "Not below zero", "yes", null],
  ["integer", "collected", "আদায়", "Collected", null, ". <= ${demand}", "More than the demand", "yes", null],
  ["calculate", "rate", null, null, null, null, null, null, "${collected} div ${demand} * 100"],
  ["select_one yn", "online", "অনলাইন?", "Online?", null, null, null, null, null],
  ["text", "how", "কীভাবে", "How", "${online} = 'yes'", null, null, "yes", null],
  ["end group", null, null, null, null, null, null, null, null],
  ["begin repeat", "trucks", "ট্রাক", "Trucks", null, null, null, null, null],
  ["text", "plate", "নম্বর", "Plate", null, null, null, "yes", null],
  ["decimal", "tons", "টন", "Tons", null, null, null, null, null],
  ["end repeat", null, null, null, null, null, null, null, null],
];
const choices = [
  ["list_name", "name", "label::Bangla (bn)", "label::English (en)"],
  ["yn", "yes", "হ্যাঁ", "Yes"],
  ["yn", "no", "না", "No"],
];
const settings = [
  ["form_title", "form_id", "default_language"],
  ["Trucks", "trucks", "Bangla (bn)"],
];

beforeAll(async () => {
  house = await openHouse();
  const bytes = await workbook({ survey, choices, settings });
  const officer = house.as("hq-officer");
  const imported = await officer.api(
    "POST",
    "/questionnaires",
    new FormBody({ workbook: { name: "trucks.xlsx", bytes } }),
  );
  expect(imported.status, imported.text).toBe(201);
  questionnaireId = imported.json<{ id: string }>().id;
  expect((await officer.api("POST", `/questionnaires/${questionnaireId}/publish`)).status).toBe(200);
});
afterAll(() => house.close());

const dates = { opensOn: "2026-11-01", dueOn: "2026-11-30" };

async function openRound(more: object = {}): Promise<string> {
  const asked = { questionnaireId, title: "Trucks", ...dates, respondents: "all", ...more };
  const opened = await house.as("hq-officer").api("POST", "/rounds", asked);
  expect(opened.status, opened.text).toBe(201);
  return opened.json<{ id: string }>().id;
}

const good = {
  finance: { demand: 200, collected: 150, online: "no", how: "kept aside" },
  trucks: [{ plate: "A-1", tons: 2.5 }],
};

describe("A round", () => {
  it("expects an answer of each of the 330 municipalities as not started", async () => {
    const id = await openRound();
    const round = await house.as("hq-officer").api("GET", `/rounds/${id}`);
    expect(round.json()).toMatchObject({
      expected: 330,
      states: { notStarted: 330, inProgress: 0, submitted: 0, returned: 0, approved: 0 },
      responseRate: 0,
    });
  });

  it("can ask a district, a region or a list", async () => {
    const officer = house.as("hq-officer");
    const ask = (respondents: object) =>
      officer.api("POST", "/rounds", { questionnaireId, title: "T", ...dates, respondents });
    expect((await ask({ municipalities: [town, otherTown] })).json()).toMatchObject({ expected: 2 });
    expect((await ask({ district: "55" })).json<{ expected: number }>().expected).toBeGreaterThan(0);
    expect((await ask({ region: "JAS" })).json()).toMatchObject({ expected: 29 });
  });

  it("is refused with the fault at its place when it is due before it opens or asks someone unknown", async () => {
    const officer = house.as("hq-officer");
    const early = await officer.api("POST", "/rounds", {
      questionnaireId,
      title: "T",
      opensOn: "2026-11-10",
      dueOn: "2026-11-01",
      respondents: "all",
    });
    expect(early.status).toBe(422);
    expect(early.headers["content-type"]).toContain("application/problem+json");
    expect(early.json<{ errors: unknown[] }>().errors).toMatchObject([{ path: "dueOn" }]);
    const unknown = await officer.api("POST", "/rounds", {
      questionnaireId,
      title: "T",
      ...dates,
      respondents: { municipalities: [town, "M9999"] },
    });
    expect(unknown.status).toBe(422);
    expect(unknown.json<{ errors: { path: string }[] }>().errors[0]!.path).toBe("respondents.municipalities[2]");
  });
});

describe("A response", () => {
  it("goes from draft to revision to approval, with calculations filled and irrelevant answers left out", async () => {
    const id = await openRound();
    const focal = house.as("focal-person");
    const path = `/rounds/${id}/responses/${town}`;
    const saved = await focal.api("PUT", path, { answers: good });
    expect(saved.json()).toEqual({ state: "in-progress", draftVersion: 1, problems: [] });
    expect((await focal.api("GET", path)).json()).toMatchObject({
      state: "in-progress",
      draftVersion: 1,
      answers: good,
      revision: 0,
    });

    const submitted = await focal.api("POST", `${path}/submit`);
    expect(submitted.json()).toMatchObject({ state: "submitted", revision: 1 });
    const revision = await focal.api("GET", `${path}/revisions/1`);
    expect(revision.json()).toMatchObject({
      revision: 1,
      state: "submitted",
      answers: {
        finance: { demand: 200, collected: 150, rate: 75, online: "no" },
        trucks: [{ plate: "A-1", tons: 2.5 }],
      },
    });
    expect(revision.json<{ answers: typeof good }>().answers.finance).not.toHaveProperty("how");

    expect((await focal.api("PUT", path, { answers: good })).status).toBe(409);
    expect((await focal.api("POST", `${path}/approve`)).status).toBe(403);
    expect((await house.as("hq-officer").api("POST", `${path}/approve`)).json()).toEqual({
      state: "approved",
      revision: 1,
    });
    expect((await house.as("hq-officer").api("POST", `${path}/approve`)).status).toBe(409);
    const round = (await house.as("hq-officer").api("GET", `/rounds/${id}`)).json<{ responseRate: number }>();
    expect(round.responseRate).toBeCloseTo(1 / 330, 10);
  });

  it("keeps answers of the wrong type and unknown names in the draft, says so, and refuses the submit of the first", async () => {
    const id = await openRound();
    const focal = house.as("focal-person");
    const path = `/rounds/${id}/responses/${town}`;
    const answers = { finance: { demand: "many", collected: 5, hat: 1 }, trucks: [{ tons: 1 }] };
    const saved = (await focal.api("PUT", path, { answers })).json<{ problems: { path: string; kind: string }[] }>();
    expect(saved.problems.map(({ path: at, kind }) => `${at} ${kind}`)).toEqual(
      expect.arrayContaining(["finance/demand type", "trucks[1]/plate required", "finance/hat unknown"]),
    );
    expect((await focal.api("GET", path)).json()).toMatchObject({ answers });
    const refused = await focal.api("POST", `${path}/submit`);
    expect(refused.status).toBe(422);
    const kinds = refused.json<{ errors: { path: string; kind: string; message: string }[] }>().errors;
    expect(kinds.map(({ kind }) => kind)).not.toContain("unknown");
    expect(kinds.find(({ path: at }) => at === "finance/demand")?.message).toContain("many");
  });

  it("refuses answers nested too deep to be kept, and names the one", async () => {
    const path = `/rounds/${await openRound()}/responses/${town}`;
    let deep: unknown[] = [];
    for (let level = 1; level < 3000; level++) deep = [deep];
    const refused = await house.as("focal-person").api("PUT", path, { answers: { hat: deep } });
    expect([refused.status, refused.json()]).toMatchObject([422, { errors: [{ path: "answers.hat" }] }]);
  });

  it("refuses what breaks a constraint, in the author's words", async () => {
    const id = await openRound();
    const focal = house.as("focal-person");
    const path = `/rounds/${id}/responses/${town}`;
    await focal.api("PUT", path, { answers: { finance: { demand: 5, collected: 9 } } });
    const refused = await focal.api("POST", `${path}/submit`);
    expect(refused.json()).toMatchObject({
      errors: [{ path: "finance/collected", kind: "constraint", message: "More than the demand" }],
    });
  });

  it("tells the second of two who save the same draft, with both answers, and loses neither", async () => {
    const id = await openRound();
    const path = `/rounds/${id}/responses/${town}`;
    const focal = house.as("focal-person");
    const officer = house.as("hq-officer");
    await focal.api("PUT", path, { answers: { finance: { demand: 1 } }, baseVersion: 0 });
    const stale = await officer.api("PUT", path, { answers: { finance: { demand: 2 } }, baseVersion: 0 });
    expect(stale.status).toBe(409);
    expect(stale.json()).toMatchObject({
      draftVersion: 1,
      answers: { finance: { demand: 1 } },
      yours: { finance: { demand: 2 } },
    });
    expect((await officer.api("PUT", path, { answers: { finance: { demand: 2 } } })).json()).toMatchObject({
      draftVersion: 2,
    });
    const kept = await house.db.execute(
      "select answers from response_drafts order by saved_at desc, version desc limit 2",
    );
    expect(kept.rows).toHaveLength(2);
  });

  it("comes back with a comment on a question, is corrected and approved; every revision stays", async () => {
    const id = await openRound();
    const path = `/rounds/${id}/responses/${town}`;
    const focal = house.as("focal-person");
    const officer = house.as("hq-officer");
    await focal.api("PUT", path, { answers: good });
    await focal.api("POST", `${path}/submit`);
    const silent = await officer.api("POST", `${path}/return`, { comment: "", questions: [] });
    expect(silent.status).toBe(422);
    const astray = await officer.api("POST", `${path}/return`, { questions: [{ path: "finance/none", comment: "?" }] });
    expect(astray.json()).toMatchObject({ errors: [{ path: "questions[1]/path" }] });
    const back = await officer.api("POST", `${path}/return`, {
      comment: "See below",
      questions: [{ path: "finance/demand", comment: "A zero too few?" }],
    });
    expect(back.json()).toEqual({ state: "returned", revision: 1 });
    const seen = (await focal.api("GET", path)).json<{
      state: string;
      comments: { path: string; comment: string }[];
    }>();
    expect(seen.state).toBe("returned");
    expect(seen.comments).toMatchObject([
      { path: "", comment: "See below" },
      { path: "finance/demand", comment: "A zero too few?" },
    ]);
    const letters = await house.db.execute("select recipient, body from mails");
    expect(
      letters.rows.some(
        ({ recipient, body }) => recipient === "focal-person@cast.example" && String(body).includes("/bn/answers/"),
      ),
    ).toBe(true);

    const fixed = { ...good, finance: { ...good.finance, demand: 2000 } };
    expect((await focal.api("PUT", path, { answers: fixed })).json()).toMatchObject({ state: "in-progress" });
    expect((await focal.api("POST", `${path}/submit`)).json()).toMatchObject({ revision: 2 });
    await officer.api("POST", `${path}/approve`);
    const revisions = (await focal.api("GET", `${path}/revisions`)).json<{ items: { revision: number }[] }>();
    expect(revisions.items.map(({ revision }) => revision)).toEqual([2, 1]);
    const first = await focal.api("GET", `${path}/revisions?limit=1`);
    expect(first.json()).toMatchObject({ items: [{ revision: 2 }], total: 2 });
    const rest = await focal.api("GET", `${path}/revisions?limit=1&cursor=${first.json<{ next: string }>().next}`);
    expect(rest.json()).toMatchObject({ items: [{ revision: 1 }], total: 2, next: null });
    expect((await focal.api("GET", `${path}/revisions/1`)).json()).toMatchObject({
      answers: { finance: { demand: 200 } },
    });
  });

  it("is answered by staff on a town's behalf, and that is recorded", async () => {
    const id = await openRound();
    const path = `/rounds/${id}/responses/${otherTown}`;
    const officer = house.as("hq-officer");
    await officer.api("PUT", path, { answers: good });
    await officer.api("POST", `${path}/submit`);
    expect((await officer.api("GET", `${path}/revisions/1`)).json()).toMatchObject({ onBehalf: true });
  });

  it("takes nothing once its round is closed, before it opens, or before anything was written", async () => {
    const focal = house.as("focal-person");
    const id = await openRound();
    const path = `/rounds/${id}/responses/${town}`;
    expect((await focal.api("POST", `${path}/submit`)).status).toBe(409);
    await focal.api("PUT", path, { answers: good });
    await house.as("hq-officer").api("POST", `/rounds/${id}/close`);
    const refused = await focal.api("POST", `${path}/submit`);
    expect(refused.json()).toMatchObject({ status: 409, type: "urn:poura:problem:round-closed" });
    expect((await focal.api("GET", path)).json()).toMatchObject({ answers: good });
    const later = await openRound({ opensOn: "2026-12-01", dueOn: "2026-12-20" });
    expect((await focal.api("PUT", `/rounds/${later}/responses/${town}`, { answers: good })).json()).toMatchObject({
      type: "urn:poura:problem:round-not-open",
    });
  });

  it("can't be reached by another town's people, not even seen", async () => {
    const id = await openRound();
    const path = `/rounds/${id}/responses/${town}`;
    const stranger = house.as("other-focal-person");
    for (const [method, to] of [
      ["GET", ""],
      ["PUT", ""],
      ["POST", "/submit"],
      ["GET", "/revisions"],
      ["GET", "/revisions/1"],
    ] as const) {
      const reply = await stranger.api(method, path + to, method === "PUT" ? { answers: {} } : undefined);
      expect(reply.status, `${method} ${to}`).toBe(404);
    }
    expect((await house.visitor().api("GET", path)).status).toBe(401);
  });
});

describe("An export", () => {
  it("gives a zip with a file for each repeat, and JSON, of what one may see", async () => {
    const id = await openRound();
    for (const code of [town, otherTown]) {
      await house.as("hq-officer").api("PUT", `/rounds/${id}/responses/${code}`, { answers: good });
      await house.as("hq-officer").api("POST", `/rounds/${id}/responses/${code}/submit`);
    }
    const zip = await house.as("hq-officer").api("GET", `/rounds/${id}/export?format=csv`);
    expect(zip.headers["content-type"]).toBe("application/zip");
    expect(zip.bytes.subarray(0, 2).toString()).toBe("PK");
    const all = await house.as("hq-officer").api("GET", `/rounds/${id}/export?format=json`);
    expect(all.json<{ responses: unknown[] }>().responses).toHaveLength(2);
    const own = await house.as("focal-person").api("GET", `/rounds/${id}/export?format=json`);
    expect(
      own.json<{ responses: { municipality: string }[] }>().responses.map(({ municipality }) => municipality),
    ).toEqual([town]);
  });
});
