import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokenOf } from "../../../test/support/cast.ts";
import { FormBody } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { loadReferenceFacts } from "./reference-facts.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

interface List {
  items: { code: string; nameEn: string; class: string | null; region: { code: string } }[];
  total: number;
  next: string | null;
}
const list = async (query: string) => (await house.visitor().api("GET", `/municipalities${query}`)).json<List>();
const one = async (code: string) => (await house.visitor().api("GET", `/municipalities/${code}`)).json();

const send = (text: string | Uint8Array) =>
  house
    .as("hq-officer")
    .api(
      "POST",
      "/municipalities/import",
      new FormBody({ file: { name: "m.csv", type: "text/csv", bytes: Buffer.from(text) } }),
    );

describe("the list of municipalities", () => {
  it("is open to everyone: 330 of them, 25 a page, each page beginning where the last ended", async () => {
    const first = await list("");
    expect([first.total, first.items.length]).toEqual([330, 25]);
    const second = await list(`?cursor=${first.next}`);
    expect(second.items[0]!.code > first.items.at(-1)!.code).toBe(true);
    expect((await list("?limit=500")).next).toBeNull();
  });

  it("finds part of a name in either language, however it was typed, and the code", async () => {
    for (const search of ["মাগু", "aGUr", "m5501"]) {
      expect((await list(`?search=${encodeURIComponent(search)}`)).items.map(({ code }) => code)).toContain("M5501");
    }
    const composed = "রা\u09DFপুর";
    expect((await list(`?search=${encodeURIComponent(composed)}`)).items.map(({ nameEn }) => nameEn)).toContain(
      "Raipur",
    );
    expect((await list("?search=%25")).total).toBe(0);
  });

  it("is narrowed by region, district, division and class", async () => {
    const narrowed = await list("?region=JAS&district=55&division=40&class=A");
    expect(narrowed.items.map(({ code }) => code)).toContain("M5501");
    expect(narrowed.items.every((each) => each.region.code === "JAS" && each.class === "A")).toBe(true);
    expect((await list("?region=NONE")).total).toBe(0);
    expect((await house.visitor().api("GET", "/municipalities?class=Z")).status).toBe(422);
  });

  it("has one entry each with its places, and says so when there is none", async () => {
    expect(await one("M5501")).toMatchObject({ nameBn: "মাগুরা", district: { code: "55" }, region: { code: "JAS" } });
    expect((await house.visitor().api("GET", "/municipalities/M9999")).status).toBe(404);
  });

  it.each([
    ["regions", 11],
    ["districts", 64],
    ["divisions", 8],
  ])("stands beside those of %s (%i)", async (name, total) => {
    const reply = (await house.visitor().api("GET", `/${name}?limit=5`)).json<List>();
    expect([reply.total, reply.items.length]).toEqual([total, 5]);
    const rest = (await house.visitor().api("GET", `/${name}?limit=500&cursor=${reply.next}`)).json<List>();
    expect(rest.items).toHaveLength(total - 5);
  });
});

describe("an import", () => {
  it("reports what it added and changed, and keeps the history", async () => {
    const reply = await send(
      "code,name_en,name_bn,district_code,region_code,class\nM5599,Newtown,নতুন শহর,55,JAS,C\nM0402,,,,,B\nM0401,,,,,\n",
    );
    expect(reply.status).toBe(200);
    expect(reply.json()).toEqual({
      added: ["M5599"],
      changed: [{ code: "M0402", fields: { class: [null, "B"] } }],
      unchanged: 1,
      errors: [],
    });
    expect(await one("M5599")).toMatchObject({ nameBn: "নতুন শহর", class: "C" });
    const { rows } = await house.db.execute(
      "select action from audit where subject_id in ('M5599', 'M0402') order by id",
    );
    expect(rows).toEqual([
      { action: "municipalities.municipality.add" },
      { action: "municipalities.municipality.change" },
    ]);
  });

  it("takes the file as the body itself, without a form around it", async () => {
    const headers = { authorization: `Bearer ${tokenOf("hq-officer")}`, "content-type": "text/csv" };
    const url = "/api/v1/municipalities/import";
    const reply = await house.app.inject({ method: "POST", url, headers, payload: "code,class\nM0601,B\n" });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({ changed: [{ code: "M0601" }] });
  });

  it("is all or nothing: one bad cell, and no row is taken", async () => {
    const reply = await send("code,class\nM0403,B\nM0404,D\n");
    expect(reply.status).toBe(422);
    expect(reply.json<{ errors: unknown[] }>().errors).toEqual([
      expect.objectContaining({ path: "row 3/class", row: 3, column: "class", message: "The class must be A, B or C" }),
    ]);
    expect(await one("M0403")).toMatchObject({ class: null });
  });

  it.each([
    ["a wrong column", "code,klass\nM0401,A\n", { row: 1, column: "klass" }],
    [
      "broken UTF-8",
      Buffer.concat([Buffer.from("code,name_bn\nM0401,"), Buffer.from([0xe0, 0xa6])]),
      { row: 2, column: "name_bn" },
    ],
    ["no file at all", "", { row: null }],
  ])("names the place of %s", async (_, text, place) => {
    const reply = await send(text);
    expect(reply.status).toBe(422);
    expect(reply.json<{ errors: unknown[] }>().errors).toContainEqual(expect.objectContaining(place));
  });

  it("stores a formula as the text that it is, and hands it out harmless", async () => {
    await send('code,population_basis\nM0901,"=HYPERLINK(""http://x"")"\n');
    expect(await one("M0901")).toMatchObject({ populationBasis: '=HYPERLINK("http://x")' });
    const file = await house.as("hq-officer").get("/en/municipalities/import/current.csv");
    expect(file.text).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it("takes back the very file that it hands out", async () => {
    const file = await house.as("hq-officer").get("/en/municipalities/import/current.csv");
    const reply = await send(file.bytes);
    expect(reply.json()).toMatchObject({ added: [], errors: [] });
  });

  it("is shown on the page before it is done, and done when it is confirmed", async () => {
    const officer = house.as("hq-officer");
    const bytes = Buffer.from("code,name_en\nM0902,Renamed Town\n");
    const preview = await officer.post("/en/municipalities/import", { file: { name: "m.csv", bytes } });
    expect(preview.status).toBe(200);
    expect(preview.text).toContain("Renamed Town");
    expect((await one("M0902")).nameEn).not.toBe("Renamed Town");
    const file = /name="file" value="([^"]+)"/.exec(preview.text)![1]!;
    expect((await house.as("administrator").post("/en/municipalities/import/confirm", { file })).status).toBe(404);
    const done = await officer.post("/en/municipalities/import/confirm", { file });
    expect(done.location).toBe("/en/municipalities/import?added=0&changed=1");
    expect(await one("M0902")).toMatchObject({ nameEn: "Renamed Town" });
  });

  it.each(["mayor", "focal-person", "regional-officer", "expert", "observer"] as const)(
    "is not for the %s",
    async (who) => {
      const body = new FormBody({ file: { name: "m.csv", bytes: Buffer.from("code\nM0401\n") } });
      expect((await house.as(who).api("POST", "/municipalities/import", body)).status).toBe(403);
      expect((await house.as(who).get("/bn/municipalities/import")).status).toBe(403);
      expect((await house.as(who).get("/bn/municipalities/M5501/edit")).status).toBe(403);
    },
  );
});

describe("an entry", () => {
  const edit = "/bn/municipalities/M5501/edit";

  it("is changed on its page, with Bangla digits too, and the change stands in its history", async () => {
    const officer = house.as("hq-officer");
    const done = await officer.post(edit, { population: "১,০১,০০০", region_code: "BAR", class_since: "" }, edit);
    expect(done.location).toBe(`${edit}?saved=yes`);
    expect(await one("M5501")).toMatchObject({ population: 101000, region: { code: "BAR" }, classSince: null });
    const page = await officer.get(done.location!);
    expect(page.text).toMatch(/Kamal Hossain/);
    expect(page.text).toMatch(/98355.*101000/);
  });

  it("comes back with what was typed when something can't be", async () => {
    const page = await house.as("hq-officer").post(edit, { name_bn: "", latitude: "বহু দূর", district_code: "55" }, edit);
    expect(page.status).toBe(422);
    expect(page.text).toContain('value="বহু দূর"');
    expect(page.text).toMatch(/href="#f-latitude"/);
  });
});

describe("a region", () => {
  it("is renamed, and its municipalities lead to their entries", async () => {
    const officer = house.as("hq-officer");
    const path = "/en/regions/SYL";
    expect((await officer.get("/en/regions")).text).toContain('href="/en/regions/SYL"');
    expect((await officer.get(path)).text).toContain("/edit");
    expect((await officer.post(path, { nameBn: "", nameEn: "Sylhet" }, path)).status).toBe(422);
    expect((await officer.post(path, { nameBn: "সিলেট অঞ্চল", nameEn: "Sylhet Region" }, path)).location).toBe(
      `${path}?saved=yes`,
    );
    const { items } = (await house.visitor().api("GET", "/regions?limit=50")).json<List>();
    expect(items.find(({ code }) => code === "SYL")).toMatchObject({ nameEn: "Sylhet Region" });
  });
});

describe("the facts we ship", () => {
  it("are loaded once, and what people changed stays when the files change", async () => {
    expect(await loadReferenceFacts(house.db)).toBe(false);
    await house.db.execute("update municipalities set name_en = 'Kept' where code = 'M0401'");
    await house.db.execute(
      "update settings set value = '\"of older files\"' where key = 'municipalities.reference-facts'",
    );
    expect(await loadReferenceFacts(house.db)).toBe(true);
    expect(await one("M0401")).toMatchObject({ nameEn: "Kept" });
  });
});
