// SPDX-License-Identifier: Apache-2.0

import type { View } from '../../contract/view.ts';
import type { Clock } from '../station/ports.ts';

/** Pages on which nobody is in the middle of anything. */
const idlePages: ReadonlySet<View['page']['kind']> = new Set(['starting', 'welcome', 'attract', 'takeCard']);

/** While somebody is there, it is looked again so often. */
const pause = 60_000;

/** A day has 24 hours but twice a year: the time is sought again each day, and never more than this ahead at once. */
const longestWait = 3_600_000;

/**
 * Calls `restart` each day at `time` (`HH:MM`, by the computer's clock), or as soon afterwards as nobody is at the
 * station. Returns how to stop.
 */
export function restartDaily(time: string, clock: Clock, view: () => View, restart: () => void): () => void {
  let due = nextTime(time, clock.now());
  let cancel = (): void => {};
  const look = (): void => {
    const left = due - clock.now();
    if (left > 0) cancel = clock.after(Math.min(left, longestWait), look);
    else if (!isFree(view())) cancel = clock.after(pause, look);
    else {
      due = nextTime(time, clock.now());
      restart();
      cancel = clock.after(pause, look);
    }
  };
  look();
  return () => cancel();
}

function isFree({ page, person }: View): boolean {
  return person === undefined && idlePages.has(page.kind);
}

/** The next moment after `now` at which the clock on the wall shows `time`. */
export function nextTime(time: string, now: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const next = new Date(now);
  next.setHours(hours, minutes, 0, 0);
  if (next.getTime() <= now) next.setDate(next.getDate() + 1);
  return next.getTime();
}
