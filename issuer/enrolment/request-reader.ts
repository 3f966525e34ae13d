// SPDX-License-Identifier: Apache-2.0
// Reads requests in a thread of its own. To read one and to verify its signature takes longer than most of what an
// enrolment is; in the meantime the event loop answers others, also when somebody sends the longest RSA keys there are.

import { Worker } from 'node:worker_threads';
import type { Outcome } from '../refusal.ts';
import type { ReadRequest } from './request.ts';

/** A thread that reads requests; it ends when this is disposed of. */
export interface RequestReader extends AsyncDisposable {
  /** Rejects when the thread ends before it has answered, which nothing that is sent should bring about. */
  readonly read: ReadRequest;
}

type Waiting = PromiseWithResolvers<Outcome<Uint8Array>>;

/** Starts the thread; should it end by itself, the next request starts another one. */
export function startRequestReader(): RequestReader {
  let thread = startThread();
  return {
    read(base64) {
      if (thread.hasEnded()) thread = startThread();
      return thread.read(base64);
    },
    [Symbol.asyncDispose]: () => thread.end(),
  };
}

function startThread() {
  const worker = new Worker(new URL('request-thread.ts', import.meta.url));
  const waiting: Waiting[] = [];
  let unsent: string[] = [];
  let ended = false;
  const giveUp = (error: unknown) => {
    ended = true;
    for (const each of waiting.splice(0)) each.reject(error);
  };
  const send = () => {
    worker.postMessage(unsent);
    unsent = [];
  };
  // It answers in the order in which it was asked.
  worker.on('message', (outcomes: readonly Outcome<Uint8Array>[]) => {
    for (const outcome of outcomes) waiting.shift()?.resolve(outcome);
  });
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('the thread that reads requests has ended')));
  return {
    hasEnded: () => ended,
    read(base64: string) {
      const answer: Waiting = Promise.withResolvers();
      waiting.push(answer);
      // Waking the thread takes a system call: what comes in one turn of the event loop is sent together.
      if (unsent.push(base64) === 1) setImmediate(send);
      return answer.promise;
    },
    end: async () => void (await worker.terminate()),
  };
}
