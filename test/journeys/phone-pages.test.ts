import { afterAll, beforeAll, expect, it } from "vitest";
import { town } from "../support/cast.ts";
import { FormBody } from "../support/client.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { Handset } from "../support/phone.ts";
import { workbook } from "../support/workbook.ts";

const survey = [
  ["type", "name", "label::Bangla (bn)"],
  ["begin group", "place", "জায়গা"],
  ["select_one union", "union", "কাছের ইউনিয়ন"],
  ["end group"],
  ["begin repeat", "trucks", "ট্রাক"],
  ["text", "plate", "নম্বর"],
  ["decimal", "tons", "টন"],
  ["end repeat"],
];
const choices = [
  ["list_name", "name", "label::Bangla (bn)"],
  ...Array.from({ length: 300 }, (_, at) => ["union", `u${at}`, `ইউনিয়ন ${at}`]),
];
const settings = [
  ["form_title", "form_id", "default_language"],
  ["Places", "places", "Bangla (bn)"],
];

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

it("pages that the phone draws itself search a long list, and take pasted rows or say what they lack", async () => {
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey, choices, settings });
  const sent = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "p.xlsx", bytes } }));
  const { id } = sent.json<{ id: string }>();
  await officer.api("POST", `/questionnaires/${id}/publish`);
  const asked = { questionnaireId: id, title: "Places", opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const opened = await officer.api("POST", "/rounds", { ...asked, respondents: { municipalities: [town] } });
  const path = `/rounds/${opened.json<{ id: string }>().id}/responses/${town}`;
  const responseId = (await officer.api("GET", path)).json<{ id: string }>().id;
  const phone = await Handset.at(house, true);
  const { page } = phone;
  try {
    await phone.takesAlong(responseId);
    await phone.goto(`/bn/answers/${responseId}/sections/place`);
    await page.fill('[name="find:place/union"]', "ইউনিয়ন 29");
    await phone.press('button[value="find:place/union"]');
    // 29, 129, 229, and 290 to 299.
    expect(await page.locator('input[type=radio][name="place/union"]').count()).toBe(13);
    await page.getByLabel("ইউনিয়ন 297").check();
    await phone.press("button.btn-primary[value=next]");
    expect(page.url()).toContain("/sections/trucks");

    const paste = async (rows: string) => {
      await page.locator("details:has(textarea)").evaluate((details) => details.setAttribute("open", ""));
      await page.fill('textarea[name="paste:trucks"]', rows);
      await phone.press('button[value="paste:trucks"]');
    };
    await paste("ঢাকা ১১\t৫\nঢাকা ১২\tপাঁচ");
    expect(await page.textContent("main")).toContain("সারি ২, টন: “পাঁচ” সংখ্যা নয়");
    expect(await page.inputValue('textarea[name="paste:trucks"]')).toContain("ঢাকা ১২");
    await paste("ঢাকা ১১\t৫\nঢাকা ১২\t৭.৫");
    expect(await page.inputValue('[name="trucks[2]/plate"]')).toBe("ঢাকা ১২");
    phone.line.mend();
    await phone.goto("/bn/phone");
    await phone.allSent();
    const trucks = [
      { plate: "ঢাকা ১১", tons: 5 },
      { plate: "ঢাকা ১২", tons: 7.5 },
    ];
    const server = (await officer.api("GET", path)).json<{ answers: unknown }>();
    expect(server.answers).toEqual({ place: { union: "u297" }, trucks });
  } finally {
    await phone.close();
  }
});
