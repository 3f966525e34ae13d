// SPDX-License-Identifier: Apache-2.0
// Where the PIN is after the visit: nowhere in the card process. Its memory is searched as a whole (Linux).

import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCardReaders } from '../../main/card/client.ts';
import type { ReaderName } from '../../main/station/ports.ts';
import { type PcscService, startPcscService, virtualReaders } from '../../simulator/pcsc-service.ts';
import { makePracticeCard } from '../../simulator/practice-card.ts';
import { pinBytes, pukBytes } from '../../simulator/reference-data.ts';
import { occupiedReader, spawnCardProcess, type TestProcess } from './card-process.ts';
import { foundInMemory } from './process-memory.ts';

let service: PcscService;
beforeAll(async () => {
  service = await startPcscService();
});
afterAll(() => service.close());

const reader = virtualReaders[0] as ReaderName;
const careless = new URL('./careless-process.ts', import.meta.url);

/** A visit with a wrong PIN, a right one, a new one, a PUK and the PIN after that: which are left in the card process. */
async function pinsLeftBy(program?: URL) {
  const [right, wrong, changed] = [randomDigits(), randomDigits(), randomDigits()];
  const [puk, last] = [randomDigits(), randomDigits()];
  const { card, contents } = await makePracticeCard({ algorithm: 'p256', slots: [0x9a] });
  contents.pin.value = pinBytes(right);
  contents.puk.value = pukBytes(puk);
  const processes: TestProcess[] = [];
  const spawn = () => {
    const started = spawnCardProcess(['--driver=pcsc'], service.environment, program);
    processes.push(started);
    return started;
  };
  const readers = createCardReaders({ spawn });
  try {
    await service.insert(card);
    await occupiedReader(readers);
    await readers.read(reader);
    const sign = (pin: string) => readers.sign(reader, ascii(pin), new Uint8Array(32));
    expect(await sign(wrong)).toMatchObject({ failure: { code: 'wrongPin' } });
    expect(await sign(right)).toMatchObject({ ok: true });
    expect(await readers.changePin(reader, ascii(right), ascii(changed))).toMatchObject({ ok: true });
    await readers.release(reader);
    expect(await readers.unblockPin(reader, ascii(puk), ascii(last))).toMatchObject({ ok: true });
    await service.remove();
    const pid = processes[0]?.pid ?? 0;
    const typed = [right, wrong, changed, puk, last];
    return { typed, found: foundInMemory(pid, typed) };
  } finally {
    await readers.close();
  }
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Eight, so that they are not found by chance. */
function randomDigits(): string {
  return String(randomInt(10_000_000, 100_000_000));
}

describe.skipIf(process.platform !== 'linux')('after a visit', () => {
  test('no PIN is left in the card process', async () => {
    expect((await pinsLeftBy()).found).toEqual([]);
  });

  test('all of them would be found if they were not overwritten', async () => {
    const { typed, found } = await pinsLeftBy(careless);
    expect(found).toEqual(typed);
  });
});
