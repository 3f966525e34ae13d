// SPDX-License-Identifier: Apache-2.0
// Watches the readers of the PC/SC service, and the service itself, for as long as the program runs. Our own loop over
// the binding's low-level API: its ready-made monitors never recover from a service that was killed.

import { setTimeout as delay } from 'node:timers/promises';
import type { ContextInterface, ReaderState } from 'smartcard';
import type { ReadersState } from '../station/ports.ts';
import { createReaderHistory, type ReaderLook } from './reader-history.ts';

/** How long one wait for a change lasts before the readers are listed afresh; Windows misses card events otherwise. */
const lookInterval = 1_000;
/** The least time between two looks, so that a system whose waits end at once does not keep a processor busy. */
const shortestInterval = 10;
/** How long to wait before a stopped service is looked for again. */
const retryInterval = 500;
/** And before one that has just ended our context, so that a service that fails at once is not called in a circle. */
const renewInterval = 50;
/** pcsc-lite wakes up for new readers when this pseudo reader is among those watched. */
const pnpNotification: ReaderLook = { name: '\\\\?PnP?\\Notification', state: 0 };

export interface PcscMonitor {
  watch(listener: (state: ReadersState) => void): () => void;
  /** Takes what somebody else has seen of the readers just now. */
  look(readers: readonly ReaderLook[]): void;
  close(): Promise<void>;
}

/**
 * Starts watching. `establish` makes a context of this monitor's own, or throws while the service does not run;
 * `isHeld` as createReaderHistory has it. `watch` calls with the last state as soon as there is one.
 */
export function startPcscMonitor(establish: () => ContextInterface, isHeld: (name: string) => boolean): PcscMonitor {
  const listeners = new Set<(state: ReadersState) => void>();
  const history = createReaderHistory(isHeld);
  const ending = new AbortController();
  let last: ReadersState | undefined;

  function publish(state: ReadersState): void {
    if (JSON.stringify(state) === JSON.stringify(last)) return;
    last = state;
    for (const listener of listeners) listener(state);
  }

  const look = (readers: readonly ReaderLook[]) => publish({ service: 'running', readers: history(readers) });

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      const context = attempt(establish);
      if (context) await watchContext(context, look, ending.signal);
      else publish({ service: 'stopped', readers: history([]) });
      await pause(context ? renewInterval : retryInterval, ending.signal);
    }
  }

  const ended = run();
  return {
    watch: (listener) => {
      listeners.add(listener);
      if (last) listener(last);
      return () => listeners.delete(listener);
    },
    look,
    close: () => {
      listeners.clear();
      ending.abort();
      return ended;
    },
  };
}

/** Looks at the readers of one context again and again, until the service ends it or `ending` is signalled. */
async function watchContext(
  context: ContextInterface,
  look: (readers: readonly ReaderLook[]) => void,
  ending: AbortSignal,
): Promise<void> {
  const cancel = () => attempt(() => context.cancel());
  ending.addEventListener('abort', cancel);
  try {
    while (!ending.aborted) {
      const readers = context.listReaders();
      look(readers);
      await pause(shortestInterval, ending);
      await waitForChange(context, readers, ending);
    }
  } catch {
    // The service was stopped, or a reader went between the two calls: a new context will tell.
  } finally {
    ending.removeEventListener('abort', cancel);
    attempt(() => context.close());
  }
}

async function waitForChange(
  context: ContextInterface,
  readers: readonly ReaderLook[],
  ending: AbortSignal,
): Promise<void> {
  const watched = process.platform === 'linux' ? [...readers, pnpNotification] : readers;
  if (ending.aborted) return;
  if (watched.length === 0) await pause(lookInterval, ending);
  else await context.waitForChange(watched.map(asKnownState), lookInterval);
}

function asKnownState({ name, state }: ReaderLook): ReaderState {
  return { name, state, changed: false, atr: null };
}

async function pause(milliseconds: number, ending: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal: ending }).catch(() => undefined);
}

function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
