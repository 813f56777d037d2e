import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { town } from "../../../../test/support/cast.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { smallQuestionnaire, smallRound } from "../../../../test/support/small-round.ts";

let house: TestHouse;
let questionnaireId: string;
let roundId: string;

beforeAll(async () => {
  house = await openHouse();
  questionnaireId = await smallQuestionnaire(house);
  roundId = await open({});
});
afterAll(() => house.close());

const open = (more: object) => smallRound(house, questionnaireId, { respondents: { municipalities: [town] }, ...more });

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("A call to the telephone desk", () => {
  let responsePath: string;
  let callPath: string;

  it("begins with finding the town and who speaks", async () => {
    const officer = house.as("hq-officer");
    expect((await officer.get("/en/desk?search=Nowhere")).text).toContain("No answer is owed under this name");
    const found = await officer.get(`/bn/desk?search=${encodeURIComponent("মাগুরা")}`);
    expect(found.text).toContain("Rehana Parvin");
    const begin = `/en/rounds/${roundId}/responses/${town}/call`;
    expect(found.text).toContain(begin.replace("/en/", "/bn/"));
    expect((await officer.post(begin, { speaker: " " })).status).toBe(422);
    const begun = await officer.post(begin, { speaker: "Abdul Karim", designation: "Secretary" });
    expect(begun.location).toMatch(/^\/en\/answers\//);
    responsePath = begun.location!;
    const again = await officer.get("/en/desk");
    callPath = /href="(\/en\/calls\/[^"]+)"/.exec(again.text)![1]!;
    expect((await officer.get(callPath)).text).toContain("Nothing is submitted yet");
  });

  it("has its answers read back after they are submitted, and kept as given on the telephone", async () => {
    const officer = house.as("hq-officer");
    await officer.api("PUT", `/rounds/${roundId}/responses/${town}`, { answers: { people: 42 } });
    const submitted = await officer.post(`${responsePath}/submit`, { acknowledge: "yes" });
    expect(submitted.location).toBe(callPath);
    const page = plain((await officer.get(callPath)).text);
    expect(page).toContain("spoken by Abdul Karim, Secretary");
    expect(page).toContain("42");
    const revision = await officer.api("GET", `/rounds/${roundId}/responses/${town}/revisions/1`);
    expect(revision.json()).toMatchObject({ channel: "telephone", onBehalf: true });
    expect((await officer.post(callPath, {})).status).toBe(422);
    expect((await officer.post(callPath, { said: "wrong" })).status).toBe(422);
    expect((await house.as("administrator").post(callPath, { said: "right" })).status).toBe(403);
    expect((await officer.post(callPath, { said: "right" })).status).toBe(303);
    expect((await officer.get(callPath)).text).toContain("said that all is right");
  });

  it("is confirmed by the town itself, once, and by nobody else", async () => {
    const focal = house.as("focal-person");
    expect((await focal.get("/en/notices")).text).toContain("typed on the telephone");
    expect((await focal.get(`${responsePath}/receipt`)).text).toContain("I confirm");
    expect((await house.as("hq-officer").post(`${responsePath}/confirm`, {})).status).toBe(403);
    expect((await house.as("other-focal-person").post(`${responsePath}/confirm`, {})).status).toBe(404);
    for (let times = 0; times < 2; times++) expect((await focal.post(`${responsePath}/confirm`, {})).status).toBe(303);
    expect((await focal.get(`${responsePath}/receipt`)).text).toContain("You have confirmed");
    const review = (await house.as("hq-officer").get(`/en/rounds/${roundId}/responses/${town}`)).text;
    expect(review.split("Confirmed by the municipality")).toHaveLength(2);
  });
});

describe("The register of orientation", () => {
  it("knows by itself who submitted in a practice round", async () => {
    const officer = house.as("hq-officer");
    expect((await officer.get("/en/orientation")).text).not.toContain("Parvin, in a practice");
    roundId = await open({ practice: true });
    const url = `/rounds/${roundId}/responses/${town}/submit`;
    await house.as("focal-person").api("POST", url, { id: crypto.randomUUID(), answers: { people: 1 } });
    expect(plain((await officer.get("/en/orientation")).text)).toContain("Rehana Parvin, in a practice round");
  });

  it("is written by HQ for those who came to a session, and read by who watches rounds", async () => {
    const officer = house.as("hq-officer");
    expect((await officer.post("/en/orientation", { on: "2026-11-20" })).status).toBe(422);
    expect((await officer.post("/en/orientation", { code: "M0401", on: "2030-01-01" })).status).toBe(422);
    const saved = await officer.post("/en/orientation", { code: "M0401", on: "2026-11-20", way: "session" });
    expect(saved.location).toBe("/en/orientation?saved=1");
    expect(plain((await officer.get("/en/orientation")).text)).toContain(
      "Jahangir Kabir, in a session, 20 November 2026",
    );
    const regional = await house.as("regional-officer").get("/en/orientation");
    expect(regional.text).not.toContain("Jahangir Kabir");
    expect((await house.as("expert").post("/en/orientation", { code: town, on: "2026-11-20" })).status).toBe(403);
  });
});
