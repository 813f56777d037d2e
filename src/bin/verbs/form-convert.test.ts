import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readForm } from "../../xlsform/index.ts";
import { convert } from "./form-convert.ts";

const workbook = "data/questionnaires/basic-services.xlsx";

describe("poura form convert", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "convert-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("writes each of its forms into a file", async () => {
    const beginnings = { md: "| survey | type", json: '{\n  "formId": "basic-services"', xform: "<?xml" };
    for (const [to, beginning] of Object.entries(beginnings)) {
      const output = join(folder, `out.${to}`);
      expect(await convert([workbook, "--to", to, `--output=${output}`])).toBe(0);
      expect((await readFile(output, "utf8")).startsWith(beginning)).toBe(true);
    }
  });

  it("writes a workbook that is the same questionnaire", async () => {
    const output = join(folder, "out.xlsx");
    expect(await convert(["--to=xlsx", "--output", output, workbook])).toBe(0);
    const [original, written] = [await readFile(workbook), await readFile(output)];
    expect(readForm(written).definition).toEqual(readForm(original).definition);
  });

  it("takes the files that stand beside the workbook, or are given, and names the others", async () => {
    const form = join(folder, "wards.md");
    const survey = "| survey | type | name | label |\n| | select_one_from_file wards.csv | w | W |\n";
    await writeFile(form, survey);
    const output = join(folder, "wards.xml");
    const written = async (...more: string[]) => {
      expect(await convert([form, "--to", "xform", "--output", output, ...more])).toBe(0);
      return readFile(output, "utf8");
    };
    expect(await written()).toContain('<instance id="wards" src="jr://file-csv/wards.csv"/>');
    const elsewhere = join(folder, "elsewhere");
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, "wards.csv"), "name,label\nn,North\n");
    expect(await written("--attachments", elsewhere)).toContain("<label>North</label>");
    await writeFile(join(folder, "wards.csv"), "name,label\ns,South\n");
    expect(await written()).toContain("<label>South</label>");
    expect(await convert([form, "--to", "md", "--attachments", join(folder, "nowhere")])).toBe(2);
  });

  it("ends with 2 when it isn't said what for, or the file isn't there, and with 1 when it is no questionnaire", async () => {
    expect(await convert([workbook])).toBe(2);
    expect(await convert([workbook, "--to", "pdf"])).toBe(2);
    expect(await convert([workbook, "--to", "md", "--output"])).toBe(2);
    expect(await convert([workbook, "other.xlsx", "--to", "md"])).toBe(2);
    expect(await convert(["nowhere.xlsx", "--to", "md"])).toBe(2);
    expect(await convert(["package.json", "--to", "md"])).toBe(1);
  });
});
