// SPDX-License-Identifier: Apache-2.0
// HalfSipHash-2-4, the form of SipHash for words of 32 bits (Aumasson and Bernstein, "SipHash: a fast short-input PRF",
// 2012; https://github.com/veorq/SipHash). Who does not know the key cannot choose inputs that fall together in a table.

/** Two words that nobody else knows. */
export type HashKey = readonly [number, number];

/** The hash of a number and, behind its four bytes, of `source` from `start` to `end`; unsigned, 32 bits. */
export function halfSipHash(key: HashKey, number: number, source: Uint8Array, start: number, end: number): number {
  let v0 = key[0];
  let v1 = key[1];
  let v2 = 0x6c796765 ^ key[0];
  let v3 = 0x74656462 ^ key[1];
  // The number first, the last word with what is left and the length; and behind all of them the end.
  const last = 1 + ((end - start) >> 2);
  for (let index = 0; index <= last + 1; index += 1) {
    const isEnd = index > last;
    const word = index === 0 ? number : isEnd ? 0 : wordAt(source, start + 4 * (index - 1), end, 4 + end - start);
    v3 ^= word;
    if (isEnd) v2 ^= 0xff;
    for (let rounds = isEnd ? 4 : 2; rounds > 0; rounds -= 1) {
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
    }
    v0 ^= word;
  }
  return (v1 ^ v3) >>> 0;
}

/** Four bytes, the lowest first; where fewer are left, those, and in the highest the length of everything. */
function wordAt(source: Uint8Array, at: number, end: number, length: number): number {
  if (at + 4 <= end) {
    return (
      (source[at] ?? 0) | ((source[at + 1] ?? 0) << 8) | ((source[at + 2] ?? 0) << 16) | ((source[at + 3] ?? 0) << 24)
    );
  }
  let word = length << 24;
  for (let i = 0; at + i < end; i += 1) word |= (source[at + i] ?? 0) << (8 * i);
  return word;
}
