import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { town } from "./support/cast.ts";
import { FormBody } from "./support/client.ts";
import { openHouse, type TestHouse } from "./support/house.ts";

let house: TestHouse;
let id: string;
let responseId: string;

beforeAll(async () => {
  house = await openHouse();
  const bytes = readFileSync(join("data", "questionnaires", "basic-services.xlsx"));
  const officer = house.as("hq-officer");
  const imported = await officer.api(
    "POST",
    "/questionnaires",
    new FormBody({ workbook: { name: "form.xlsx", bytes } }),
  );
  id = imported.json<{ id: string }>().id;
});
afterAll(() => house?.close());

describe("The paper form as PDF", () => {
  it("isn't there for a draft, which nobody is asked yet", async () => {
    expect((await house.as("hq-officer").get(`/bn/questionnaires/${id}/paper/1/pdf`)).status).toBe(404);
  });

  it("hangs by the print view, in the language of the page", async () => {
    const officer = house.as("hq-officer");
    await officer.api("POST", `/questionnaires/${id}/publish`);
    const page = await officer.get(`/en/questionnaires/${id}/paper/1`);
    expect(page.text).toContain(`href="/en/questionnaires/${id}/paper/1/pdf"`);
    const pdf = await officer.get(`/en/questionnaires/${id}/paper/1/pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    expect(pdf.headers["content-disposition"]).toContain('filename="basic-services-1-en.pdf"');
    expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.bytes.toString("latin1")).toContain("(Basic services)");
  });

  it("is there for those who answer, with their town on it", async () => {
    const officer = house.as("hq-officer");
    const asked = { questionnaireId: id, title: "N", opensOn: "2026-11-01", dueOn: "2026-11-30", respondents: "all" };
    const round = (await officer.api("POST", "/rounds", asked)).json<{ id: string }>();
    responseId = (await officer.api("GET", `/rounds/${round.id}/responses/${town}`)).json<{ id: string }>().id;
    const focalPerson = house.as("focal-person");
    const page = await focalPerson.get(`/bn/answers/${responseId}/paper`);
    expect(page.text).toContain(`href="/bn/answers/${responseId}/paper/pdf"`);
    const pdf = await focalPerson.get(`/bn/answers/${responseId}/paper/pdf`);
    expect(pdf.headers["content-disposition"]).toContain('filename="basic-services-1-bn.pdf"');
    expect(pdf.bytes.length).toBeGreaterThan(50_000);
    expect((await house.as("other-focal-person").get(`/bn/answers/${responseId}/paper/pdf`)).status).toBe(404);
  });
});
