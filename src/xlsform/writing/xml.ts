/** A text as it may stand between tags and in attributes; characters that XML 1.0 can't hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

/** An element with its attributes (those that are undefined are left out) and what stands in it, which is XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...inside: string[]
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? "" : ` ${key}="${escapeXml(value).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`,
  );
  const content = inside.join("");
  return content === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`;
}
