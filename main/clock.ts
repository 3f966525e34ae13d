// SPDX-License-Identifier: Apache-2.0

import type { Clock } from './station/ports.ts';

/** The computer's own clock. */
export const systemClock: Clock = {
  now: Date.now,
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
