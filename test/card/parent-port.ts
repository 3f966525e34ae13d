// SPDX-License-Identifier: Apache-2.0
// Loaded before the card process in tests (`--import`): gives a forked Node process the `process.parentPort` that
// Electron's utilityProcess has. Messages that come before the process listens wait for it, as they do there.

import { EventEmitter } from 'node:events';

const port = new EventEmitter();
const early: unknown[] = [];
const keep = (data: unknown) => early.push(data);

process.on('message', keep);
process.on('disconnect', () => process.exit());
port.once('newListener', (_, listener: (event: { data: unknown }) => void) => {
  process.off('message', keep);
  process.on('message', (data) => port.emit('message', { data }));
  for (const data of early) listener({ data });
});

Object.assign(process, {
  parentPort: Object.assign(port, { postMessage: (message: unknown) => process.send?.(message) }),
});
