import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { town } from "../../../test/support/cast.ts";
import { FormBody } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { workbook } from "../../../test/support/workbook.ts";

let house: TestHouse;
let page: string;
let api: string;

const divisions = ["khulna", "dhaka"];
const survey = [
  ["type", "name", "label::Bangla (bn)", "label::English (en)", "choice_filter", "required"],
  ["begin group", "place", "স্থান", "Place", "", ""],
  ["select_one division", "division", "বিভাগ", "Division", "", ""],
  ["select_one union", "union", "ইউনিয়ন", "Union", "division = ${division} or ${division} = ''", "yes"],
  ["select_multiple union", "near", "কাছের", "Nearby unions", "", ""],
  ["end group", "", "", "", "", ""],
];
const unions = Array.from({ length: 6000 }, (_, index) => [
  "union",
  `u${index}`,
  `ইউনিয়ন ${index} পরিষদ`,
  `Union ${index} ${index % 2 === 0 ? "Even" : "Odd"}`,
  divisions[index % 2]!,
]);
const choices = [
  ["list_name", "name", "label::Bangla (bn)", "label::English (en)", "division"],
  ...divisions.map((each) => ["division", each, each, each, ""]),
  ...unions,
];
const settings = [
  ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
  ["স্থান", "Place", "place", "Bangla (bn)"],
];

beforeAll(async () => {
  house = await openHouse();
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey, choices, settings });
  const sent = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "f.xlsx", bytes } }));
  const questionnaireId = sent.json<{ id: string }>().id;
  await officer.api("POST", `/questionnaires/${questionnaireId}/publish`);
  const asked = { questionnaireId, title: "Place", opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const opened = await officer.api("POST", "/rounds", { ...asked, respondents: { municipalities: [town] } });
  const round = opened.json<{ id: string }>().id;
  api = `/rounds/${round}/responses/${town}`;
  const review = await officer.get(`/en/rounds/${round}/responses/${town}`);
  page = `${/\/en\/answers\/[0-9a-f-]+/.exec(review.text)![0]}/sections/place`;
});
afterAll(() => house.close());

const shown = ["place/division", "place/union", "place/near"];
const post = (fields: Record<string, string | string[]>) =>
  house.as("focal-person").post(page, { shown, ...fields }, page);
const get = async (path = page) => (await house.as("focal-person").get(path)).text;
const listed = (html: string, name: string) => html.match(new RegExp(`name="${name}" value="u`, "g"))?.length ?? 0;
const draft = async () =>
  (await house.as("focal-person").api("GET", api)).json<{ answers: { place: Record<string, unknown> } }>().answers;

it("lists none of 6,000 choices before one is looked for, so that the page stays small", async () => {
  const html = await get();
  expect(listed(html, "place/union")).toBe(0);
  expect(html).toContain("There are 6,000 names.");
  expect(gzipSync(html).byteLength).toBeLessThan(5_000);
});

it("shows at most forty of those that a part of a name finds, in either script's digits, and says how many there are", async () => {
  const answer = await post({ "find:place/union": "union ১২", action: "find:place/union" });
  expect(answer.status).toBe(303);
  const html = await get(answer.location!.split("#")[0]);
  expect(listed(html, "place/union")).toBe(40);
  expect(html).toMatch(/\d+ found, the first 40 below/);
  expect(gzipSync(html).byteLength).toBeLessThan(6_000);
});

it("finds among the choices that an earlier answer leaves", async () => {
  const answer = await post({ "place/division": "dhaka", "find:place/union": "Union 77", action: "find:place/union" });
  const html = await get(answer.location!.split("#")[0]);
  expect(html).toContain("Union 77 Odd");
  expect(html).not.toContain("Union 770 Even");
});

it("keeps what was chosen, shows it by its name, and lets it stay when another is looked for", async () => {
  const fields = { "place/division": "dhaka", "place/union": "u77", "searched:place/union": "Union 77" };
  await post({ ...fields, "find:place/union": "Union 77", action: "list" });
  expect((await draft()).place.union).toBe("u77");
  expect(await get()).toMatch(/value="u77" checked/);
  const again = await post({ ...fields, "find:place/union": "Union 5999", action: "find:place/union" });
  const html = await get(again.location!.split("#")[0]);
  expect(html).toMatch(/value="u77" checked/);
  expect(html).toContain('value="u5999"');
});

it("looks for a name that was begun when the page is left without choosing, and once only", async () => {
  const begun = { "place/division": "dhaka", "find:place/union": "Union 99", action: "next" };
  expect((await post(begun)).location).toContain("?find=place%2Funion&text=Union+99");
  // Nothing was chosen among what was found: then the question is missing, as any other.
  expect((await post({ ...begun, "searched:place/union": "Union 99" })).status).toBe(422);
});

it("takes several of very many, and never loses those that were chosen before", async () => {
  const near = { "place/near": ["u1", "u3"] };
  const answer = await post({ ...near, "find:place/near": "Union 4000", action: "find:place/near" });
  const html = await get(answer.location!.split("#")[0]);
  expect(html.match(/name="place\/near" value="u[13]" checked/g)).toHaveLength(2);
  expect(html).toContain('value="u4000"');
});
