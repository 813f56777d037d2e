/** Text in the one form that we keep and compare: NFC, in which য়, ড় and ঢ় are a letter and its dot. */
export function nfc(text: string): string {
  return text.normalize("NFC");
}
