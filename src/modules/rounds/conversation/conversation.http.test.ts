import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { town } from "../../../../test/support/cast.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { smallQuestionnaire, smallRound } from "../../../../test/support/small-round.ts";

let house: TestHouse;
let url: string;
let page: string;

beforeAll(async () => {
  house = await openHouse();
  const officer = house.as("hq-officer");
  const respondents = { municipalities: [town] };
  const roundId = await smallRound(house, await smallQuestionnaire(house), { respondents });
  url = `/rounds/${roundId}/responses/${town}`;
  const submit = { id: crypto.randomUUID(), answers: { people: 5 } };
  await house.as("focal-person").api("POST", `${url}/submit`, submit);
  const questions = [{ path: "people", comment: "Why so few?" }];
  expect((await officer.api("POST", `${url}/return`, { questions })).status).toBe(200);
  page = `/en/answers/${(await officer.api("GET", url)).json<{ id: string }>().id}/comments`;
});
afterAll(() => house.close());

const idIn = (text: string) => /name="to" value="(\d+)"/.exec(text)![1]!;

describe("A comment on a question", () => {
  it("can be replied to by the town, and the reviewer is told", async () => {
    const focal = house.as("focal-person");
    const shown = (await focal.get(page)).text;
    expect(shown).toContain("Why so few?");
    const to = idIn(shown);
    expect((await focal.post(page, { to, [`reply-${to}`]: "  " })).status).toBe(422);
    const replied = await focal.post(page, { to, [`reply-${to}`]: "The census was <late>" });
    expect(replied.status).toBe(303);
    expect((await focal.get(page)).text).toContain("The census was &lt;late>");
    expect((await house.as("hq-officer").get("/en/notices")).text).toContain("Rehana Parvin replied");
    expect((await house.as("hq-officer").get(`/en${url}`)).text).toContain("The census was &lt;late>");
  });

  it("can be answered back by the reviewer, and the town is told; a reply asks for no correction", async () => {
    const officer = house.as("hq-officer");
    const to = idIn((await officer.get(page)).text);
    await officer.post(page, { to, [`reply-${to}`]: "Then use last year's" });
    expect((await house.as("focal-person").get("/en/notices")).text).toContain("Kamal Hossain replied");
    const list = (await house.as("focal-person").get(page.replace("/comments", ""))).text;
    expect(list).toContain("Why so few?");
    expect(list).not.toContain("Then use last year");
  });

  it("can be read and replied to by a program", async () => {
    const focal = house.as("focal-person");
    type Shown = { items: { id: number; path: string; replies: { comment: string }[] }[] };
    const [thread] = (await focal.api("GET", `${url}/comments`)).json<Shown>().items;
    expect(thread).toMatchObject({ path: "people", replies: [{ comment: "The census was <late>" }, {}] });
    const replied = await focal.api("POST", `${url}/comments/${thread!.id}`, { comment: "Done" });
    expect(replied.status).toBe(200);
    expect((await focal.api("GET", `${url}/comments`)).json<Shown>().items[0]!.replies).toHaveLength(3);
  });

  it("is nobody else's: other towns don't see it, readers don't write", async () => {
    const to = idIn((await house.as("hq-officer").get(page)).text);
    expect((await house.as("other-focal-person").get(page)).status).toBe(404);
    expect((await house.as("mayor").get(page)).status).toBe(200);
    expect((await house.as("mayor").post(page, { to, [`reply-${to}`]: "mine" })).status).toBe(403);
    expect((await house.as("hq-officer").post(page, { to: "999999", "reply-999999": "x" })).status).toBe(404);
  });
});
