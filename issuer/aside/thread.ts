// SPDX-License-Identifier: Apache-2.0
// Does tasks in a thread of its own. To read what others send and to verify its signatures takes longer than most of what
// they are answered with; in the meantime the event loop answers others, also when somebody sends the longest RSA keys
// there are.

import { Worker } from 'node:worker_threads';
import type { Result } from '../../contract/result.ts';
import { networkOf } from '../network-address.ts';
import type { Aside, Order } from './tasks.ts';
import { createTurns } from './turns.ts';

/** A thread that does tasks; it ends when this is disposed of. */
export interface AsideThread extends AsyncDisposable {
  /** Rejects when the thread ends before it has answered, which nothing that is sent should bring about. */
  readonly aside: Aside;
}

/** What came of a task, or what it threw. */
export type Done = Result<unknown, unknown>;

interface Waiting {
  readonly order: Order;
  readonly answer: PromiseWithResolvers<unknown>;
}

/**
 * So many tasks are in the thread at once: enough that it always has work, few enough that whoever sends the longest
 * keys, and many of them, keeps the networks of others waiting for moments alone.
 */
const mostInThread = 16;

/** Starts the thread; should it end by itself, the next task starts another one. */
export function startAsideThread(): AsideThread {
  let thread = startThread();
  const aside = (address: string, name: Order['name'], ...given: readonly unknown[]) => {
    if (thread.hasEnded()) thread = startThread();
    return thread.perform({ name, given }, networkOf(address, 32));
  };
  return { aside: aside as Aside, [Symbol.asyncDispose]: () => thread.end() };
}

function startThread() {
  const worker = new Worker(new URL('in-thread.ts', import.meta.url));
  const turns = createTurns<Waiting>();
  const inThread: Waiting[] = [];
  let isWoken = false;
  let ended = false;
  const takeTurns = () => {
    const taken: Waiting[] = [];
    while (inThread.length + taken.length < mostInThread) {
      const next = turns.next();
      if (!next) break;
      taken.push(next);
    }
    inThread.push(...taken);
    return taken;
  };
  const send = () => {
    isWoken = false;
    const taken = takeTurns();
    if (taken.length > 0) worker.postMessage(taken.map(({ order }) => order));
  };
  // Waking the thread takes a system call: what comes in one turn of the event loop is sent together.
  const wake = () => {
    if (!isWoken) setImmediate(send);
    isWoken = true;
  };
  const giveUp = (error: unknown) => {
    ended = true;
    for (const { answer } of inThread.splice(0)) answer.reject(error);
    for (let next = turns.next(); next; next = turns.next()) next.answer.reject(error);
  };
  // It answers in the order in which it was asked.
  worker.on('message', (all: readonly Done[]) => {
    for (const done of all) {
      const answer = inThread.shift()?.answer;
      if (done.ok) answer?.resolve(done.value);
      else answer?.reject(done.failure);
    }
    wake();
  });
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('the thread that does tasks aside has ended')));
  return {
    hasEnded: () => ended,
    perform(order: Order, network: string) {
      const answer = Promise.withResolvers<unknown>();
      turns.add(network, { order, answer });
      wake();
      return answer.promise;
    },
    end: async () => void (await worker.terminate()),
  };
}
