// SPDX-License-Identifier: Apache-2.0
// Runs one target for fuzz.ts, in a thread that can be ended when it hangs and that has little memory.

import { parentPort, workerData } from 'node:worker_threads';
import { fuzz } from './run.ts';
import { targets } from './targets.ts';

const { name, seed, count } = workerData;
const target = targets[name];
if (!target) throw new Error(`there is no target "${name}"`);
const finding = await fuzz(target, seed, count, (done) => {
  const { external, arrayBuffers } = process.memoryUsage();
  parentPort?.postMessage({ done, bytesOutsideHeap: external + arrayBuffers });
});
parentPort?.postMessage({ finding });
