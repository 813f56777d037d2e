import type { Definition, Node } from "../../definition/definition.ts";
import { element, escapeXml } from "../xml.ts";
import { pickText } from "../../engine/texts.ts";
import { Body, questionsOf } from "./body.ts";
import { binds, choiceInstances, CountNodes, isDynamic, primaryInstance, setValue } from "./model.ts";
import { Places } from "./places.ts";
import { Texts } from "./texts.ts";

const NAMESPACES = {
  xmlns: "http://www.w3.org/2002/xforms",
  "xmlns:h": "http://www.w3.org/1999/xhtml",
  "xmlns:ev": "http://www.w3.org/2001/xml-events",
  "xmlns:jr": "http://openrosa.org/javarosa",
  "xmlns:odk": "http://www.opendatakit.org/xforms",
  "xmlns:orx": "http://openrosa.org/xforms",
  "xmlns:xsd": "http://www.w3.org/2001/XMLSchema",
};

/**
 * A definition as an XForm of ODK (XForms 1.0 with OpenRosa's and JavaRosa's additions), which the field's phones read. The
 * definition must be sound, as `readForm` gives it; else this may throw.
 */
export function writeXform(definition: Definition): string {
  const places = new Places(definition);
  const texts = new Texts(definition, places);
  const nodes = everyNode(definition.children);
  const counts = new CountNodes(nodes);
  const body = new Body(places, texts, counts, nodes).xml(definition);
  const instances = choiceInstances(definition, texts);
  const bound = binds(definition, nodes, places, texts, counts);
  const defaults = questionsOf(definition.children).filter(isDynamic);
  const model = element(
    "model",
    { "odk:xforms-version": "1.0.0" },
    texts.xml(),
    primaryInstance(definition, places, counts),
    ...instances,
    asksLastSaved(definition) ? element("instance", { id: "__last-saved", src: "jr://instance/last-saved" }) : "",
    ...bound,
    ...defaults.map((question) => setValue(question, places, "odk-instance-first-load")),
  );
  const title = element("h:title", {}, escapeXml(pickText(definition.title, definition.defaultLanguage, "")));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("h:html", NAMESPACES, element("h:head", {}, title, model), body)}\n`;
}

function asksLastSaved({ children }: Definition): boolean {
  return JSON.stringify(children).includes("${last-saved#");
}

function everyNode(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...(node.kind === "question" ? [] : everyNode(node.children))]);
}
