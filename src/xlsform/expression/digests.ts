/** The digests of the XForms function `digest`, by its names: bytes in, bytes out. Small rather than fast. */
export const digests: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array<ArrayBuffer>>> = {
  MD5: md5,
  "SHA-1": sha1,
  "SHA-256": sha256,
  "SHA-384": (bytes) => sha2(bytes, 64, 8).slice(0, 48),
  "SHA-512": (bytes) => sha2(bytes, 64, 0),
};

/** SHA-256 (FIPS 180-4). */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return sha2(bytes, 32, 0);
}

/** A message with its padding: a 1, zeros, and its length in bits at the end of the last block. */
function padded(bytes: Uint8Array, block: number, lengthSize: number, littleEndian: boolean): DataView {
  const size = Math.ceil((bytes.length + 1 + lengthSize) / block) * block;
  const whole = new Uint8Array(size);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(littleEndian ? size - lengthSize : size - 8, BigInt(bytes.length) * 8n, littleEndian);
  return view;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function wordsToBytes(words: readonly number[], littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => view.setInt32(index * 4, word, littleEndian));
  return new Uint8Array(view.buffer);
}

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** RFC 1321. */
function md5(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = padded(bytes, 64, 8, true);
  let state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let start = 0; start < message.byteLength; start += 64) {
    let [a, b, c, d] = state as [number, number, number, number];
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round]!;
      const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][round]! % 16;
      const constant = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0;
      const sum = (a + mixed + constant + message.getInt32(start + word * 4, true)) | 0;
      [a, b, c, d] = [d, (b + rotate(sum, MD5_SHIFTS[round * 4 + (step % 4)]!)) | 0, b, c];
    }
    state = [a, b, c, d].map((word, index) => (word + state[index]!) | 0);
  }
  return wordsToBytes(state, true);
}

const SHA1_CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

/** FIPS 180-4. */
function sha1(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = padded(bytes, 64, 8, false);
  let state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  for (let start = 0; start < message.byteLength; start += 64) {
    const words = Array.from({ length: 16 }, (_, index) => message.getInt32(start + index * 4));
    let [a, b, c, d, e] = state as [number, number, number, number, number];
    for (let step = 0; step < 80; step++) {
      if (step >= 16)
        words[step] = rotate(words[step - 3]! ^ words[step - 8]! ^ words[step - 14]! ^ words[step - 16]!, 1);
      const round = Math.floor(step / 20);
      const mixed = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const sum = (rotate(a, 5) + mixed + e + SHA1_CONSTANTS[round]! + words[step]!) | 0;
      [a, b, c, d, e] = [sum, a, rotate(b, 30), c, d];
    }
    state = [a, b, c, d, e].map((word, index) => (word + state[index]!) | 0);
  }
  return wordsToBytes(state, false);
}

/** How far Σ0, Σ1 and σ0, σ1 rotate; the last of σ shifts. */
const ROTATIONS = {
  32: {
    rounds: 64,
    big: [
      [2, 13, 22],
      [6, 11, 25],
    ],
    small: [
      [7, 18, 3],
      [17, 19, 10],
    ],
  },
  64: {
    rounds: 80,
    big: [
      [28, 34, 39],
      [14, 18, 41],
    ],
    small: [
      [1, 8, 7],
      [19, 61, 6],
    ],
  },
} as const;

/** SHA-2 with words of 32 or 64 bits; its first state comes from the eight primes from `prime` on. */
function sha2(bytes: Uint8Array, bits: 32 | 64, prime: number): Uint8Array<ArrayBuffer> {
  const { rounds, big, small } = ROTATIONS[bits];
  const size = bits / 8;
  const message = padded(bytes, size * 16, size * 2, false);
  const cut = (word: bigint): bigint => BigInt.asUintN(bits, word);
  const turn = (word: bigint, by: number): bigint => (word >> BigInt(by)) | (word << BigInt(bits - by));
  const sigma = (word: bigint, [one, two, three]: readonly [number, number, number], shifts: boolean): bigint =>
    cut(turn(word, one) ^ turn(word, two) ^ (shifts ? word >> BigInt(three) : turn(word, three)));
  const read = (at: number): bigint => (bits === 32 ? BigInt(message.getUint32(at)) : message.getBigUint64(at));
  const constants = fractions(3, bits);
  let state = fractions(2, bits).slice(prime, prime + 8);
  for (let start = 0; start < message.byteLength; start += size * 16) {
    const words = Array.from({ length: 16 }, (_, index) => read(start + index * size));
    let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    for (let step = 0; step < rounds; step++) {
      if (step >= 16)
        words[step] = cut(
          sigma(words[step - 2]!, small[1], true) +
            words[step - 7]! +
            sigma(words[step - 15]!, small[0], true) +
            words[step - 16]!,
        );
      const one = h + sigma(e, big[1], false) + ((e & f) ^ (~e & g)) + constants[step]! + words[step]!;
      const two = sigma(a, big[0], false) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [cut(one + two), a, b, c, cut(d + one), e, f, g];
    }
    state = [a, b, c, d, e, f, g, h].map((word, index) => cut(word + state[index]!));
  }
  const hash = new DataView(new ArrayBuffer(size * 8));
  state.forEach((word, index) =>
    bits === 32 ? hash.setUint32(index * 4, Number(word)) : hash.setBigUint64(index * 8, word),
  );
  return new Uint8Array(hash.buffer);
}

const known = new Map<string, bigint[]>();

/** The first bits of the fractions of the roots of the first 80 primes: where SHA-2 has its constants from. */
function fractions(degree: 2 | 3, bits: number): bigint[] {
  const key = `${degree} ${bits}`;
  const kept = known.get(key);
  if (kept) return kept;
  const primes: bigint[] = [];
  for (let number = 2n; primes.length < 80; number++)
    if (primes.every((prime) => number % prime !== 0n)) primes.push(number);
  const made = primes.map((prime) => BigInt.asUintN(bits, root(prime << BigInt(bits * degree), BigInt(degree))));
  known.set(key, made);
  return made;
}

/** The whole part of a root, by Newton's method from above. */
function root(number: bigint, degree: bigint): bigint {
  let guess = 1n << (BigInt(number.toString(2).length) / degree + 1n);
  for (;;) {
    const next = ((degree - 1n) * guess + number / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess;
    guess = next;
  }
}
