// SPDX-License-Identifier: Apache-2.0
// The thread of `request-reader.ts`: reads what it is sent, in its order.

import { parentPort } from 'node:worker_threads';
import { readRequest } from './request.ts';

parentPort?.on('message', (requests: readonly string[]) => {
  parentPort?.postMessage(requests.map(readRequest));
});
