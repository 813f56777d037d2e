import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { otherTown, town } from "../../../test/support/cast.ts";
import { FormBody } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { workbook } from "../../../test/support/workbook.ts";

let house: TestHouse;
let plain: string;
let rostered: string;

const header = ["type", "name", "label::Bangla (bn)", "label::English (en)"];
const settings = (id: string) => [
  ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
  ["পৌর অর্থ", "Municipal finance", id, "Bangla (bn)"],
];

async function publish(id: string, questions: (string | null)[][]): Promise<string> {
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey: [header, ...questions], settings: settings(id) });
  const imported = await officer.api(
    "POST",
    "/questionnaires",
    new FormBody({ workbook: { name: `${id}.xlsx`, bytes } }),
  );
  const questionnaireId = imported.json<{ id: string }>().id;
  await officer.api("POST", `/questionnaires/${questionnaireId}/publish`);
  return questionnaireId;
}

beforeAll(async () => {
  house = await openHouse();
  const finance = [
    ["begin group", "finance", "অর্থ", "Finance"],
    ["integer", "demand", "দাবি", "Demand"],
    ["integer", "collected", "আদায়", "Collected"],
    ["end group", null, null, null],
  ];
  plain = await publish("plain", finance);
  const trucks = [
    ["begin repeat", "trucks", "ট্রাক", "Trucks"],
    ["text", "plate", "নম্বর", "Plate"],
    ["end repeat", null, null, null],
  ];
  rostered = await publish("rostered", [...finance, ...trucks]);
});
afterAll(() => house.close());

const fields = (more: Record<string, string> = {}) => ({
  questionnaireId: plain,
  titleBn: "পৌর অর্থ, ২০২৫–২৬",
  titleEn: "Municipal finance 2025–26",
  period: "2025-26",
  opensOn: "2026-11-01",
  dueOn: "2026-11-30",
  public: "yes",
  respondents: "all",
  ...more,
});

/** Opens a round on its page. @returns its id */
async function open(more: Record<string, string> = {}): Promise<string> {
  const opened = await house.as("hq-officer").post("/en/rounds/new", fields(more));
  expect(opened.status).toBe(303);
  return /rounds\/([^?]+)/.exec(opened.location!)![1]!;
}

const finance = (demand: number, collected: number) => ({ finance: { demand, collected } });

async function submit(round: string, code: string, answers: object): Promise<void> {
  const officer = house.as("hq-officer");
  expect((await officer.api("PUT", `/rounds/${round}/responses/${code}`, { answers })).status).toBe(200);
  expect((await officer.api("POST", `/rounds/${round}/responses/${code}/submit`)).status).toBe(200);
}

/** A page's text without tags, spaces and joiners as one space. */
const textOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\u2060/g, "")
    .replace(/[\s\u00A0]+/g, " ");

describe("Opening a round", () => {
  it("suggests today, a due day off the weekend and the fiscal year that has ended", async () => {
    const page = await house.as("hq-officer").get(`/en/rounds/new?questionnaire=${plain}`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/name="opensOn"[^>]*value="2026-11-22"/);
    expect(page.text).toMatch(/name="dueOn"[^>]*value="2026-12-22"/);
    expect(page.text).toMatch(/name="period"[^>]*value="2025-26"/);
    expect(page.text).toContain("All municipalities (330)");
  });

  it("puts 330 expected answers in place as not started, and says so", async () => {
    const officer = house.as("hq-officer");
    const opened = await officer.post("/bn/rounds/new", fields());
    const page = textOf((await officer.get(opened.location!)).text);
    expect(page).toContain("৩৩০টি পৌরসভার কাছে উত্তর চাওয়া হয়েছে");
    expect(page).toContain("৩৩০টি উত্তর চাওয়া হয়েছে, এখনো একটিও আসেনি");
    expect(page).toContain("শুরু হয়নি ৩৩০ ১০০%");
  });

  it("refuses a due date before the opening at its place and keeps what was typed", async () => {
    const refused = await house
      .as("hq-officer")
      .post("/en/rounds/new", fields({ dueOn: "2026-10-01", titleEn: "Kept", respondents: "region" }));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#f-dueOn"');
    expect(refused.text).toContain('href="#f-region"');
    expect(textOf(refused.text)).toContain("The due date can't be before the opening date");
    expect(refused.text).toMatch(/name="titleEn"[^>]*value="Kept"/);
  });

  it("takes a list of names and codes, and tells unknown ones word for word", async () => {
    const officer = house.as("hq-officer");
    const list = { respondents: "list", municipalities: "Magura\nAtlantis, M9999" };
    const refused = await officer.post("/en/rounds/new", fields({ ...list, titleEn: "" }));
    expect(refused.status).toBe(422);
    expect(textOf(refused.text)).toContain("Write the round's name in English");
    expect(textOf(refused.text)).toContain("“Atlantis” is neither the name nor the code");
    expect(textOf(refused.text)).toContain("“M9999” is neither the name nor the code");
    expect(refused.text).toContain("Magura\nAtlantis, M9999</textarea>");
    const opened = await officer.post("/en/rounds/new", fields({ ...list, municipalities: `Magura, ${otherTown}` }));
    expect(textOf((await officer.get(opened.location!)).text)).toContain("2 municipalities have been asked");
  });

  it("says that a questionnaire isn't published, and changes nothing", async () => {
    const page = await house
      .as("hq-officer")
      .post("/en/rounds/new", fields({ questionnaireId: "0190b5a1-0000-7000-8000-000000000000" }));
    expect(page.status).toBe(422);
    expect(page.text).toContain('href="#f-questionnaireId"');
  });

  it("is for those who may edit rounds", async () => {
    expect((await house.as("regional-officer").get("/en/rounds/new")).status).toBe(403);
    expect((await house.as("regional-officer").post("/en/rounds/new", fields())).status).toBe(403);
    expect((await house.as("focal-person").get("/en/rounds")).status).toBe(403);
  });
});

describe("A round's page", () => {
  it("shows numbers by region and district, and the list narrowed in its address", async () => {
    const round = await open();
    await submit(round, town, finance(200, 150));
    const officer = house.as("hq-officer");
    const page = await officer.get(`/en/rounds/${round}`);
    expect(textOf(page.text)).toContain("Municipal finance 2025–26: 1 of 330 answers are in");
    expect(page.text.match(/class="nm"/g)).toHaveLength(64);
    expect(textOf(page.text)).toContain("1–25 of 330");
    const narrowed = await officer.get(`/en/rounds/${round}?district=55&state=submitted`);
    expect(textOf(narrowed.text)).toContain("Submitted: 1 municipality");
    expect(narrowed.text).toContain(`/en/rounds/${round}/responses/${town}"`);
    const found = await officer.get(`/en/rounds/${round}?state=out&search=${encodeURIComponent("বরগুনা")}`);
    expect(textOf(found.text)).toContain("Not in yet: 1 municipality");
  });

  it("shows who is late once the due date has passed", async () => {
    const round = await open({ dueOn: "2026-11-20" });
    const page = await house.as("hq-officer").get(`/en/rounds/${round}?search=${town}`);
    expect(textOf(page.text)).toContain("Overdue");
  });

  it("shows a regional officer only what lies in the region", async () => {
    const round = await open();
    await submit(round, otherTown, finance(10, 5));
    const officer = house.as("regional-officer");
    const page = await officer.get(`/en/rounds/${round}`);
    const asked = Number(/: (\d+) answers asked for/.exec(textOf(page.text))![1]);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(330);
    expect(textOf(page.text)).toContain("only municipalities of");
    const searched = await officer.get(`/en/rounds/${round}?search=${otherTown}`);
    expect(textOf(searched.text)).toContain("No municipality fits this choice");
    expect((await officer.get(`/en/rounds/${round}/responses/${otherTown}`)).status).toBe(404);
    const elsewhere = await open({ respondents: "list", municipalities: otherTown });
    expect((await officer.get(`/en/rounds/${elsewhere}`)).status).toBe(404);
    expect(textOf((await officer.get(`/en/rounds/${round}/export?format=csv`)).text)).not.toContain(otherTown);
  });

  it("asks the database the same however many responses it lists", async () => {
    const few = await open({ respondents: "list", municipalities: town });
    const many = await open();
    const statements = async (path: string) => {
      const query = vi.spyOn(house.house.database.pool, "query");
      expect((await house.as("hq-officer").get(path)).status).toBe(200);
      const count = query.mock.calls.length;
      query.mockRestore();
      return count;
    };
    const count = await statements(`/en/rounds/${many}`);
    expect(count).toBeGreaterThan(4);
    expect(count).toBeLessThan(12);
    expect(await statements(`/en/rounds/${few}`)).toBe(count);
    expect(await statements("/en/rounds")).toBeLessThan(8);
  });

  it("closes only after it was confirmed, and then takes no answers", async () => {
    const round = await open({ respondents: "list", municipalities: town });
    const officer = house.as("hq-officer");
    expect(textOf((await officer.get(`/en/rounds/${round}/close`)).text)).toContain(
      "1 municipality has not answered yet",
    );
    const closed = await officer.post(`/en/rounds/${round}/close`);
    expect(closed.location).toBe(`/en/rounds/${round}?done=closed`);
    expect(textOf((await officer.get(closed.location!)).text)).toContain(
      "The round is closed. It takes no more answers.",
    );
    expect((await officer.api("PUT", `/rounds/${round}/responses/${town}`, { answers: {} })).status).toBe(409);
  });

  it("gives its answers as CSV, as a zip where something repeats, and as JSON", async () => {
    const officer = house.as("hq-officer");
    const round = await open();
    await submit(round, town, finance(200, 150));
    const csv = await officer.get(`/bn/rounds/${round}/export?format=csv`);
    expect(csv.headers["content-disposition"]).toContain("plain-2025-26.csv");
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.text).toContain("finance/demand");
    const json = await officer.get(`/bn/rounds/${round}/export?format=json`);
    expect(json.json<{ responses: unknown[] }>().responses).toMatchObject([
      { municipality: town, answers: finance(200, 150) },
    ]);
    const repeating = await open({ questionnaireId: rostered });
    await submit(repeating, town, { ...finance(1, 1), trucks: [{ plate: "A-1" }] });
    const zip = await officer.get(`/bn/rounds/${repeating}/export?format=csv`);
    expect(zip.headers["content-type"]).toBe("application/zip");
    expect(zip.bytes.subarray(0, 2).toString()).toBe("PK");
    expect(zip.bytes.includes("trucks.csv")).toBe(true);
  });
});
