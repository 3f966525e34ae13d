// SPDX-License-Identifier: Apache-2.0
// The card process against a real PC/SC service with virtual cards in its reader.

import { createHash, verify, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApduLogEntry } from '../../main/card/apdu.ts';
import { type CardProcess, createCardReaders } from '../../main/card/client.ts';
import type { ReaderName } from '../../main/station/ports.ts';
import { createVirtualCard } from '../../simulator/card.ts';
import { type PcscService, startPcscService, virtualReaders } from '../../simulator/pcsc-service.ts';
import { createPivCard } from '../../simulator/personalities.ts';
import { makePracticeCard, type PracticeCard, practicePin } from '../../simulator/practice-card.ts';
import { makePracticePki } from '../../simulator/practice-pki.ts';
import { occupiedReader, spawnCardProcess, stateWhen, type TestProcess } from './card-process.ts';
import { extendedLoginFloor, loginFloor } from './login-floor.ts';

const slot9A = 0x9a;
const reader = virtualReaders[0] as ReaderName;
const pki = makePracticePki();
const hash = createHash('sha256').update('what the card signs').digest();
const pin = (digits = practicePin) => new TextEncoder().encode(digits);

let service: PcscService;
let rsa: PracticeCard;
let p256: PracticeCard;

beforeAll(async () => {
  [service, rsa, p256] = await Promise.all([
    startPcscService(),
    makePracticeCard({ algorithm: 'rsa2048', slots: [slot9A], pki }),
    makePracticeCard({ algorithm: 'p256', slots: [slot9A], pki }),
  ]);
});
afterAll(() => service.close());

let readers: CardProcess;
let processes: TestProcess[];
let apdus: ApduLogEntry[];

function open(timeoutMilliseconds = 10_000): CardProcess {
  processes = [];
  apdus = [];
  const spawn = () => {
    const started = spawnCardProcess(['--driver=pcsc'], service.environment);
    processes.push(started);
    return started;
  };
  return createCardReaders({ spawn, timeoutMilliseconds, onApdu: (entry) => apdus.push(entry) });
}

/** A card of its own for tests that spend its tries. */
const freshCard = (pinTriesLeft = 3) => makePracticeCard({ algorithm: 'p256', slots: [slot9A], pki, pinTriesLeft });

beforeEach(() => {
  readers = open();
});
afterEach(async () => {
  await takeOut();
  await readers.close();
});

/** Pulls the card, and waits until the service has seen that. */
async function takeOut(): Promise<void> {
  await service.remove();
  await stateWhen(readers, ({ readers: all }) => all.every(({ card }) => card === 'absent'));
}

describe('a log-in', () => {
  test.each([
    ['RSA-2048', () => rsa, 'RS256', []],
    ['P-256', () => p256, 'ES256', []],
    ['RSA-2048 without extended length', () => rsa, 'RS256', ['noExtendedLength']],
    ['P-256 without extended length', () => p256, 'ES256', ['noExtendedLength']],
  ] as const)(
    'with %s verifies and takes exactly the computed number of APDUs',
    async (_, cardOf, algorithm, quirks) => {
      const { contents, certificates } = cardOf();
      await service.insert(createPivCard(contents, { quirks }));
      await occupiedReader(readers);
      const read = await readers.read(reader);
      const certificate = certificates.get(slot9A) ?? new Uint8Array();
      expect(read).toMatchObject({ ok: true, value: { algorithm, attemptsLeft: 3 } });
      expect(read.ok && Buffer.from(read.value.certificate).equals(certificate)).toBe(true);

      const signed = await readers.sign(reader, pin(), hash);
      if (!signed.ok) throw new Error(signed.failure.code);
      const { publicKey } = new X509Certificate(certificate);
      const key = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
      expect(verify('sha256', Buffer.from('what the card signs'), key, signed.value)).toBe(true);
      expect(apdus).toHaveLength(quirks.length > 0 ? loginFloor(certificate, algorithm) : extendedLoginFloor);
    },
  );

  test('lets the card go, so that the next one selects anew and has no PIN verified', async () => {
    await service.insert(p256.card);
    await occupiedReader(readers);
    await readers.read(reader);
    await readers.sign(reader, pin(), hash);
    await readers.release(reader);
    const again = await readers.read(reader);
    expect(again).toMatchObject({ ok: true, value: { attemptsLeft: 3 } });
  });
});

describe('readers and cards', () => {
  test('are told as they come and go, and a new card has a new number', async () => {
    const atFirst = await stateWhen(readers, ({ service: state }) => state === 'running');
    expect(atFirst.readers.map(({ name, card }) => [name, card])).toEqual(
      virtualReaders.map((name) => [name, 'absent']),
    );
    await service.insert(p256.card);
    const first = await occupiedReader(readers);
    await takeOut();
    await service.insert(p256.card);
    const second = await occupiedReader(readers);
    expect(second.insertion).toBe(first.insertion + 1);
  });

  test('a card that was pulled while it was reset, and is back at once, is seen again by itself', async () => {
    await service.insert(p256.card);
    const before = await occupiedReader(readers);
    await readers.read(reader);
    // pcsc-lite is told of the pull by the reset that fails, and does not look whether a card is in.
    const pulled = service.remove();
    await readers.release(reader);
    const inserted = service.insert(p256.card);
    await occupiedReader(readers, ({ card, insertion }) => card === 'present' && insertion > before.insertion);
    await Promise.all([pulled, inserted]);
    expect(await readers.read(reader)).toMatchObject({ ok: true });
  });

  test('a card that gives no answer to reset is mute', async () => {
    await service.insert({ ...p256.card, atr: new Uint8Array() });
    await occupiedReader(readers, ({ card }) => card !== 'absent');
    expect(await readers.read(reader)).toEqual({ ok: false, failure: { code: 'cardMute' } });
  });

  test('a card that another program holds is told as in use, and refused', async () => {
    await service.insert(p256.card);
    await occupiedReader(readers);
    await readers.read(reader);
    const other = createCardReaders({ spawn: () => spawnCardProcess(['--driver=pcsc'], service.environment) });
    try {
      await expect(occupiedReader(other, ({ card }) => card === 'inUse')).resolves.toMatchObject({ name: reader });
      expect(await other.read(reader)).toEqual({ ok: false, failure: { code: 'cardInUse' } });
      await readers.release(reader);
      await expect(occupiedReader(other)).resolves.toMatchObject({ name: reader });
    } finally {
      await other.close();
    }
  });

  test('a card that another program lets go soon is waited for', async () => {
    await service.insert(p256.card);
    await occupiedReader(readers);
    const other = createCardReaders({ spawn: () => spawnCardProcess(['--driver=pcsc'], service.environment) });
    try {
      await occupiedReader(other);
      expect(await other.read(reader)).toMatchObject({ ok: true });
      await occupiedReader(readers, ({ card }) => card === 'inUse');
      const reading = readers.read(reader);
      await other.release(reader);
      expect(await reading).toMatchObject({ ok: true });
    } finally {
      await other.close();
    }
  });

  test('the card that is held here is not told as in use', async () => {
    await service.insert(p256.card);
    await occupiedReader(readers);
    await readers.read(reader);
    const told: string[] = [];
    readers.watch(({ readers: all }) => told.push(...all.map(({ card }) => card)));
    await service.insert(rsa.card, { slot: 1 });
    await stateWhen(readers, ({ readers: all }) => all.every(({ card }) => card === 'present'));
    await readers.release(reader);
    await service.remove(1);
    await stateWhen(readers, ({ readers: all }) => all.some(({ card }) => card === 'absent'));
    expect(told).not.toContain('inUse');
  });

  test('a reader that does not exist is gone', async () => {
    const none = 'No such reader' as ReaderName;
    await stateWhen(readers, ({ service: state }) => state === 'running');
    expect(await readers.read(none)).toEqual({ ok: false, failure: { code: 'readerGone' } });
  });

  test('a reader without a card says that the card is out', async () => {
    await stateWhen(readers, ({ service: state }) => state === 'running');
    expect(await readers.read(reader)).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
  });
});

describe('a card that cannot be used', () => {
  test('because it is no PIV card, is named so', async () => {
    await service.insert(createVirtualCard({ process: () => ({ statusWord: 0x6a82 }), reset: () => undefined }));
    await occupiedReader(readers);
    expect(await readers.read(reader)).toEqual({ ok: false, failure: { code: 'notPivCard' } });
  });

  test('because it has no certificate in 9A, is named so', async () => {
    const { card } = await makePracticeCard({ algorithm: 'p256', pki, withoutCertificate: [slot9A] });
    await service.insert(card);
    await occupiedReader(readers);
    expect(await readers.read(reader)).toEqual({ ok: false, failure: { code: 'noSignInCertificate' } });
  });

  test('because its PIN is blocked, is named so', async () => {
    await service.insert((await freshCard(0)).card);
    await occupiedReader(readers);
    expect(await readers.read(reader)).toEqual({ ok: false, failure: { code: 'pinBlocked' } });
  });

  test('because it answers garbage, is named unexpected', async () => {
    await service.insert(p256.card, { faults: [{ name: 'garbage', at: { instruction: 0xcb } }] });
    await occupiedReader(readers);
    expect(await readers.read(reader)).toMatchObject({ ok: false, failure: { code: 'cardUnexpected' } });
  });
});

describe('a wrong PIN', () => {
  test('tells the tries left before and after, until the card is blocked', async () => {
    await service.insert((await freshCard(2)).card);
    await occupiedReader(readers);
    expect(await readers.read(reader)).toMatchObject({ ok: true, value: { attemptsLeft: 2 } });
    const wrong = () => readers.sign(reader, pin('654321'), hash);
    expect(await wrong()).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft: 1 } });
    expect(await wrong()).toEqual({ ok: false, failure: { code: 'pinBlocked' } });
  });

  test('spends one try, and the right one after it signs', async () => {
    await service.insert((await freshCard()).card);
    await occupiedReader(readers);
    await readers.read(reader);
    await readers.sign(reader, pin('654321'), hash);
    expect(apdus.filter(({ header, dataLength }) => header === '00 20 00 80' && dataLength > 0)).toHaveLength(1);
    expect(await readers.sign(reader, pin(), hash)).toMatchObject({ ok: true });
  });
});

describe('a PIN', () => {
  test('is overwritten when the call is made, and is in nothing that is logged or printed', async () => {
    await service.insert(p256.card);
    await occupiedReader(readers);
    await readers.read(reader);
    const digits = pin();
    const signing = readers.sign(reader, digits, hash);
    expect(digits).toEqual(new Uint8Array(6));
    await signing;
    const told = JSON.stringify(apdus) + processes.map(({ output }) => output()).join('');
    expect(told).not.toContain(practicePin);
    expect(told).not.toContain(Buffer.from(practicePin).toString('hex'));
    expect(Object.keys(apdus[0] ?? {})).toEqual(['header', 'dataLength', 'responseLength', 'statusWord']);
  });
});

describe('a card that is pulled', () => {
  test.each(['removedBefore', 'removedDuring'] as const)('while it is read (%s) is told as removed', async (name) => {
    await service.insert(p256.card, { faults: [{ name, at: { instruction: 0xcb } }] });
    await occupiedReader(readers);
    expect(await readers.read(reader)).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
  });

  test('between reading and PIN is told as removed', async () => {
    await service.insert(p256.card);
    await occupiedReader(readers);
    await readers.read(reader);
    await takeOut();
    expect(await readers.sign(reader, pin(), hash)).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
  });

  test('in the middle of signing is told as removed, and a card that is put in at once works', async () => {
    await service.insert(rsa.card, { faults: [{ name: 'removedDuring', at: { instruction: 0x87 } }] });
    const { insertion } = await occupiedReader(readers);
    await readers.read(reader);
    expect(await readers.sign(reader, pin(), hash)).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
    await service.insert(p256.card);
    await occupiedReader(readers, (now) => now.card === 'present' && now.insertion > insertion);
    expect(await readers.read(reader)).toMatchObject({ ok: true });
    expect(await readers.sign(reader, pin(), hash)).toMatchObject({ ok: true });
  });
});

describe('a driver that hangs', () => {
  test('costs the process its life, and the one after it reads the next card', async () => {
    await readers.close();
    readers = open(1_000);
    const faults = [{ name: 'slow', milliseconds: 600_000, at: { instruction: 0x87 } }] as const;
    await service.insert(p256.card, { faults });
    const { insertion } = await occupiedReader(readers);
    await readers.read(reader);
    expect(await readers.sign(reader, pin(), hash)).toEqual({ ok: false, failure: { code: 'readerHung' } });
    await takeOut();
    await service.insert(p256.card);
    const next = await occupiedReader(readers, (now) => now.card === 'present' && now.insertion > insertion);
    expect(await readers.read(next.name)).toMatchObject({ ok: true });
    expect(processes).toHaveLength(2);
  });
});
