import type { Definition } from "../../definition/definition.ts";
import { pickText } from "../../engine/texts.ts";
import { element, escapeXml } from "../xml.ts";
import { Body } from "./body.ts";
import { secondaryInstances } from "./instances.ts";
import { binds, firstActions, primaryInstance } from "./model.ts";
import { partsOf } from "./parts.ts";
import { submissionOf } from "./settings.ts";
import { withTableLists } from "./table-lists.ts";

/**
 * A definition as an XForm of ODK (XForms 1.0 with OpenRosa's and JavaRosa's additions), which the field's phones read. The
 * definition must be sound, as `readForm` gives it; else this may throw.
 */
export function writeXform(definition: Definition): string {
  const parts = partsOf(withTableLists(definition));
  const { texts, entities, namespaces } = parts;
  // The texts are collected while all else is written.
  const body = new Body(parts).xml();
  const instances = [primaryInstance(parts), ...secondaryInstances(parts.definition, texts)];
  const rules = [...binds(parts), ...firstActions(parts)];
  const model = element(
    "model",
    { "odk:xforms-version": "1.0.0", "entities:entities-version": entities.version },
    submissionOf(definition),
    texts.xml(),
    ...instances,
    ...rules,
  );
  const title = element("h:title", {}, escapeXml(pickText(definition.title, definition.defaultLanguage, "")));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("h:html", namespaces, element("h:head", {}, title, model), body)}\n`;
}
