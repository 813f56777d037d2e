import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { workbookOf } from "../../xlsform/testing/workbook.ts";
import { form } from "./form.ts";

const survey = [
  ["type", "name", "label"],
  ["select_one_from_file wards.csv", "ward", "Ward"],
  ["integer", "people", "People"],
];

describe("poura form check", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "check-"));
    await mkdir(join(folder, "lists"));
    await mkdir(join(folder, "alone"));
    await writeFile(join(folder, "alone", "form.xlsx"), workbookOf({ survey }));
    await writeFile(join(folder, "lists", "wards.csv"), "name,label\n1,One\n2,Two\n");
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs the verb; gives its exit code and what it printed. */
  async function check(...words: string[]) {
    let text = "";
    vi.spyOn(process.stdout, "write").mockImplementation((part) => Boolean((text += String(part))));
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const code = await form(["check", ...words]);
    return { code, printed: text === "" ? null : (JSON.parse(text) as Record<string, unknown>) };
  }

  it("prints exactly what its contract says", async () => {
    const { code, printed } = await check("data/questionnaires/basic-services.xlsx");
    expect(code).toBe(0);
    expect(Object.keys(printed!)).toEqual(["ok", "errors", "warnings", "counts", "functions"]);
    expect(Object.keys(printed!["counts"]!)).toEqual([
      "surveyRows",
      "questions",
      "groups",
      "repeats",
      "choiceLists",
      "choices",
      "languages",
    ]);
    expect(printed).toMatchObject({ ok: true, errors: [] });
  });

  it("ends with 1 where there are errors, each with its place, message and suggestion", async () => {
    const path = join(folder, "faulty.xlsx");
    await writeFile(path, workbookOf({ survey: [...survey.slice(0, 1), ["intger", "people", "People"]] }));
    const { code, printed } = await check(path);
    expect(code).toBe(1);
    expect(printed).toMatchObject({
      ok: false,
      errors: [
        {
          sheet: "survey",
          row: 2,
          column: "type",
          message: "There is no question type “intger”. Did you mean “integer”?",
          suggestion: "integer",
        },
      ],
      counts: { surveyRows: 1, questions: 1 },
    });
  });

  it("takes files of choices as attachments: a folder, or files", async () => {
    const workbook = join(folder, "alone", "form.xlsx");
    const lists = join(folder, "lists");
    expect((await check(workbook)).printed).toMatchObject({
      ok: true,
      warnings: [{ code: "file-missing", row: 2 }],
      counts: { choices: 0 },
    });
    for (const words of [
      [workbook, "--attachments", lists],
      [workbook, `--attachments=${join(lists, "wards.csv")}`],
      ["--attachments", lists, workbook],
    ])
      expect((await check(...words)).printed).toMatchObject({ warnings: [], counts: { choiceLists: 1, choices: 2 } });
  });

  it("looks beside the workbook for files that it names, and for the sheets of a CSV", async () => {
    const workbook = join(folder, "lists", "form.xlsx");
    await writeFile(workbook, workbookOf({ survey }));
    expect((await check(workbook)).printed).toMatchObject({ warnings: [], counts: { choices: 2 } });
    const csv = join(folder, "survey.csv");
    await writeFile(csv, "type,name,label\nselect_one yn,a,A\n");
    await writeFile(join(folder, "choices.csv"), "list_name,name,label\nyn,yes,Yes\n");
    expect((await check(csv)).printed).toMatchObject({ ok: true, counts: { choices: 1 } });
  });

  it("ends with 2 without a workbook or an attachment that can be read", async () => {
    expect(await check()).toEqual({ code: 2, printed: null });
    expect(await check(join(folder, "none.xlsx"))).toEqual({ code: 2, printed: null });
    const missing = await check(join(folder, "alone", "form.xlsx"), "--attachments", join(folder, "none"));
    expect(missing).toEqual({ code: 2, printed: null });
  });
});
