import type { Definition, Media, MediaKind, Text } from "../../definition/definition.ts";
import type { FormNode } from "../../engine/form.ts";
import { pickText } from "../../engine/texts.ts";
import { languageName } from "../language-name.ts";
import { element } from "../xml.ts";
import type { Places } from "./places.ts";

/** One of the values that an id holds. */
interface Value {
  /** What tells it apart from the others: `guidance` beside the hint, `image` beside the label. */
  form: string | undefined;
  text: Text;
  /** The node that says it: `${name}` is read from there. */
  asker: FormNode | null;
}

/** Where files lie on a phone, by their kind. */
const FOLDERS: Readonly<Record<MediaKind, string>> = {
  image: "images",
  "big-image": "images",
  audio: "audio",
  video: "video",
};

/** Collects the texts of an XForm in every language, for its `itext`. */
export class Texts {
  private readonly definition: Definition;
  private readonly places: Places;
  private readonly byId = new Map<string, Value[]>();

  constructor(definition: Definition, places: Places) {
    this.definition = definition;
    this.places = places;
  }

  /**
   * Adds a text under an id, `form` telling apart what one id holds; gives the expression that shows it, or nothing for a
   * text that is empty in every language. `${name}` in it is read where `asker` stands.
   */
  add(id: string, text: Text, asker: FormNode | null, form?: string): string | undefined {
    if (Object.values(text).every((written) => written === "")) return undefined;
    this.byId.set(id, [...(this.byId.get(id) ?? []), { form, text, asker }]);
    return `jr:itext('${id}')`;
  }

  /** Adds files that show or sound beside the text of that id, by where they lie on a phone. */
  addMedia(id: string, media: Media | undefined, asker: FormNode | null): string | undefined {
    const added = Object.entries(media ?? {}).map(([kind, files]) => {
      const folder = FOLDERS[kind as MediaKind];
      const byLanguage = Object.entries(files).map(([language, file]) => [language, located(file, folder)]);
      return this.add(id, Object.fromEntries(byLanguage) as Text, asker, kind);
    });
    return added.find((ref) => ref !== undefined);
  }

  /** The `itext` element; a text that one language lacks is shown in another, as this engine does. */
  xml(): string {
    const { languages, defaultLanguage } = this.definition;
    const translations = languages.map((language) => {
      const texts = Array.from(this.byId, ([id, values]) =>
        element("text", { id }, ...values.map((value) => this.value(value, language))),
      );
      const isDefault = language === defaultLanguage ? "true()" : undefined;
      return element("translation", { lang: languageName(language) || "default", default: isDefault }, ...texts);
    });
    return element("itext", {}, ...translations);
  }

  private value({ form, text, asker }: Value, language: string): string {
    return element(
      "value",
      { form },
      this.places.output(pickText(text, language, this.definition.defaultLanguage), asker),
    );
  }
}

/** `map.png` → `jr://images/map.png`. */
function located(file: string, folder: string): string {
  return file === "" || file.includes("://") ? file : `jr://${folder}/${file}`;
}
