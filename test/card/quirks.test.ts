// SPDX-License-Identifier: Apache-2.0
// The card layer on cards that are not quite to the standard (simulator/quirks.ts) or have bad luck
// (simulator/faults.ts): whole log-ins in process. What programs of the trade stumble over, nobody here notices.

import { createHash, verify, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReaderDriver } from '../../main/card/driver.ts';
import { createPivReaders } from '../../main/card/piv-readers.ts';
import type { CardFailure } from '../../main/station/ports.ts';
import { createVirtualDriver, practiceReader } from '../../simulator/driver.ts';
import { type Fault, type FaultKind, faultKinds } from '../../simulator/faults.ts';
import {
  type CardCharacter,
  createPivCard,
  type PersonalityName,
  personalities,
} from '../../simulator/personalities.ts';
import { makePracticeCard, type PracticeCard, practicePin } from '../../simulator/practice-card.ts';
import { type QuirkName, quirks } from '../../simulator/quirks.ts';

const message = Buffer.from('a challenge');
let p256: PracticeCard;
let rsa: PracticeCard;
beforeAll(async () => {
  [p256, rsa] = await Promise.all([
    makePracticeCard({ algorithm: 'p256', slots: [0x9a] }),
    makePracticeCard({ algorithm: 'rsa2048', slots: [0x9a] }),
  ]);
});

/** What the card layer knows of the tries where a card tells less than others: when it was read, after a wrong PIN. */
const tries: Partial<Record<QuirkName | PersonalityName, readonly [number | undefined, number | undefined]>> = {
  emptyVerifyUnknown: [undefined, 2],
  'old-cac': [undefined, undefined],
};

/** Quirks of which there is more to say below. */
const nobodyLogsIn: ReadonlySet<QuirkName> = new Set(['contactless']);
/**
 * What a card has with it: one that knows its PIN by 00 alone is older than Discovery, and parts are there in short
 * APDUs.
 */
const withIt: Partial<Record<QuirkName, readonly QuirkName[]>> = {
  onlyReference00: ['noDiscovery'],
  fullPartsEndIn9000: ['noExtendedLength'],
};

const quirky = (Object.keys(quirks) as QuirkName[]).filter((name) => !nobodyLogsIn.has(name));
const likeSold = Object.keys(personalities) as PersonalityName[];

describe.each([
  ...quirky.map((name) => [`that ${quirks[name].says}`, name, { quirks: [...(withIt[name] ?? []), name] }] as const),
  ...likeSold.map((name) => [`like ${name}`, name, { personality: name }] as const),
])('a card %s', (_, name, character) => {
  test.each(['p256', 'rsa2048'] as const)('logs in with %s', async (algorithm) => {
    expect(await logIn(algorithm === 'p256' ? p256 : rsa, character)).toBe('logged in');
  });

  test('has its tries counted, as far as it tells them, and spends none but on a wrong PIN', async () => {
    const visit = visitTo(p256, character);
    const [before, after] = tries[name] ?? [3, 2];
    expect(await visit.read()).toMatchObject({ ok: true, value: { attemptsLeft: before } });
    expect(await visit.sign('999999')).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft: after } });
    expect(p256.contents.pin.triesLeft).toBe(2);
    expect(await visit.sign(practicePin)).toMatchObject({ ok: true });
    expect(p256.contents.pin.triesLeft).toBe(3);
  });

  test('is selected once, and is left logged out', async () => {
    const visit = visitTo(p256, character);
    await visit.read();
    await visit.sign(practicePin);
    expect(visit.log.filter((entry) => entry.startsWith('00 a4'))).toHaveLength(1);
    await visit.release();
    expect(await visit.signAsAnotherProgram()).toBe('6982');
  });
});

describe('a card', () => {
  test('in a contactless reader is refused as that', async () => {
    expect(await logIn(p256, { quirks: ['contactless'] })).toEqual({ code: 'contactless' });
  });

  test('that has a P-384 key and does not know P-384 costs no try', async () => {
    const p384 = await makePracticeCard({ algorithm: 'p384', slots: [0x9a] });
    const visit = visitTo(p384, { personality: 'yubikey-neo' });
    expect(await visit.read()).toMatchObject({ ok: true, value: { algorithm: 'ES384' } });
    expect(await visit.sign(practicePin, 'sha384')).toEqual({ ok: false, failure: { code: 'unsupportedKey' } });
    expect(p384.contents.pin.triesLeft).toBe(3);
  });

  test.each(['gzip', 'legacyGzip'] as const)('logs in with a certificate in the form %s', async (certificateForm) => {
    const card = await makePracticeCard({ algorithm: 'p256', slots: [0x9a], certificateForm });
    expect(await logIn(card)).toBe('logged in');
  });

  test('with an empty container has no certificate', async () => {
    const card = await makePracticeCard({ algorithm: 'p256', slots: [0x9a], emptyContainers: [0x9a] });
    expect(await logIn(card)).toEqual({ code: 'noSignInCertificate' });
  });

  test('with a key of RSA-1024 is refused for it', async () => {
    const card = await makePracticeCard({ algorithm: 'rsa1024', slots: [0x9a] });
    expect(await logIn(card)).toEqual({ code: 'unsupportedKey' });
  });

  test('with two PINs logs in with its own', async () => {
    const card = await makePracticeCard({ algorithm: 'p256', slots: [0x9a], pinPolicy: 'applicationFirst' });
    expect(await logIn(card)).toBe('logged in');
    expect(card.contents.globalPin?.triesLeft).toBe(3);
  });
});

describe('bad luck at every APDU of a log-in', () => {
  const kinds: readonly FaultKind[] = [
    ...(Object.keys(faultKinds) as FaultKind['name'][]).filter(isPlain).map((name) => ({ name })),
    ...[0x0000, 0x6200, 0x6581, 0x6a80, 0x6d00, 0x6f00].map(
      (statusWord) => ({ name: 'statusWord', statusWord }) as const,
    ),
  ];

  test.each(kinds)('costs no try and is over at the next visit: $name $statusWord', async (kind) => {
    for (const card of [p256, rsa]) {
      for (let apdu = 1; apdu <= (await countApdus(card)); apdu += 1) {
        const outcome = await logIn(card, {}, [{ ...kind, at: { apdu } }]);
        expect(outcome, `APDU ${apdu}`).toSatisfy((told) => told === 'logged in' || isFailure(told));
        expect(card.contents.pin.triesLeft).toBe(3);
        expect(await logIn(card)).toBe('logged in');
      }
    }
  });

  /** Without its tries, nobody can prove that none was spent: then the PIN is not sent again. */
  const tellsTries = likeSold.filter((name) => tries[name] === undefined);
  test.each(['selectedElsewhere', 'powerLost'] as const)('is not noticed where it is %s', async (name) => {
    const cards: readonly (readonly [PracticeCard, CardCharacter])[] = [
      [rsa, {}],
      ...tellsTries.map((personality) => [p256, { personality }] as const),
    ];
    for (const [card, character] of cards) {
      for (let apdu = 1; apdu <= (await countApdus(card, character)); apdu += 1) {
        const outcome = await logIn(card, character, [{ name, at: { apdu } }]);
        expect(outcome, `${character.personality}, APDU ${apdu}`).toBe('logged in');
      }
    }
  });

  test('that garbles what is read is read once more', async () => {
    const once = { name: 'wrongLength', at: { instruction: 0xcb } } as const;
    expect(await logIn(p256, {}, [once])).toBe('logged in');
  });

  test.each(['removedBefore', 'removedDuring'] as const)('is told as what it is where it is %s', async (name) => {
    for (let apdu = 1; apdu <= (await countApdus(p256)); apdu += 1)
      expect(await logIn(p256, {}, [{ name, at: { apdu } }]), `APDU ${apdu}`).toEqual({ code: 'cardRemoved' });
  });
});

type PlainFault = Exclude<FaultKind['name'], 'slow' | 'statusWord'>;

function isPlain(name: FaultKind['name']): name is PlainFault {
  return name !== 'slow' && name !== 'statusWord';
}

function isFailure(told: unknown): boolean {
  return typeof told === 'object' && told !== null && 'code' in told;
}

async function countApdus(card: PracticeCard, character: CardCharacter = {}): Promise<number> {
  const visit = visitTo(card, character);
  await visit.read();
  await visit.sign(practicePin);
  return visit.log.length;
}

/** Puts the card in, as one that behaves so and has this bad luck. */
function visitTo({ contents }: PracticeCard, character: CardCharacter = {}, faults: readonly Fault[] = []) {
  const driver = createVirtualDriver();
  driver.insert(createPivCard(contents, character), { faults });
  const log: string[] = [];
  const readers = createPivReaders(driver, ({ header }) => log.push(header));
  return {
    log,
    read: () => readers.read(practiceReader),
    sign: async (digits: string, digest = 'sha256') => {
      const pin = new TextEncoder().encode(digits);
      const signature = await readers.sign(practiceReader, pin, createHash(digest).update(message).digest());
      expect(pin).toEqual(new Uint8Array(pin.length));
      return signature;
    },
    release: () => readers.release(practiceReader),
    signAsAnotherProgram: () => signWithoutPin(driver),
  };
}

/** What a program gets that selects PIV and signs without giving the PIN. */
async function signWithoutPin(driver: ReaderDriver): Promise<string> {
  const connection = await driver.connect(practiceReader);
  if (!connection.ok) return connection.failure.code;
  const send = async (command: string): Promise<string> => {
    const answer = await connection.value.transmit(Buffer.from(command.replaceAll(' ', ''), 'hex'));
    return answer.ok ? Buffer.from(answer.value).toString('hex') : answer.failure.code;
  };
  await send('00 a4 04 00 09 a0 00 00 03 08 00 00 10 00 00');
  return send(`00 87 11 9a 26 7c 24 82 00 81 20 ${'11'.repeat(32)} 00`);
}

/** A whole visit: `logged in`, or how it failed. */
async function logIn(
  card: PracticeCard,
  character: CardCharacter = {},
  faults: readonly Fault[] = [],
): Promise<CardFailure | string> {
  const visit = visitTo(card, character, faults);
  const read = await visit.read();
  if (!read.ok) return read.failure;
  const signature = await visit.sign(practicePin);
  await visit.release();
  if (!signature.ok) return signature.failure;
  return isSigned(card, signature.value) ? 'logged in' : 'badly signed';
}

function isSigned({ certificates }: PracticeCard, signature: Uint8Array): boolean {
  const { publicKey } = new X509Certificate(certificates.get(0x9a) ?? new Uint8Array());
  return verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}
