// SPDX-License-Identifier: Apache-2.0

import type { Clock } from '../../issuer/clock.ts';

/** A clock that a test moves. It starts at the present time, because TLS looks at the real one. */
export interface ManualClock extends Clock {
  /**
   * Moves time on and runs what falls due, in its order; what falls due many times runs once, as after a computer's
   * sleep.
   */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved. */
export function manualClock(from = Date.now()): ManualClock {
  let now = from;
  const tasks = new Set<{ due: number; readonly every: number; readonly action: () => void }>();
  return {
    now: () => now,
    every(milliseconds, action) {
      const task = { due: now + milliseconds, every: milliseconds, action };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const next = [...tasks].sort((a, b) => a.due - b.due)[0];
        if (!next || next.due > end) break;
        now = next.due;
        next.due += next.every * (1 + Math.floor((end - now) / next.every));
        next.action();
      }
      now = end;
    },
  };
}
