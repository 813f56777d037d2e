import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { town } from "../../../../test/support/cast.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { smallQuestionnaire, smallRound } from "../../../../test/support/small-round.ts";
import { tellMayors } from "./mayor.service.ts";

let house: TestHouse;
let questionnaireId: string;
let roundId: string;

beforeAll(async () => {
  house = await openHouse();
  questionnaireId = await smallQuestionnaire(house);
  roundId = await open({ mayorSigns: true });
});
afterAll(() => house.close());

const open = (more: object) => smallRound(house, questionnaireId, { respondents: { municipalities: [town] }, ...more });

const url = () => `/rounds/${roundId}/responses/${town}`;
const submit = (people: number) =>
  house.as("focal-person").api("POST", `${url()}/submit`, { id: crypto.randomUUID(), answers: { people } });
const stateOf = async () => (await house.as("hq-officer").api("GET", url())).json<{ state: string }>().state;
const tell = () => tellMayors(house.db, house.house.installation, house.clock.now);

describe("Where the mayor signs", () => {
  it("a submit goes to the mayor, who is told once, and counts nowhere yet", async () => {
    expect((await submit(5)).json()).toMatchObject({ state: "with-mayor", revision: 1 });
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    const mayor = house.as("mayor");
    expect((await mayor.get("/en/notices")).text).toContain("wait for your signature");
    expect((await mayor.get("/en/work")).text).toContain("Read and sign");
    const round = (await house.as("hq-officer").api("GET", `/rounds/${roundId}`)).json<{ responseRate: number }>();
    expect(round.responseRate).toBe(0);
    const file = await house.as("hq-officer").api("GET", `/rounds/${roundId}/export?format=json`);
    expect(file.json()).toMatchObject({ responses: [] });
  });

  it("nobody else decides meanwhile: not the reviewer, not the focal person, not another mayor", async () => {
    expect((await house.as("hq-officer").api("POST", `${url()}/approve`)).status).toBe(409);
    expect((await house.as("focal-person").api("POST", `${url()}/sign`)).status).toBe(403);
    expect((await house.as("other-mayor").api("POST", `${url()}/sign`)).status).toBe(404);
    expect((await submit(6)).status).toBe(409);
  });

  it("the mayor gives back with a comment, which the focal person finds at the question", async () => {
    const mayor = house.as("mayor");
    const page = await mayor.get(`/en${url()}`);
    expect(page.text).toContain("Sign");
    expect((await mayor.post(`/en${url()}/send-back`, {})).status).toBe(422);
    const back = await mayor.post(`/en${url()}/send-back`, { "comment:people": "Count again" });
    expect(back.status).toBe(303);
    expect((await mayor.get(back.location!)).text).toContain("went back to the focal person");
    expect(await stateOf()).toBe("returned");
    const id = (await house.as("focal-person").api("GET", url())).json<{ id: string }>().id;
    expect((await house.as("focal-person").get(`/en/answers/${id}`)).text).toContain("Count again");
  });

  it("the mayor signs, and with that the answers are submitted, told and exported", async () => {
    house.clock.now = new Date("2026-11-22T07:00:00Z");
    expect((await submit(7)).json()).toMatchObject({ state: "with-mayor", revision: 2 });
    expect(await tell()).toBe(1);
    const signed = await house.as("mayor").post(`/bn${url()}/sign`, {});
    expect(signed.status).toBe(303);
    expect(await stateOf()).toBe("submitted");
    expect((await house.as("focal-person").get("/en/notices")).text).toContain("has signed");
    const file = await house.as("hq-officer").api("GET", `/rounds/${roundId}/export?format=json`);
    expect(file.json()).toMatchObject({ responses: [{ municipality: town, revision: 2 }] });
    expect((await house.as("hq-officer").get(`/en${url()}`)).text).toContain("Signed by the mayor");
    expect((await house.as("mayor").post(`/bn${url()}/sign`, {})).status).toBe(409);
  });

  it("staff who hold the signed paper may note it, which is recorded as on behalf", async () => {
    roundId = await open({ mayorSigns: true });
    await submit(8);
    expect((await house.as("hq-officer").api("POST", `${url()}/sign`)).json()).toMatchObject({ state: "submitted" });
  });
});

describe("A round to practise in", () => {
  it("is never public, and its approved answers feed no figure", async () => {
    roundId = await open({ practice: true, public: true });
    const round = (await house.as("hq-officer").api("GET", `/rounds/${roundId}`)).json<{ public: boolean }>();
    expect(round.public).toBe(false);
    await submit(9);
    expect((await house.as("hq-officer").api("POST", `${url()}/approve`)).status).toBe(200);
  });
});
