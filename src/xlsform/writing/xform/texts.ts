import type { Definition, Text } from "../../definition/definition.ts";
import type { FormNode } from "../../engine/form.ts";
import { pickText } from "../../engine/texts.ts";
import { languageName } from "../language-name.ts";
import { element, escapeXml } from "../xml.ts";
import type { Places } from "./places.ts";

/** Collects the texts of an XForm in every language, for its `itext`. */
export class Texts {
  private readonly definition: Definition;
  private readonly places: Places;
  private readonly byId = new Map<string, [form: string | undefined, text: Text, asker: FormNode | null][]>();

  constructor(definition: Definition, places: Places) {
    this.definition = definition;
    this.places = places;
  }

  /**
   * Adds a text under an id, `form` telling apart what one id holds (`guidance` beside the hint); gives the expression that
   * shows it, or nothing for a text that is empty in every language. `${name}` in it is read where `asker` stands.
   */
  add(id: string, text: Text, asker: FormNode | null, form?: string): string | undefined {
    if (Object.values(text).every((written) => written === "")) return undefined;
    this.byId.set(id, [...(this.byId.get(id) ?? []), [form, text, asker]]);
    return `jr:itext('${id}')`;
  }

  /** The `itext` element; a text that one language lacks is shown in another, as this engine does. */
  xml(): string {
    const { languages, defaultLanguage } = this.definition;
    const translations = languages.map((language) => {
      const texts = Array.from(this.byId, ([id, values]) =>
        element("text", { id }, ...values.map(([form, text, asker]) => this.value(form, text, asker, language))),
      );
      const isDefault = language === defaultLanguage ? "true()" : undefined;
      return element("translation", { lang: languageName(language) || "default", default: isDefault }, ...texts);
    });
    return element("itext", {}, ...translations);
  }

  private value(form: string | undefined, text: Text, asker: FormNode | null, language: string): string {
    return element("value", { form }, this.filled(pickText(text, language, this.definition.defaultLanguage), asker));
  }

  /** With an output element for each `${name}`. */
  private filled(source: string, asker: FormNode | null): string {
    return source
      .split(/(\$\{[^{}]+\})/)
      .map((part, index) => {
        if (index % 2 === 0) return escapeXml(part);
        return element("output", { value: this.places.reference(part.slice(2, -1).trim(), asker) });
      })
      .join("");
  }
}
