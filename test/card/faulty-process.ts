// SPDX-License-Identifier: Apache-2.0
// A card process gone wrong, for tests of those who start it. `--fault=crash` ends at the first call, `--fault=mute`
// never answers a call but ends when it is told to close, `--fault=stillborn` ends at once.

import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { fault: { type: 'string' } } });
if (values.fault === 'stillborn') process.exit(1);

process.parentPort.on('message', ({ data }) => {
  if (values.fault === 'crash' || data.name === 'close') process.exit(1);
});
const readers = [{ name: 'Faulty reader 00', card: 'present', insertion: 1 }];
process.parentPort.postMessage({ kind: 'readers', state: { service: 'running', readers } });
