import type { Definition } from "../../definition/definition.ts";
import { element } from "../xml.ts";

const NAMESPACES = {
  xmlns: "http://www.w3.org/2002/xforms",
  "xmlns:h": "http://www.w3.org/1999/xhtml",
  "xmlns:ev": "http://www.w3.org/2001/xml-events",
  "xmlns:jr": "http://openrosa.org/javarosa",
  "xmlns:odk": "http://www.opendatakit.org/xforms",
  "xmlns:orx": "http://openrosa.org/xforms",
  "xmlns:xsd": "http://www.w3.org/2001/XMLSchema",
};
const ENTITIES = { "xmlns:entities": "http://www.opendatakit.org/xforms/entities" };

/** The namespaces of an XForm: the usual ones, those of the setting `namespaces` (`esri="http://…"`), and of entities. */
export function namespacesOf({ settings, entities }: Definition): Readonly<Record<string, string>> {
  const own = Array.from((settings["namespaces"] ?? "").matchAll(/([\p{L}_][\p{L}\p{N}_.-]*)\s*=\s*["“'](.*?)["”']/gu));
  const declared = own.map(([, prefix, address]) => [`xmlns:${prefix}`, address!] as const);
  return { ...Object.fromEntries(declared), ...NAMESPACES, ...(entities ? ENTITIES : {}) };
}

/** Where and how responses are sent, when the settings say so. */
export function submissionOf({ settings }: Definition): string {
  const { submission_url: action, public_key: base64RsaPublicKey } = settings;
  const method = action === undefined ? undefined : "post";
  const sending = { "orx:auto-send": settings["auto_send"], "orx:auto-delete": settings["auto_delete"] };
  const isEditable = /^(yes|true|true\(\))$/i.test(settings["client_editable"] ?? "");
  const attributes = { action, method, base64RsaPublicKey, ...sending };
  const all = { ...attributes, "odk:client-editable": isEditable ? "true" : undefined };
  return Object.values(all).every((value) => value === undefined) ? "" : element("submission", all);
}

/** The attributes of the form's own element: its id and version, and what the author added as `attribute::name`. */
export function rootAttributes({ formId, version, settings }: Definition): Record<string, string | undefined> {
  const added = Object.entries(settings).flatMap(([header, value]) => {
    const name = /^attribute\s*::?\s*([\p{L}_][\p{L}\p{N}_.-]*)$/iu.exec(header)?.[1];
    return name === undefined ? [] : [[name, value] as const];
  });
  const compact = { "odk:prefix": settings["prefix"], "odk:delimiter": settings["delimiter"] };
  const named = { id: formId, xmlns: settings["instance_xmlns"], version: version || undefined };
  return { ...Object.fromEntries(added), ...named, ...compact };
}
