// SPDX-License-Identifier: Apache-2.0
// Gives the embedded issuer what it finds in Electron's utility process: `process.parentPort`.

import { EventEmitter } from 'node:events';

const port = new EventEmitter();
process.on('message', (data) => port.emit('message', { data }));
process.on('disconnect', () => process.exit());
const postMessage = (message: object) => process.send?.(message);
Object.assign(process, { parentPort: Object.assign(port, { postMessage }) });
await import('../../issuer/embedded.ts');
