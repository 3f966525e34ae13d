// SPDX-License-Identifier: Apache-2.0
// Long work in the main thread, which must not keep others waiting: it is done in slices of some milliseconds, and in each
// turn of the event loop one slice of one work, however many there are.

import { setImmediate } from 'node:timers/promises';

/** Carries out work that pauses after each slice. Throws what it throws. */
export async function inSlices<Value>(work: Iterator<undefined, Value>): Promise<Value> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    await takeTurn();
  }
}

let latest: Promise<unknown> = Promise.resolve();

/** Lets others go on first. Resolves in a turn of the event loop that no other slice of work gets. */
export function takeTurn(): Promise<unknown> {
  latest = latest.then(() => setImmediate());
  return latest;
}
