// SPDX-License-Identifier: Apache-2.0

/** Random numbers from 0 up to a limit, the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** A copy that is damaged in one to four places: a byte changed, dropped, doubled or cut off, or a length made large. */
export function mutate(bytes: Uint8Array, random: (limit: number) => number): Uint8Array {
  let mutated = [...bytes];
  for (let count = 1 + random(4); count > 0; count -= 1) {
    const at = random(mutated.length || 1);
    const changes = [
      () => mutated.splice(at, 1, random(256)),
      () => mutated.splice(at, 1, (mutated[at] ?? 0) ^ (1 << random(8))),
      () => mutated.splice(at, 1 + random(8)),
      () => mutated.splice(at, 0, ...mutated.slice(at, at + random(32))),
      () => mutated.splice(at, 1, 0x84, 0xff, 0xff, 0xff, 0xff),
      () => {
        mutated = mutated.slice(0, at);
      },
    ];
    changes[random(changes.length)]?.();
  }
  return Uint8Array.from(mutated);
}
