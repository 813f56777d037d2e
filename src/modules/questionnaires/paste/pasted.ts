/** The field into which rows are pasted, and the value of its button. */
export const pasteField = (path: string) => `paste:${path}`;

/** What was pasted, and why nothing of it was taken; kept so that it can be mended. */
export interface Pasted {
  text: string;
  faults: string[];
}
