// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DevToolsSession } from './chromium/connection.ts';
import { watchHeartbeat } from './main/heartbeat.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that answers, or hangs, or goes. */
function createPage() {
  let answer = () => {};
  let end = () => {};
  const state = { isHanging: false };
  const send = () =>
    new Promise<void>((resolve, reject) => {
      [answer, end] = [resolve, () => reject(new Error('gone'))];
      if (!state.isHanging) resolve();
    });
  const session = { send, on() {} } as unknown as DevToolsSession;
  return { session, state, answer: () => answer(), end: () => end() };
}

test('a page that does not answer for 15 seconds is told of once, and again when it answers', async () => {
  const page = createPage();
  const changes: boolean[] = [];
  void watchHeartbeat(page.session, (responsive) => changes.push(responsive));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(changes).toEqual([]);
  page.state.isHanging = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(changes).toEqual([false]);
  page.state.isHanging = false;
  page.answer();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(changes).toEqual([false, true]);
});

test('nothing is told of a page that is gone', async () => {
  const page = createPage();
  page.state.isHanging = true;
  const changes: boolean[] = [];
  const watched = watchHeartbeat(page.session, (responsive) => changes.push(responsive));
  page.end();
  await watched;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(changes).toEqual([]);
});
