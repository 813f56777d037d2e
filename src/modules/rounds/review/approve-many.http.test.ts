import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { otherTown, town } from "../../../../test/support/cast.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { smallQuestionnaire, smallRound } from "../../../../test/support/small-round.ts";

let house: TestHouse;
let roundId: string;

/** Nine more towns, for what is usual. */
const others = ["M0402", "M0403", "M0404", "M0601", "M0602", "M0603", "M0604", "M0605", "M0901"];

beforeAll(async () => {
  house = await openHouse();
  await house.db.update(municipalities).set({ class: "A" });
  roundId = await smallRound(house, await smallQuestionnaire(house));
});
afterAll(() => house.close());

async function submit(code: string, people: number): Promise<number> {
  const sent = { id: crypto.randomUUID(), answers: { people } };
  return (await house.as("hq-officer").api("POST", `/rounds/${roundId}/responses/${code}/submit`, sent)).status;
}

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("A reviewer", () => {
  it("sees an answer that lies far out from those of other towns, and can look at such alone", async () => {
    const statuses: number[] = [];
    for (const [at, code] of others.entries()) statuses.push(await submit(code, 100 + at));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await submit(town, 5000);
    await submit(otherTown, 104);
    const review = (code: string) => house.as("hq-officer").get(`/en/rounds/${roundId}/responses/${code}?view=unlike`);
    const far = plain((await review(town)).text);
    expect(far).toContain("Very different");
    expect(far).toContain("Middle of comparable municipalities: 10");
    expect(plain((await review(otherTown)).text)).toContain("No answer is very different");
  });

  it("approves many at once after one more question; what has changed meanwhile is told and stays", async () => {
    const officer = house.as("hq-officer");
    const list = await officer.get(`/en/rounds/${roundId}?state=submitted`);
    expect(list.text).toContain("Approve the chosen");
    const path = `/en/rounds/${roundId}/approve`;
    expect((await officer.post(path, {})).text).toContain("No response was chosen");
    const asked = await officer.post(path, { code: town });
    expect(asked.text).toContain("Approve 1 response?");
    const state = async (code: string) =>
      (await officer.api("GET", `/rounds/${roundId}/responses/${code}`)).json<{ state: string }>().state;
    expect(await state(town)).toBe("submitted");
    const sent = { code: [town, "M0404"], sure: "yes" };
    await officer.api("POST", `/rounds/${roundId}/responses/M0404/return`, { comment: "once more", questions: [] });
    const done = await officer.post(path, sent);
    expect(done.status).toBe(303);
    // Read as often as one likes, also after going back: nothing is approved again.
    for (const told of [await officer.get(done.location!), await officer.get(done.location!)]) {
      expect(told.text).toContain("1 response was approved");
      expect(told.text).toMatch(/were not approved: [^<]+\./);
    }
    expect((await officer.get(path)).location).toBe(`/en/rounds/${roundId}`);
    expect(await state(town)).toBe("approved");
    const many = await officer.api("POST", `/rounds/${roundId}/approve`, { codes: [town, otherTown, "M0402", "X"] });
    expect(many.json()).toEqual({ approved: ["M0401", "M0402"], skipped: ["M5501", "X"] });
    expect((await house.as("focal-person").api("POST", `/rounds/${roundId}/approve`, { codes: [town] })).status).toBe(
      403,
    );
  });

  it("goes on to the next and back to the one before", async () => {
    const page = (await house.as("hq-officer").get(`/en/rounds/${roundId}/responses/M0602`)).text;
    expect(page).toMatch(/responses\/M0601"[^>]*accesskey="p"|accesskey="p"[^>]*responses\/M0601"/);
    expect(page).toMatch(/responses\/M0603"[^>]*accesskey="n"|accesskey="n"[^>]*responses\/M0603"/);
  });
});
