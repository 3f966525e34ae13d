// SPDX-License-Identifier: Apache-2.0

import { isAhead } from '../clock.ts';
import type { Store } from '../records.ts';
import { newestRows } from './checkpoints.ts';

/**
 * What is wrong with the clock, by what the audit log ends with: undefined when nothing is. It stops nobody, for a clock
 * that was ahead once, and is right now, would keep the issuer from starting until then.
 */
export async function unreachedTime(
  store: Store,
  now: number,
): Promise<{ readonly problem: string; readonly remedy: string } | undefined> {
  const rows = await store.read(newestRows);
  const last = Math.max(...rows.map(({ at }) => at));
  if (!isAhead(last, now)) return undefined;
  return {
    problem: `The audit log goes on until ${new Date(last).toISOString()}, which has not come yet.`,
    remedy:
      'Set the clock right: while it is behind, cards and CRLs whose time is over are taken for good ones. If it is right, ' +
      'it was ahead when that was written, and nothing needs to be done.',
  };
}
