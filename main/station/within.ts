// SPDX-License-Identifier: Apache-2.0

import type { Clock } from './ports.ts';

/** Resolves when `work` is done, and after so many `milliseconds` in any case: what hangs holds nobody up. */
export async function within(clock: Clock, milliseconds: number, work: Promise<unknown>): Promise<void> {
  let cancel = (): void => {};
  const tooLong = new Promise<void>((resolve) => {
    cancel = clock.after(milliseconds, resolve);
  });
  await Promise.race([work, tooLong]);
  cancel();
}
