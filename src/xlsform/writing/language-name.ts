const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/**
 * A language as XLSForm writes it: `Bangla (bn)` for the code "bn", and the key itself where it is no code that has a name.
 * Reading the result gives the key again.
 */
export function languageName(key: string): string {
  const name = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(key) ? nameOf(key) : undefined;
  return name === undefined ? key : `${name} (${key})`;
}

function nameOf(code: string): string | undefined {
  try {
    return names.of(code);
  } catch {
    return undefined; // It looks like a code and isn't one.
  }
}
