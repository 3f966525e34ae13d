// SPDX-License-Identifier: Apache-2.0
// A short run of each target of `npm run fuzz`. Another seed: PIVOT_FUZZ_SEED=1 npx vitest run test/fuzz

import { expect, test } from 'vitest';
import { fuzz } from './run.ts';
import { targets } from './targets.ts';

const seed = Number(process.env.PIVOT_FUZZ_SEED ?? 20_261_123);
const inputs = 3_000;

test.each(Object.entries(targets))(`%s survives ${inputs} inputs of the seed ${seed}`, async (_, target) => {
  expect(await fuzz(target, seed, inputs)).toBeUndefined();
});

test('what goes wrong is found, with its input', async () => {
  const parse = (bytes: Uint8Array) => {
    if (bytes[0] === 0x53) throw new TypeError('a bug');
  };
  const found = await fuzz({ samples: [Uint8Array.of(0x30, 0), Uint8Array.of(0x53, 0)], parse }, seed, inputs);
  expect(found?.what).toContain('TypeError: a bug');
  expect(found?.input).toMatch(/^53/);
});
