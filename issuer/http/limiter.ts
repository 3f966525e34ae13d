// SPDX-License-Identifier: Apache-2.0

import { ok } from '../../contract/result.ts';
import { type Outcome, refuse } from '../refusal.ts';

/** Counts events of each address and says when there were too many. */
export interface Limiter {
  /** Refused with `tooManyTries` while the address has used up its number. */
  check(address: string): Outcome<void>;
  count(address: string): void;
}

/** At most `most` events of one address in any window of `milliseconds`. */
export function createLimiter(now: () => number, most: number, milliseconds: number): Limiter {
  const windows = new Map<string, { since: number; count: number }>();
  const current = (address: string) => {
    const window = windows.get(address);
    return window && now() - window.since < milliseconds ? window : undefined;
  };
  return {
    check(address) {
      const window = current(address);
      if (!window || window.count < most) return ok(undefined);
      const retryAfterSeconds = Math.ceil((window.since + milliseconds - now()) / 1000);
      return refuse('tooManyTries', 'too many from one address', { retryAfterSeconds });
    },
    count(address) {
      const window = current(address);
      if (window) {
        window.count += 1;
        return;
      }
      for (const [other] of windows) if (!current(other)) windows.delete(other);
      windows.set(address, { since: now(), count: 1 });
    },
  };
}
