import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Evaluation } from "../../xlsform/index.ts";
import { form } from "./form.ts";

const workbook = "data/questionnaires/basic-services.xlsx";

describe("poura form evaluate", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "evaluate-"));
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs the verb over a steps file; gives its exit code and what it printed. */
  async function run(steps: string, ...more: string[]): Promise<{ code: number; printed: Evaluation | null }> {
    const file = join(folder, "steps.json");
    await writeFile(file, steps);
    let text = "";
    vi.spyOn(process.stdout, "write").mockImplementation((part) => Boolean((text += String(part))));
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const code = await form(["evaluate", workbook, file, ...more]);
    return { code, printed: text === "" ? null : (JSON.parse(text) as Evaluation) };
  }

  it("prints the nodes after the steps, in the language asked for, and the steps that couldn't be done", async () => {
    const steps = JSON.stringify({
      steps: [
        { set: "basis/area", value: "-4" },
        { set: "nowhere", value: "1" },
      ],
    });
    const { code, printed } = await run(steps, "--language", "en");
    expect(code).toBe(0);
    expect(printed?.nodes["basis/area"]).toMatchObject({
      value: "-4.0",
      violation: "constraint",
      label: expect.stringMatching(/^[A-Z]/),
    });
    expect(printed?.nodes["waste_means/vehicles[1]"]).toEqual({ relevant: true });
    expect(printed?.errors).toMatchObject([{ step: 2 }]);
  });

  it("ends with 2 without steps that can be read", async () => {
    expect(await run("{steps}")).toEqual({ code: 2, printed: null });
    expect(await form(["evaluate", workbook])).toBe(2);
    expect(await form(["evaluate", workbook, join(folder, "none.json")])).toBe(2);
  });
});
