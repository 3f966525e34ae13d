// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../../main/station/ports.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on, ending timers in their order, also those that are set meanwhile. */
  advance(milliseconds: number): void;
}

export function createFakeClock(start = Date.UTC(2026, 0, 5, 9)): FakeClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly action: () => void }>();

  function advance(milliseconds: number): void {
    const until = now + milliseconds;
    for (;;) {
      const [next] = [...timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
      if (!next) break;
      timers.delete(next);
      now = next.at;
      next.action();
    }
    now = until;
  }

  return {
    advance,
    now: () => now,
    after: (milliseconds, action) => {
      const timer = { at: now + milliseconds, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
}
