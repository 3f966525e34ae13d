// SPDX-License-Identifier: Apache-2.0
// The least that a program can do with a card: raw PC/SC calls, one after the other, with nothing around them. Prints
// the milliseconds that one APDU takes, the median of many.

import { createRequire } from 'node:module';
import { median } from './card-stand.ts';

const select = Buffer.from('00a4040009a0000003080000100000', 'hex');
const rounds = 31;

const { Context }: typeof import('smartcard') = createRequire(import.meta.url)('smartcard');
const context = new Context();
const [reader] = context.listReaders();
const card = await reader?.connect(1, 3);
const times: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const start = performance.now();
  await card?.transmit(select);
  times.push(performance.now() - start);
}
card?.disconnect(1);
context.close();
console.log(median(times));
