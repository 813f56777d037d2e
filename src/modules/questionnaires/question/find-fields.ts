/** With more choices than these a part of the name is typed first; as many are shown of what was found. */
export const mostListed = 40;

/** The field for a part of a choice's name, and the one that says for which part the page shows choices. */
export const findField = (path: string) => `find:${path}`;
export const searchedField = (path: string) => `searched:${path}`;
