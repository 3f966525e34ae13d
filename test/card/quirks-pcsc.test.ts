// SPDX-License-Identifier: Apache-2.0
// Cards that offer T=0 alone, through the real PC/SC service: what differs there begins below the card port.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CardProcess, createCardReaders } from '../../main/card/client.ts';
import type { ReaderName } from '../../main/station/ports.ts';
import type { ApduTrace } from '../../simulator/inserted-card.ts';
import { type PcscService, startPcscService, virtualReaders } from '../../simulator/pcsc-service.ts';
import type { PersonalityName } from '../../simulator/personalities.ts';
import { makePracticeCard, practicePin } from '../../simulator/practice-card.ts';
import { occupiedReader, spawnCardProcess } from './card-process.ts';

let service: PcscService;
let readers: CardProcess;
beforeAll(async () => {
  service = await startPcscService();
  readers = createCardReaders({ spawn: () => spawnCardProcess(['--driver=pcsc'], service.environment) });
});
afterAll(async () => {
  await readers.close();
  await service.close();
});

const reader = virtualReaders[0] as ReaderName;
const hash = createHash('sha256').update('a challenge').digest();

test.each<[PersonalityName, 'p256' | 'rsa2048']>([
  ['gd-dual-cac', 'p256'],
  ['oberthur-dual-cac', 'p256'], // Its ATR has T=15 beside T=0, which is no protocol.
  ['javacard', 'rsa2048'],
])('over T=0 a card like %s with %s logs in, and no command has both data and Le', async (personality, algorithm) => {
  const { card } = await makePracticeCard({ algorithm, slots: [0x9a], personality });
  const traces: ApduTrace[] = [];
  await service.insert(card, { onApdu: (trace) => traces.push(trace) });
  await occupiedReader(readers);
  expect(await readers.read(reader)).toMatchObject({ ok: true });
  expect(await readers.sign(reader, new TextEncoder().encode(practicePin), hash)).toMatchObject({ ok: true });
  await readers.release(reader);
  await service.remove();
  const lengths = traces.filter(({ header }) => header[1] === 0xcb).map(({ commandLength }) => commandLength);
  expect(lengths).toEqual([10]); // Header, Lc, a tag list of 5 bytes (ISO/IEC 7816-3, 12.2.5).
  expect(traces.filter(({ statusWord = 0 }) => statusWord >> 8 === 0x61).length).toBeGreaterThan(2);
});
