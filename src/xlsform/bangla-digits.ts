/** A number in Bangla digits, for messages. */
export function banglaDigits(number: number | string): string {
  return String(number).replace(/\d/g, (digit) => "০১২৩৪৫৬৭৮৯"[Number(digit)]!);
}
