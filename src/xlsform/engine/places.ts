const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** Whether a text is a point as forms write it: latitude and longitude in degrees, altitude and accuracy in metres if known. */
export function isPoint(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  if (parts.length < 2 || parts.length > 4 || !parts.every((part) => NUMBER.test(part))) return false;
  return Math.abs(Number(parts[0])) <= 90 && Math.abs(Number(parts[1])) <= 180;
}

/** Whether a text is a line of at least so many points, parted by semicolons; the last may end with one. */
export function isLine(text: string, least: number): boolean {
  const points = text.trim().replace(/;$/, "").split(";");
  return points.length >= least && points.every(isPoint);
}
