// SPDX-License-Identifier: Apache-2.0
// The PC/SC service comes and goes, and the card process lives through it.

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CardProcess, createCardReaders } from '../../main/card/client.ts';
import { createPcscDriver } from '../../main/card/pcsc.ts';
import type { ReaderName, ReadersState } from '../../main/station/ports.ts';
import { type PcscService, startPcscService, virtualReaders } from '../../simulator/pcsc-service.ts';
import { makePracticeCard, type PracticeCard, practicePin } from '../../simulator/practice-card.ts';
import { occupiedReader, spawnCardProcess, stateWhen, type TestProcess } from './card-process.ts';

const reader = virtualReaders[0] as ReaderName;
const hash = new Uint8Array(32);

let service: PcscService;
let practice: PracticeCard;
let readers: CardProcess;
let processes: TestProcess[];

beforeAll(async () => {
  [service, practice] = await Promise.all([
    startPcscService({ running: false }),
    makePracticeCard({ algorithm: 'p256', slots: [0x9a] }),
  ]);
});
afterAll(() => service.close());

beforeEach(() => {
  processes = [];
  const spawn = () => {
    const started = spawnCardProcess(['--driver=pcsc'], service.environment);
    processes.push(started);
    return started;
  };
  readers = createCardReaders({ spawn });
});
afterEach(async () => {
  await readers.close();
  await service.remove();
  await service.stop();
});

const stopped: ReadersState = { service: 'stopped', readers: [] };
const untilRunning = () => stateWhen(readers, ({ service: state }) => state === 'running');
const untilStopped = () => stateWhen(readers, ({ service: state }) => state === 'stopped');

test('a service that does not run is told, and found when it is started', async () => {
  expect(await untilStopped()).toEqual(stopped);
  expect(await readers.read(reader)).toEqual({ ok: false, failure: { code: 'serviceStopped' } });
  await service.start();
  expect((await untilRunning()).readers.map(({ name }) => name)).toEqual([...virtualReaders]);
  expect(processes).toHaveLength(1);
});

test('a service without readers is told so, and readers are seen after it was started with some', async () => {
  await service.start('none');
  expect(await untilRunning()).toEqual({ service: 'running', readers: [] });
  expect(await readers.read(reader)).toEqual({ ok: false, failure: { code: 'readerGone' } });
  await service.stop();
  await service.start();
  const state = await stateWhen(readers, ({ readers: all }) => all.length > 0);
  expect(state.readers.map(({ name }) => name)).toEqual([...virtualReaders]);
});

test.each(['stop', 'kill'] as const)(
  'after a %s and a new start, a card that stayed in is seen and read',
  async (end) => {
    await service.start();
    await service.insert(practice.card);
    const before = await occupiedReader(readers);
    await service[end]();
    expect(await untilStopped()).toEqual(stopped);
    await service.start();
    const after = await occupiedReader(readers);
    expect(after.insertion).toBeGreaterThan(before.insertion);
    expect(await readers.read(reader)).toMatchObject({ ok: true });
    expect(processes).toHaveLength(1);
  },
);

test('a card that was held when the service was killed is not signed with, and can be read again', async () => {
  await service.start();
  await service.insert(practice.card);
  await occupiedReader(readers);
  await readers.read(reader);
  await service.kill();
  const pin = () => new TextEncoder().encode(practicePin);
  expect(await readers.sign(reader, pin(), hash)).toEqual({ ok: false, failure: { code: 'serviceStopped' } });
  await untilStopped();
  await service.start();
  await occupiedReader(readers);
  expect(await readers.sign(reader, pin(), hash)).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
  expect(await readers.read(reader)).toMatchObject({ ok: true });
  expect(await readers.sign(reader, pin(), hash)).toMatchObject({ ok: true });
});

test('a computer that was suspended finds its card powered anew: no PIN goes to it before it is read again', async () => {
  await service.start();
  await service.insert(practice.card);
  const before = await occupiedReader(readers);
  await readers.read(reader);
  // Suspended, as this process sees it: it stands still, and what it comes back to is another power cycle.
  const suspended = processes[0]?.pid ?? 0;
  process.kill(suspended, 'SIGSTOP');
  await service.insert(practice.card);
  process.kill(suspended, 'SIGCONT');
  const pin = () => new TextEncoder().encode(practicePin);
  expect(await readers.sign(reader, pin(), hash)).toMatchObject({ ok: false });
  const isAnother = (insertion = 0) => insertion > before.insertion;
  await stateWhen(readers, ({ readers: [first] }) => first?.card === 'present' && isAnother(first.insertion));
  expect(practice.contents.pin.triesLeft).toBe(3);
  expect(await readers.read(reader)).toMatchObject({ ok: true });
  expect(await readers.sign(reader, pin(), hash)).toMatchObject({ ok: true });
  expect(processes).toHaveLength(1);
});

test('without the PC/SC library the service counts as stopped', async () => {
  const load = () => {
    throw new Error('libpcsclite.so.1: cannot open shared object file');
  };
  const driver = createPcscDriver({ load });
  try {
    expect(await stateWhen(driver, () => true)).toEqual(stopped);
    expect(await driver.connect(reader)).toMatchObject({ ok: false });
  } finally {
    await driver.close();
  }
});
