import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FormBody } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { type Rows, workbook } from "../../../test/support/workbook.ts";
import { projectFolder } from "../../platform/config/config.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const survey: Rows = [
  ["type", "name", "label::Bangla (bn)", "label::English (en)", "relevant"],
  ["begin_group", "water", "পানি", "Water", null],
  ["integer", "connections", "সংযোগ", "Connections", null],
  ["text", "why", "কেন?", "Why?", "${connections} = 0"],
  ["end_group", null, null, null, null],
];
const settings = (formId: string): Rows => [
  ["form_id", "form_title::Bangla (bn)", "form_title::English (en)", "default_language"],
  [formId, "পানি", "Water", "Bangla (bn)"],
];
const good = (formId: string) => workbook({ survey, settings: settings(formId) });

interface Imported {
  id: string;
  version: number;
  state: string;
  title: string;
  titles: Record<string, string>;
  warnings: unknown[];
}
interface Refusal {
  type: string;
  errors: { sheet: string; row: number | null; column: string | null; message: string; path: string; kind: string }[];
}

const send = (bytes: Uint8Array, headers: Record<string, string> = {}, name = "form.xlsx") =>
  house.as("hq-officer").api("POST", "/questionnaires", new FormBody({ workbook: { name, bytes } }), headers);
const imported = async (formId: string) => (await send(await good(formId))).json<Imported>();

const faulty = async (rows: Rows) =>
  (await send(await workbook({ survey: rows, settings: settings("faulty") }))).json<Refusal>();
const publish = (id: string) => house.as("hq-officer").api("POST", `/questionnaires/${id}/publish`);

describe("importing a workbook", () => {
  it("makes a draft, and the next import of the same form_id its next version", async () => {
    const first = await send(await good("twice"));
    expect(first.status).toBe(201);
    const one = first.json<Imported>();
    expect(one).toMatchObject({ version: 1, state: "draft", title: "Water", titles: { bn: "পানি", en: "Water" } });
    const two = await imported("twice");
    expect(two).toMatchObject({ id: one.id, version: 2, state: "draft" });
    const { versions } = (await house.as("hq-officer").api("GET", `/questionnaires/${one.id}`)).json<{
      versions: { number: number; state: string }[];
    }>();
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [2, "draft"],
      [1, "retired"],
    ]);
  });

  it("keeps the workbook byte for byte, whoever may read asks for it", async () => {
    const bytes = await good("kept");
    const { id } = (await send(bytes)).json<Imported>();
    const kept = await house.as("observer").api("GET", `/questionnaires/${id}/versions/1/workbook`);
    expect(kept.bytes.equals(Buffer.from(bytes))).toBe(true);
    expect(kept.headers["content-disposition"]).toContain("attachment");
  });

  it.each(["profile-and-finance", "basic-services"])(
    "takes the questionnaire %s that we ship, and shows it in both languages",
    async (name) => {
      const bytes = await readFile(join(projectFolder(), "data", "questionnaires", `${name}.xlsx`));
      const reply = await send(bytes, {}, `${name}.xlsx`);
      expect(reply.status).toBe(201);
      const { id } = reply.json<Imported>();
      for (const lang of ["bn", "en"]) {
        for (const path of [`/${lang}/questionnaires/${id}`, `/${lang}/questionnaires/${id}/preview/1`]) {
          expect((await house.as("hq-officer").get(path)).status).toBe(200);
        }
      }
    },
  );

  it("leaves a trace in the audit", async () => {
    const { id } = await imported("traced");
    const { rows } = await house.db.execute(`select action, actor_name from audit where subject_id = '${id}'`);
    expect(rows).toEqual([{ action: "questionnaires.version.import", actor_name: "Kamal Hossain" }]);
  });
});

describe("a file that can't be imported", () => {
  const header = ["type", "name", "label", "relevant", "calculation"];

  const strangers: [string, () => Promise<Uint8Array> | Uint8Array][] = [
    ["is no workbook", () => Buffer.from("dear all, please find attached")],
    ["is a zip of something else", () => zipSync({ "readme.txt": Buffer.from("hello") })],
    ["is encrypted", () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2048)])],
    [
      "is a zip bomb",
      () =>
        zipSync({
          "[Content_Types].xml": Buffer.from("<Types/>"),
          "xl/workbook.xml": Buffer.alloc(120 * 1024 * 1024, 32),
        }),
    ],
    ["has no survey sheet", () => workbook({ Sheet1: [["a"], ["b"]] })],
    ["is over 10 MB", () => Buffer.alloc(10 * 1024 * 1024 + 1)],
    ["is empty", () => Buffer.alloc(0)],
  ];
  it.each(strangers)("is told what is wrong when it %s", async (_, make) => {
    const reply = await send(await make());
    expect(reply.status).toBe(422);
    const { type, errors } = reply.json<Refusal>();
    expect(type).toBe("urn:poura:problem:bad-workbook");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ row: null, column: null, message: expect.stringMatching(/\w{3}/) });
  });

  const faults: [string, Rows, { row: number; column: string }][] = [
    ["an unknown type", [header, ["intger", "a", "A", null, null]], { row: 2, column: "type" }],
    [
      "an unclosed group",
      [header, ["begin_group", "g", "G", null, null], ["text", "a", "A", null, null]],
      { row: 2, column: "type" },
    ],
    [
      "a name twice",
      [header, ["text", "a", "A", null, null], ["text", "a", "B", null, null]],
      { row: 3, column: "name" },
    ],
    ["an unknown function", [header, ["text", "a", "A", "cuont(1) > 0", null]], { row: 2, column: "relevant" }],
    [
      "a loop",
      [header, ["calculate", "a", null, null, "${b}"], ["calculate", "b", null, null, "${a}"]],
      { row: 3, column: "calculation" },
    ],
  ];
  it.each(faults)("is told row and column of %s", async (_, rows, place) => {
    const { errors } = await faulty(rows);
    expect(errors).toContainEqual(expect.objectContaining({ sheet: "survey", ...place }));
  });

  it("is told in Bangla to who asks in Bangla, and changes nothing", async () => {
    const bytes = await workbook({ survey: [header, ["intger", "a", "A", null, null]], settings: settings("nothing") });
    const reply = await send(bytes, { "accept-language": "bn" });
    expect(reply.json<Refusal>().errors[0]?.message).toMatch(/[\u0980-\u09FF]/);
    const { rows } = await house.db.execute("select 1 from questionnaires where form_id = 'nothing'");
    expect(rows).toEqual([]);
  });

  it("comes back on the page with every fault in a table, and asks for a file when there is none", async () => {
    const officer = house.as("hq-officer");
    const bytes = await workbook({ survey: [header, ["intger", "a", "A", null, null]] });
    const page = await officer.post("/en/questionnaires/import", { workbook: { name: "water.xlsx", bytes } });
    expect(page.status).toBe(422);
    expect(page.text).toContain("water.xlsx");
    expect(page.text).toMatch(/<code>integer<\/code>/);
    const none = await officer.post("/bn/questionnaires/import", { workbook: { name: "", bytes: new Uint8Array() } });
    expect(none.status).toBe(422);
    expect(none.text).toContain("একটি প্রশ্নপত্রের ফাইল বেছে নিন");
  });
});

describe("publishing", () => {
  it("makes the draft the published version and retires the one before", async () => {
    const { id } = await imported("published");
    expect((await publish(id)).json()).toEqual({ id, version: 1, state: "published" });
    await imported("published");
    expect((await publish(id)).json()).toEqual({ id, version: 2, state: "published" });
    const { versions } = (await house.as("expert").api("GET", `/questionnaires/${id}`)).json<{
      versions: { number: number; state: string }[];
    }>();
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [2, "published"],
      [1, "retired"],
    ]);
  });

  it("is refused where there is no draft, and where there is no questionnaire", async () => {
    const { id } = await imported("no-draft");
    await publish(id);
    const again = await publish(id);
    expect([again.status, again.json().type]).toEqual([409, "urn:poura:problem:no-draft"]);
    expect((await publish("01900000-0000-7000-8000-000000000000")).status).toBe(404);
    expect((await publish("no-id")).status).toBe(404);
  });

  it("is done by a button on the page of the draft", async () => {
    const { id } = await imported("by-button");
    const officer = house.as("hq-officer");
    const done = await officer.post(`/bn/questionnaires/${id}/publish`, {}, `/bn/questionnaires/${id}`);
    expect(done.location).toBe(`/bn/questionnaires/${id}?done=published`);
    expect((await officer.get(done.location!)).text).toContain("প্রশ্নপত্রটি প্রকাশিত হয়েছে");
  });
});

describe("who may", () => {
  it.each([
    ["focal-person", 403, 403],
    ["mayor", 403, 403],
    ["regional-officer", 403, 403],
    ["expert", 200, 403],
    ["observer", 200, 403],
    ["hq-officer", 200, 201],
  ] as const)("%s reads the list (%i) and imports (%i)", async (who, read, edit) => {
    const client = house.as(who);
    expect((await client.api("GET", "/questionnaires")).status).toBe(read);
    const bytes = await good(`by-${who}`);
    expect(
      (await client.api("POST", "/questionnaires", new FormBody({ workbook: { name: "a.xlsx", bytes } }))).status,
    ).toBe(edit);
  });

  it("does not include who is not signed in", async () => {
    expect((await house.visitor().api("GET", "/questionnaires")).status).toBe(401);
    expect((await house.visitor().get("/bn/questionnaires")).status).toBe(303);
  });
});

it("a list is paged by its cursor and tells how many there are", async () => {
  await imported("page-one");
  await imported("page-two");
  const officer = house.as("hq-officer");
  const first = (await officer.api("GET", "/questionnaires?limit=1")).json<{
    items: { formId: string }[];
    total: number;
    next: string;
  }>();
  expect(first.items[0]?.formId).toBe("page-two");
  expect(first.total).toBeGreaterThan(1);
  const second = (await officer.api("GET", `/questionnaires?limit=1&cursor=${first.next}`)).json<{
    items: { formId: string }[];
  }>();
  expect(second.items[0]?.formId).toBe("page-one");
});
