// SPDX-License-Identifier: Apache-2.0
// What the parsers are given: bytes at random, TLV structures at random, and good samples that were damaged. The same
// ones for the same random numbers.

import { mutate } from '../x509/mutation.ts';

/** Numbers from 0 up to a limit. */
export type Random = (limit: number) => number;

/** One input: half of them damaged samples, the others random. */
export function inputFrom(samples: readonly Uint8Array[], random: Random): Uint8Array {
  const sample = samples[random(samples.length || 1)];
  const kind = random(8);
  if (sample && kind < 4) return mutate(sample, random);
  return kind < 6 ? randomBytes(random(300), random) : Uint8Array.from(randomTlv(random, 6)).subarray(0, 4_096);
}

function randomBytes(length: number, random: Random): Uint8Array {
  return Uint8Array.from({ length }, () => random(256));
}

/** Tags that mean something to a card or in DER. */
const tags = [
  ...[[0x53], [0x70], [0x71], [0x7e], [0x61], [0x4f], [0x5f, 0x2f], [0xc1], [0xc2], [0xf3], [0xfe], [0x30], [0x31]],
  ...[[0x34], [0x35], [0x36], [0x3e], [0x02], [0x03], [0x04], [0x05], [0x06], [0x0c], [0x17], [0xa0], [0x7c], [0x82]],
];

/** A structure whose lengths fit, mostly. */
function randomTlv(random: Random, depth: number): number[] {
  const parts = Array.from({ length: 1 + random(3) }, () => {
    const tag = tags[random(tags.length)] ?? [random(256)];
    const nested = depth > 0 && random(3) > 0;
    const value = nested ? randomTlv(random, depth - 1) : [...randomBytes(random(40), random)];
    return [...tag, ...lengthOf(value.length, random), ...value];
  });
  return parts.flat();
}

function lengthOf(length: number, random: Random): number[] {
  const lies = random(12) === 0;
  const told = lies ? random(70_000) : length;
  if (lies && told % 7 === 0) return [0x84, 0xff, 0xff, 0xff, 0xff];
  if (told < 0x80) return [told];
  return told < 0x100 ? [0x81, told] : [0x82, (told >> 8) & 0xff, told & 0xff];
}
