const START =
  "A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD";
const REST = `${START}.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040-`;
const NAME = new RegExp(`^[${START}][${REST}]*$`);

/** Whether a text can name a question: as an element of XML, without a colon. */
export function isName(text: string): boolean {
  return NAME.test(text) && text !== "__proto__";
}

/** The nearest name to a text that can't be one; undefined where there is none. */
export function mendedName(text: string): string | undefined {
  const joined = text.trim().replace(new RegExp(`[^${REST}]+`, "g"), "_");
  const mended = new RegExp(`^[${START}]`).test(joined) ? joined : `_${joined}`;
  return mended === text || !isName(mended) ? undefined : mended;
}
