// SPDX-License-Identifier: Apache-2.0

import type { Context, MiddlewareHandler } from 'hono';
import { ok } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { networkOf } from '../network-address.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { addressOf } from './address.ts';
import { answerProblem } from './problems.ts';

/** Counts a request, and refuses it with `tooManyTries` when its network has sent too many. */
export type FloodGate = (context: Context) => Outcome<void>;

/** Challenges to phones: whoever asks gets one, and each is kept for minutes. */
export const challengesAMinute = 300;

/** Holds back whatever comes after so many requests of one network in a minute. */
export function createFloodGate({ now }: Pick<Clock, 'now'>, aMinute: number): FloodGate {
  // The oldest first, so that what is over is found without looking through all.
  const windows = new Map<string, Window>();
  return (context) => {
    const network = networkOf(addressOf(context), 32);
    forget(windows, now());
    const window = windows.get(network) ?? { since: now(), count: 0 };
    windows.set(network, window);
    if (window.count >= aMinute) {
      const retryAfterSeconds = Math.ceil((window.since + minute - now()) / 1000);
      return refuse('tooManyTries', 'too many from one network', { retryAfterSeconds });
    }
    window.count += 1;
    return ok(undefined);
  };
}

/** The same in front of routes. */
export function holdBackFloods(clock: Pick<Clock, 'now'>, aMinute: number): MiddlewareHandler {
  const gate = createFloodGate(clock, aMinute);
  return async (context, next) => {
    const allowed = gate(context);
    return allowed.ok ? next() : answerProblem(context, allowed.failure);
  };
}

interface Window {
  readonly since: number;
  count: number;
}

const minute = 60_000;

/** A window that began later than now is over too: the clock was set back. */
function forget(windows: Map<string, Window>, now: number): void {
  for (const [network, { since }] of windows) {
    if (since <= now && now - since < minute) return;
    windows.delete(network);
  }
}
