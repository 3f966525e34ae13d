// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { watchPulse } from '../../main/page-pulse.ts';
import { createFakeClock } from '../station/fake-clock.ts';

function watched(ask: () => Promise<unknown> | undefined) {
  const clock = createFakeClock();
  const onLost = vi.fn();
  const stop = watchPulse(ask, clock, onLost);
  const look = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      clock.advance(5_000);
      await setImmediate();
    }
  };
  return { onLost, stop, look };
}

test('a page that answers, and one that cannot be asked, are left alone', async () => {
  const busy = [true, false, true];
  const { onLost, look } = watched(() => (busy.shift() ? undefined : Promise.resolve(0)));
  await look(50);
  expect(onLost).not.toHaveBeenCalled();
});

test('a page that does not answer for half a minute is lost, and is asked anew afterwards', async () => {
  const ask = vi.fn(() => new Promise(() => {}));
  const { onLost, look, stop } = watched(ask);
  await look(5);
  expect(onLost).not.toHaveBeenCalled();
  await look(1);
  expect(onLost).toHaveBeenCalledOnce();
  await look(7);
  expect(onLost).toHaveBeenCalledTimes(2);
  stop();
  await look(20);
  expect([onLost.mock.calls.length, ask.mock.calls.length]).toEqual([2, 2]);
});

test('a page that answers late, or whose question goes down with it, is not lost', async () => {
  const settle: (() => void)[] = [];
  const ask = () => new Promise((resolve, reject) => settle.push(settle.length % 2 ? resolve.bind(null, 0) : reject));
  const { onLost, look } = watched(ask);
  for (let question = 0; question < 6; question += 1) {
    await look(5);
    settle[question]?.();
    await setImmediate();
    await look(1);
  }
  expect(onLost).not.toHaveBeenCalled();
});

test('a night of sleep counts as one look', async () => {
  const clock = createFakeClock();
  const after = vi.fn((_milliseconds: number, _action: () => void) => () => {});
  const onLost = vi.fn();
  watchPulse(() => new Promise(() => {}), { now: clock.now, after }, onLost);
  clock.advance(8 * 3_600_000);
  after.mock.lastCall?.[1]();
  expect(onLost).not.toHaveBeenCalled();
});
