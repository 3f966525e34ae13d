// SPDX-License-Identifier: Apache-2.0

// Runs as a utility process: says what it is, answers with the same value and its size, ends, hangs or uses up its memory when
// told to.
const port = process.parentPort;
port.postMessage({ type: process.type, argv: process.argv.slice(2), name: process.env.WORKER_NAME });
console.log('worker writes');
port.on('message', ({ data, ports }) => {
  if (data === 'exit') process.exit(3);
  if (data === 'hang') for (;;);
  if (data === 'exhaust') for (const kept = []; ; ) kept.push(kept.slice());
  port.postMessage({ data, ports, isBytes: data instanceof Uint8Array && data.constructor === Uint8Array });
});
