// SPDX-License-Identifier: Apache-2.0

import { expect, it } from 'vitest';
import { inSlices } from '../../issuer/slices.ts';
import { countTurns } from './event-loop.ts';

it('does one slice of one work in each turn of the event loop, and lets works take turns', async () => {
  const turns = countTurns();
  const done: { readonly work: string; readonly turn: number }[] = [];
  function* slicesOf(work: string, slices: number): Generator<undefined, string> {
    for (let slice = 0; slice < slices; slice += 1) {
      yield;
      done.push({ work, turn: turns.count() });
    }
    return work;
  }
  expect(await Promise.all([inSlices(slicesOf('long', 5)), inSlices(slicesOf('short', 3))])).toEqual(['long', 'short']);
  turns.stop();
  expect(done.map(({ work }) => work).join(' ')).toBe('long short long short long short long long');
  expect(new Set(done.map(({ turn }) => turn)).size).toBe(done.length);
});

it('throws what the work throws', async () => {
  function* work(): Generator<undefined, never> {
    yield;
    throw new RangeError('it went wrong');
  }
  await expect(inSlices(work())).rejects.toThrow('it went wrong');
});
