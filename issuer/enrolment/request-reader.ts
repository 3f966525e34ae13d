// SPDX-License-Identifier: Apache-2.0
// Reads requests in a thread of its own. To read one and to verify its signature takes longer than most of what an
// enrolment is; in the meantime the event loop answers others, also when somebody sends the longest RSA keys there are.

import { Worker } from 'node:worker_threads';
import { networkOf } from '../network-address.ts';
import type { Outcome } from '../refusal.ts';
import type { ReadRequest } from './request.ts';
import { createTurns } from './turns.ts';

/** A thread that reads requests; it ends when this is disposed of. */
export interface RequestReader extends AsyncDisposable {
  /** Rejects when the thread ends before it has answered, which nothing that is sent should bring about. */
  readonly read: ReadRequest;
}

interface Waiting {
  readonly base64: string;
  readonly answer: PromiseWithResolvers<Outcome<Uint8Array>>;
}

/**
 * So many requests are in the thread at once: enough that it always has work, few enough that whoever sends the longest
 * keys, and many of them, keeps the networks of others waiting for moments alone.
 */
const mostInThread = 16;

/** Starts the thread; should it end by itself, the next request starts another one. */
export function startRequestReader(): RequestReader {
  let thread = startThread();
  return {
    read(base64, address) {
      if (thread.hasEnded()) thread = startThread();
      return thread.read(base64, networkOf(address, 32));
    },
    [Symbol.asyncDispose]: () => thread.end(),
  };
}

function startThread() {
  const worker = new Worker(new URL('request-thread.ts', import.meta.url));
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
    if (taken.length > 0) worker.postMessage(taken.map(({ base64 }) => base64));
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
  worker.on('message', (outcomes: readonly Outcome<Uint8Array>[]) => {
    for (const outcome of outcomes) inThread.shift()?.answer.resolve(outcome);
    wake();
  });
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('the thread that reads requests has ended')));
  return {
    hasEnded: () => ended,
    read(base64: string, network: string) {
      const answer = Promise.withResolvers<Outcome<Uint8Array>>();
      turns.add(network, { base64, answer });
      wake();
      return answer.promise;
    },
    end: async () => void (await worker.terminate()),
  };
}
