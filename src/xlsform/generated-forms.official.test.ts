// @vitest-environment jsdom
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readForm } from "./read-form.ts";
import { differenceOf } from "./testing/differ.ts";
import { generatedForms, generatedSteps } from "./testing/generate-form.ts";
import { workbookOf } from "./testing/workbook.ts";

it("answers every generated form as the field's own engine does, step by step", async () => {
  await fc.assert(
    fc.asyncProperty(generatedForms, generatedSteps, async (sheets, raw) => {
      const { definition, errors } = readForm(workbookOf(sheets));
      expect(errors).toEqual([]);
      expect(await differenceOf(definition!, raw)).toBeNull();
    }),
    { seed: 20261130, numRuns: 40 },
  );
});
