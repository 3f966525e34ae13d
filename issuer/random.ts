// SPDX-License-Identifier: Apache-2.0

import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(4096);
let used = pool.length;

/**
 * Random bytes that are no secret once they are used, such as serial numbers and nonces: the operating system's, fetched
 * for many at once, because each way there takes longer than all else that is done with them.
 */
export function publicRandomBytes(count: number): Uint8Array<ArrayBuffer> {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.slice(used - count, used);
}
