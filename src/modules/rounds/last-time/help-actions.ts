/** The button's value that takes last time's answer over into one question, into all empty ones of the section, or a fact. */
export const carryAction = (path: string) => `carry:${path}`;
export const carrySectionAction = "carry-section";
export const factAction = (path: string) => `fact:${path}`;

/** Whether a button takes over what is known from before. */
export const isHelpAction = (action: string) => action === carrySectionAction || /^(carry|fact):/.test(action);
