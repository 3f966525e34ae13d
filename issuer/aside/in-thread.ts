// SPDX-License-Identifier: Apache-2.0
// The thread of `thread.ts`: does what it is sent, in its order.

import { parentPort } from 'node:worker_threads';
import { failed, ok } from '../../contract/result.ts';
import { type Order, perform } from './tasks.ts';
import type { Done } from './thread.ts';

/** So many are answered at once: enough to share the way back, few enough that nobody waits there for work. */
const together = 4;

parentPort?.on('message', (orders: readonly Order[]) => {
  for (let from = 0; from < orders.length; from += together) {
    parentPort?.postMessage(orders.slice(from, from + together).map(attempt));
  }
});

/** What goes wrong is told to who asked, and to nobody else. */
function attempt(order: Order): Done {
  try {
    return ok(perform(order));
  } catch (error) {
    return failed(error);
  }
}
