// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { soak } from './soak.ts';
import { cluster } from './test-store.ts';

test('an issuer that is killed under load loses nothing that it has answered, and doubles nothing', async () => {
  const result = await soak({ rounds: 2, seed: 1, cluster });
  expect(result.problems).toEqual([]);
  expect(result.certificates).toBeGreaterThan(0);
}, 180_000);
