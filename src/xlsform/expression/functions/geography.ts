import { define, type CallArguments } from "../call.ts";
import { valuesOf } from "../values.ts";

/** Degrees. */
interface Point {
  latitude: number;
  longitude: number;
}

/** The radius of the Earth at the equator in metres, as ODK's engines have it. */
const RADIUS = 6_378_100;

/** The points of an argument: a geoshape or geotrace, or the points of several nodes. Null when one of them is none. */
function pointsOf(given: CallArguments, index: number): Point[] | null {
  const texts = valuesOf(given.value(index)).map(String);
  const points = texts.flatMap((text) => text.replace(/;\s*$/, "").split(";")).map(readPoint);
  return points.every((point) => point !== null) ? points : null;
}

function readPoint(text: string): Point | null {
  const numbers = text.trim().split(/\s+/).map(Number);
  const [latitude = Number.NaN, longitude = Number.NaN] = numbers;
  if (numbers.length > 4 || numbers.some(Number.isNaN)) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function pairs(points: readonly Point[]): [from: Point, to: Point][] {
  return points.slice(1).map((to, index) => [points[index]!, to]);
}

function closed(points: readonly Point[]): Point[] {
  return [...points, ...points.slice(0, 1)];
}

/** To the centimetre, as ODK's engines give it. */
function rounded(metres: number): number {
  return Math.round(Math.abs(metres) * 100) / 100;
}

/** Square metres that a ring of points encloses on a sphere; as in ODK's engines none where there is no ring. */
function area(points: Point[] | null): number {
  if (!points || points.length < 3) return 0;
  const total = pairs(closed(points)).reduce((sum, [from, to]) => {
    const heights = 2 + Math.sin(radians(from.latitude)) + Math.sin(radians(to.latitude));
    return sum + radians(to.longitude - from.longitude) * heights;
  }, 0);
  return rounded((total * RADIUS * RADIUS) / 2);
}

/** Metres along the points, each stretch by the spherical law of cosines. */
function distance(points: readonly Point[] | null): number {
  if (!points || points.length < 2) return Number.NaN;
  const stretches = pairs(points).map(([from, to]) => {
    const [one, other] = [radians(from.latitude), radians(to.latitude)];
    const turn = radians(from.longitude - to.longitude);
    const cosine = Math.sin(one) * Math.sin(other) + Math.cos(one) * Math.cos(other) * Math.cos(turn);
    return Math.acos(Math.min(1, cosine)) * RADIUS;
  });
  return rounded(stretches.reduce((sum, stretch) => sum + stretch, 0));
}

/** Whether a ray from the point crosses the fence an odd number of times. */
function isInside({ latitude, longitude }: Point, fence: readonly Point[]): boolean {
  return pairs(closed(fence)).reduce((inside, [from, to]) => {
    if (from.latitude > latitude === to.latitude > latitude) return inside;
    const part = (latitude - to.latitude) / (from.latitude - to.latitude);
    return longitude < (from.longitude - to.longitude) * part + to.longitude ? !inside : inside;
  }, false);
}

/** On which side of the line through two points a third lies: above 0, below 0, or 0 on it. */
function side(from: Point, to: Point, { latitude, longitude }: Point): number {
  const north = (to.latitude - from.latitude) * (longitude - from.longitude);
  return Math.sign((to.longitude - from.longitude) * (latitude - from.latitude) - north);
}

function isOn([from, to]: [Point, Point], point: Point): boolean {
  const between = (one: number, middle: number, other: number): boolean => (middle - one) * (middle - other) <= 0;
  return (
    side(from, to, point) === 0 &&
    between(from.latitude, point.latitude, to.latitude) &&
    between(from.longitude, point.longitude, to.longitude)
  );
}

function cross(one: [Point, Point], other: [Point, Point]): boolean {
  const parts = side(...one, other[0]) * side(...one, other[1]) < 0;
  if (parts && side(...other, one[0]) * side(...other, one[1]) < 0) return true;
  return other.some((point) => isOn(one, point)) || one.some((point) => isOn(other, point));
}

/** Whether a line or the edge of a shape crosses, touches or runs back over itself; that its ends meet is no crossing. */
function crossesItself(points: readonly Point[]): boolean {
  const stretches = pairs(points).filter(([from, to]) => !isSame(from, to));
  const isClosed = stretches.length > 2 && isSame(stretches[0]![0], stretches.at(-1)![1]);
  return stretches.some((one, at) =>
    stretches.slice(at + 1).some((other, after) => {
      if (after === 0) return isOn(one, other[1]) || isOn(other, one[0]);
      if (isClosed && at === 0 && after === stretches.length - 2) return isOn(one, other[0]) || isOn(other, one[1]);
      return cross(one, other);
    }),
  );
}

function isSame(one: Point, other: Point): boolean {
  return one.latitude === other.latitude && one.longitude === other.longitude;
}

/** All points of all arguments, in their order. */
function allPoints(given: CallArguments): Point[] | null {
  const each = Array.from({ length: given.count }, (_, index) => pointsOf(given, index));
  return each.every((points) => points !== null) ? each.flat() : null;
}

export const geographyFunctions = {
  area: define(1, 1, (given) => area(pointsOf(given, 0))),
  "enclosed-area": define(1, 1, (given) => area(pointsOf(given, 0))),
  distance: define(1, Number.POSITIVE_INFINITY, (given) => distance(allPoints(given))),
  intersects: define(1, 1, (given) => crossesItself(pointsOf(given, 0) ?? [])),
  geofence: define(2, 2, (given) => {
    const [points, fence] = [pointsOf(given, 0), pointsOf(given, 1)];
    return points?.length === 1 && fence !== null && isInside(points[0]!, fence);
  }),
};
