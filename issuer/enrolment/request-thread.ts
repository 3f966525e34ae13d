// SPDX-License-Identifier: Apache-2.0
// The thread of `request-reader.ts`: reads what it is sent, in its order.

import { parentPort } from 'node:worker_threads';
import { readRequest } from './request.ts';

/** So many are answered at once: enough to share the way back, few enough that nobody waits there for work. */
const together = 4;

parentPort?.on('message', (requests: readonly string[]) => {
  for (let from = 0; from < requests.length; from += together) {
    parentPort?.postMessage(requests.slice(from, from + together).map(readRequest));
  }
});
