import { digests } from "./digests.ts";

/** The field, the order of the base point and the curve's constant of RFC 8032, 5.1. */
const FIELD = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
/** -121665 / 121666. */
const CURVE = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
const ROOT_OF_MINUS_ONE = 19681161376707505956807079304988542015446066515923890162744021073123829784752n;
/** The base point: y is 4 / 5, x even. */
const BASE = 46316835694926478169428394003475163141307993866256225615783033603165251855960n;

/** A point of the curve, in extended coordinates. */
interface Point {
  x: bigint;
  y: bigint;
  z: bigint;
  t: bigint;
}

const NEUTRAL: Point = { x: 0n, y: 1n, z: 1n, t: 0n };

/** Whether an Ed25519 signature (64 bytes) by the owner of a public key (32 bytes) stands under a message: RFC 8032, 5.1.7. */
export function isSigned(message: Uint8Array, signature: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== 64 || key.length !== 32) return false;
  const [base, owner, nonce] = [BASE, numberOf(key), numberOf(signature.slice(0, 32))].map(pointOf);
  const scalar = numberOf(signature.slice(32));
  if (!base || !owner || !nonce || scalar >= ORDER) return false;
  const hash = digests["SHA-512"]!(Uint8Array.from([...signature.slice(0, 32), ...key, ...message]));
  return same(times(base, scalar), sum(nonce, times(owner, numberOf(hash) % ORDER)));
}

function mod(number: bigint): bigint {
  const rest = number % FIELD;
  return rest < 0n ? rest + FIELD : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let left = exponent, square = mod(base); left > 0n; left >>= 1n, square = mod(square * square))
    if (left & 1n) result = mod(result * square);
  return result;
}

/** Bytes stand for a number with the least of them first. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** The point that 256 bits stand for: its y, and in the highest bit whether its x is odd. Null when there is none. */
function pointOf(whole: bigint): Point | null {
  const y = BigInt.asUintN(255, whole);
  const isOdd = whole >> 255n;
  if (y >= FIELD) return null;
  const [above, below] = [mod(y * y - 1n), mod(CURVE * y * y + 1n)];
  const guess = mod(above * power(below, 3n) * power(above * power(below, 7n), (FIELD - 5n) / 8n));
  const x = [guess, mod(guess * ROOT_OF_MINUS_ONE)].find((root) => mod(below * root * root) === above);
  if (x === undefined || (x === 0n && isOdd)) return null;
  const right = (x & 1n) === isOdd ? x : FIELD - x;
  return { x: right, y, z: 1n, t: mod(right * y) };
}

function sum(one: Point, other: Point): Point {
  const a = mod((one.y - one.x) * (other.y - other.x));
  const b = mod((one.y + one.x) * (other.y + other.x));
  const c = mod(2n * CURVE * one.t * other.t);
  const d = mod(2n * one.z * other.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f), y: mod(g * h), z: mod(f * g), t: mod(e * h) };
}

function times(point: Point, scalar: bigint): Point {
  let result = NEUTRAL;
  for (let left = scalar, double = point; left > 0n; left >>= 1n, double = sum(double, double))
    if (left & 1n) result = sum(result, double);
  return result;
}

function same(one: Point, other: Point): boolean {
  return mod(one.x * other.z - other.x * one.z) === 0n && mod(one.y * other.z - other.y * one.z) === 0n;
}
