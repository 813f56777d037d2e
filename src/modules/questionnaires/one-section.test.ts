import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileForm, type Definition, openSession, readForm } from "../../xlsform/index.ts";
import { inOneLanguage } from "./one-language.ts";
import { withWordsOf } from "./one-section.ts";
import { giveWords, packDefinition, unpackDefinition } from "./packed-definition.ts";
import { sectionsOf } from "./question/sections.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const definitionOf = (name: string) =>
  readForm(readFileSync(join(root, `data/questionnaires/${name}.xlsx`))).definition!;
const forms = ["profile-and-finance", "basic-services"].map((name) => [name, definitionOf(name)] as const);

/** As a browser has it. */
const there = (definition: Definition) => unpackDefinition(packDefinition(definition));
const functionsOf = (definition: Definition) => compileForm(definition).functions;

describe.each(forms)("The words of a section and the next of %s", (_, definition) => {
  const functions = functionsOf(definition);
  const bangla = inOneLanguage(definition, "bn", functions);
  const sections = sectionsOf(bangla);

  it("make a small part of it", () => {
    for (const { slug } of sections)
      expect(packDefinition(withWordsOf(bangla, slug, functions)).length, slug).toBeLessThan(
        0.7 * packDefinition(bangla).length,
      );
  });

  it("are whole, and everything works as with all of them", () => {
    for (const [index, { slug }] of sections.entries()) {
      const cut = there(withWordsOf(bangla, slug, functions));
      const whole = there(bangla);
      const nodes = sections.slice(index, index + 2).flatMap((each) => each.nodes);
      const own = (form: Definition) => form.children.filter(({ name }) => nodes.some((node) => node.name === name));
      expect(own(cut)).toEqual(own(whole));
      expect(sectionsOf(cut).map(({ slug, title }) => [slug, title])).toEqual(
        sectionsOf(whole).map(({ slug, title }) => [slug, title]),
      );
      const ranks = (form: Definition) =>
        compileForm(form).computations.map(({ node, aspect, rank }) => [node.path, aspect, rank]);
      expect(ranks(cut)).toEqual(ranks(whole));
    }
  });

  it("are followed by the others, which a session then says as if they had always been there", () => {
    const cut = there(withWordsOf(bangla, sections[0]!.slug, functions));
    const problems = (form: Definition) =>
      openSession(compileForm(form), { answers: {} })
        .problems()
        .map(({ path, kind, message }) => ({ path, kind, message }));
    expect(problems(cut)).not.toEqual(problems(bangla));
    giveWords(cut, there(bangla));
    expect(cut).toEqual(there(bangla));
    expect(problems(cut)).toEqual(problems(bangla));
  });
});

describe("A form that reads its own words", () => {
  const [, definition] = forms[0]!;

  it("comes whole", () => {
    expect(withWordsOf(definition, "population", ["jr:choice-name"])).toBe(definition);
  });

  it("comes whole for a section that it hasn't", () => {
    expect(withWordsOf(definition, "nowhere", [])).toBe(definition);
  });
});
