// SPDX-License-Identifier: Apache-2.0

/** Counts the turns of the event loop from now on: what had to wait for something else could have been done in each. */
export function countTurns() {
  let turns = 0;
  const count = () => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  return { count: () => turns, stop: () => clearImmediate(next) };
}
