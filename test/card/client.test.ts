// SPDX-License-Identifier: Apache-2.0
// The card process as the station meets it: with the practice card, and when it goes wrong.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CardProcess, createCardReaders } from '../../main/card/client.ts';
import type { ReaderName } from '../../main/station/ports.ts';
import { practicePin } from '../../simulator/practice-card.ts';
import { occupiedReader, spawnCardProcess, stateWhen, type TestProcess } from './card-process.ts';

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A client over processes of which the n-th is made by `spawn(n)`, counted from 1. */
function clientOver(spawn: (n: number) => TestProcess, timeoutMilliseconds = 10_000) {
  const processes: TestProcess[] = [];
  const spawnNext = () => {
    const started = spawn(processes.length + 1);
    processes.push(started);
    return started;
  };
  const readers = createCardReaders({ spawn: spawnNext, timeoutMilliseconds });
  endings.push(() => readers.close());
  return { readers, processes };
}

const faultyProgram = new URL('./faulty-process.ts', import.meta.url);
const faulty = (fault: string) => spawnCardProcess([`--fault=${fault}`], {}, faultyProgram);
const faultyReader = 'Faulty reader 00' as ReaderName;
const readerHung = { ok: false, failure: { code: 'readerHung' } };
const secondInsertion = (readers: CardProcess) => occupiedReader(readers, ({ insertion }) => insertion === 2);

describe('the practice card', () => {
  function practiceClient() {
    const folder = mkdtempSync(path.join(tmpdir(), 'pivot-practice-'));
    endings.push(() => rmSync(folder, { recursive: true, force: true }));
    return clientOver(() => spawnCardProcess(['--driver=virtual', `--practice=${folder}`]));
  }

  test('is out at first, can be put in, used and taken out', async () => {
    const { readers } = practiceClient();
    expect(await stateWhen(readers, () => true)).toMatchObject({ service: 'running', readers: [{ card: 'absent' }] });
    await readers.practiceCard.insert();
    const { name } = await occupiedReader(readers);
    expect(await readers.read(name)).toMatchObject({ ok: true, value: { algorithm: 'RS256', attemptsLeft: 3 } });
    const pin = new TextEncoder().encode(practicePin);
    expect(await readers.sign(name, pin, new Uint8Array(32))).toMatchObject({ ok: true });
    expect(pin).toEqual(new Uint8Array(6));
    await readers.practiceCard.remove();
    const empty = await stateWhen(readers, ({ readers: all }) => all.every(({ card }) => card === 'absent'));
    expect(empty.service).toBe('running');
  });

  test('is the same card after the process was started again', async () => {
    const { readers, processes } = practiceClient();
    await readers.practiceCard.insert();
    const { name } = await occupiedReader(readers);
    const before = await readers.read(name);
    processes[0]?.kill();
    await stateWhen(readers, ({ readers: all }) => processes.length === 2 && all[0]?.card === 'absent');
    await readers.practiceCard.insert();
    await secondInsertion(readers);
    expect(await readers.read(name)).toEqual(before);
  });
});

describe('a process', () => {
  test('that crashes in a call answers it with readerHung, and is started again with a new insertion', async () => {
    const { readers, processes } = clientOver(() => faulty('crash'));
    await occupiedReader(readers);
    expect(await readers.read(faultyReader)).toEqual(readerHung);
    expect(await secondInsertion(readers)).toMatchObject({ name: faultyReader });
    expect(processes).toHaveLength(2);
  });

  test('that does not answer is ended, and is started again', async () => {
    const { readers, processes } = clientOver(() => faulty('mute'), 200);
    await occupiedReader(readers);
    const pin = new TextEncoder().encode(practicePin);
    expect(await readers.sign(faultyReader, pin, new Uint8Array(32))).toEqual(readerHung);
    expect(pin).toEqual(new Uint8Array(6));
    await secondInsertion(readers);
    expect(() => process.kill(processes[0]?.pid ?? 0, 0)).toThrow();
  });

  test('that hangs takes all calls that wait with it', async () => {
    const { readers } = clientOver(() => faulty('mute'), 200);
    await occupiedReader(readers);
    const calls = [readers.read(faultyReader), readers.read('Another reader' as ReaderName)];
    expect(await Promise.all(calls)).toEqual([readerHung, readerHung]);
  });

  test('that dies again and again is told as a stopped service, and started until it lives', async () => {
    const { readers, processes } = clientOver((n) => faulty(n < 4 ? 'stillborn' : 'mute'), 200);
    expect(await stateWhen(readers, () => true)).toEqual({ service: 'stopped', readers: [] });
    await occupiedReader(readers);
    expect(processes).toHaveLength(4);
  });

  test('that is gone for a moment answers at once, and the PIN is overwritten all the same', async () => {
    const { readers, processes } = clientOver((n) => faulty(n === 1 ? 'crash' : 'mute'));
    await occupiedReader(readers);
    await readers.read(faultyReader);
    const pin = new TextEncoder().encode(practicePin);
    expect(await readers.sign(faultyReader, pin, new Uint8Array(32))).toEqual(readerHung);
    expect(pin).toEqual(new Uint8Array(6));
    await readers.release(faultyReader);
    expect(processes).toHaveLength(1);
  });

  test('that waits for a PIN at the reader’s keys is given a person’s time, and is ended after that', async () => {
    vi.useFakeTimers();
    endings.push(() => void vi.useRealTimers());
    const exits: (() => void)[] = [];
    const kill = vi.fn(() => exits.splice(0).forEach((exit) => void exit()));
    const onExit = (listener: () => void) => void exits.push(listener);
    const spawn = () => ({ postMessage: () => undefined, onMessage: () => undefined, onExit, kill });
    const readers = createCardReaders({ spawn });
    const verified = readers.verifyOnPad(faultyReader);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(kill).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await verified).toEqual(readerHung);
    expect(kill).toHaveBeenCalledOnce();
    const closed = readers.close();
    await vi.runAllTimersAsync();
    await closed;
  });

  test('that cannot be ended, as in a driver of the kernel, does not keep the station from ending', async () => {
    vi.useFakeTimers();
    endings.push(() => void vi.useRealTimers());
    const nothing = () => undefined;
    const readers = createCardReaders({
      spawn: () => ({ postMessage: nothing, onMessage: nothing, onExit: nothing, kill: nothing }),
    });
    const closed = readers.close();
    await vi.advanceTimersByTimeAsync(3_000);
    await closed;
  });

  test('is gone after closing, and is not started again', async () => {
    const { readers, processes } = clientOver(() => faulty('crash'));
    await occupiedReader(readers);
    await readers.close();
    expect(() => process.kill(processes[0]?.pid ?? 0, 0)).toThrow();
    expect(await readers.read(faultyReader)).toEqual(readerHung);
    expect(processes).toHaveLength(1);
  });
});
