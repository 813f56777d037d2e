import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileForm, openSession, readForm, type Definition } from "../../xlsform/index.ts";
import { inOneLanguage } from "./one-language.ts";
import { packDefinition, unpackDefinition } from "./packed-definition.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const { definition } = readForm(readFileSync(join(root, "data/questionnaires/profile-and-finance.xlsx")));

/** All of it but the rows of its workbook. */
const withoutRows = (whole: Definition): unknown =>
  JSON.parse(JSON.stringify(whole, (key, value: unknown) => (key === "row" ? 0 : value)));

describe("A definition that travels to a browser", () => {
  it("is whole again there, but for the rows of its workbook", () => {
    expect(unpackDefinition(packDefinition(definition!))).toEqual(withoutRows(definition!));
    expect(unpackDefinition(JSON.stringify(definition))).toEqual(definition);
  });

  it("in one language has that one's words only, asks the same and finds the same wrong", () => {
    const { functions } = compileForm(definition!);
    const bangla = unpackDefinition(packDefinition(inOneLanguage(definition!, "bn", functions)));
    expect(JSON.stringify(bangla)).not.toContain("How many");
    const problems = (form: Definition) => {
      const session = openSession(compileForm(form), { answers: { population: { area: -1 } } });
      return session.problems().map(({ path, kind, message }) => ({ path, kind, words: message.bn }));
    };
    expect(problems(bangla)).toEqual(problems(definition!));
    expect(packDefinition(bangla).length).toBeLessThan(0.7 * JSON.stringify(definition).length);
  });

  it("keeps every language of choices whose words an expression may read", () => {
    const list = Object.values(inOneLanguage(definition!, "bn", ["jr:choice-name"]).choiceLists).flat();
    expect(list.some(({ label }) => label["en"] !== undefined && label["bn"] !== undefined)).toBe(true);
  });
});
