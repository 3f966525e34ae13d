// SPDX-License-Identifier: Apache-2.0

/** Time, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `action` every so many milliseconds; returns how to stop. */
  every(milliseconds: number, action: () => void): () => void;
}

/**
 * Whether a time that was kept lies further ahead than the clocks of several issuers differ: then the clock was wrong, and
 * what is left until then says nothing.
 */
export function isAhead(kept: number, now: number): boolean {
  return kept - now > 5 * 60_000;
}

/** What is remembered for a while; a clock that is set back makes the while no longer. */
export interface While {
  readonly since: number;
  readonly until: number;
}

/** Whether it is still to be remembered. */
export function lasts({ since, until }: While, now: number): boolean {
  return since <= now && now < until;
}

/** The computer's own time. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  every(milliseconds, action) {
    const timer = setInterval(action, milliseconds);
    timer.unref();
    return () => clearInterval(timer);
  },
};
