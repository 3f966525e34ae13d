// SPDX-License-Identifier: Apache-2.0
// Every key and object of a whole card: the verbs of the card layer on the virtual card, in process.

import { constants, createECDH, createHash, publicEncrypt, verify, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../contract/result.ts';
import { type Exchange, openExchange } from '../../main/card/apdu.ts';
import { readChuid, readDiscovery, readKeyHistory, readPrintedInformation } from '../../main/card/data-objects.ts';
import { dataObjects, slots } from '../../main/card/key-references.ts';
import { changePin, readPinState, unblockPin, verifyPin } from '../../main/card/pin.ts';
import { agreeKey, decrypt, readCertificate, readObject, selectPiv, sign } from '../../main/card/piv.ts';
import { keyOf } from '../../main/card/piv-key.ts';
import { encodeTlv } from '../../main/card/tlv.ts';
import { createVirtualDriver, practiceReader } from '../../simulator/driver.ts';
import {
  makePracticeCard,
  type PracticeCard,
  type PracticeCardOptions,
  practiceGlobalPin,
  practicePin,
  practicePuk,
} from '../../simulator/practice-card.ts';
import { toHex } from './apdu-script.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const message = ascii('what is signed');
const hash = createHash('sha256').update(message).digest();

/** What a call that must succeed gave. */
function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** The card as it is when it was just put in and PIV was selected. */
async function select({ card }: PracticeCard): Promise<Exchange> {
  const driver = createVirtualDriver();
  driver.insert(card);
  const connection = must(await driver.connect(practiceReader));
  const exchange = openExchange(connection, () => undefined);
  must(await selectPiv(exchange));
  return exchange;
}

const freshCard = (options: PracticeCardOptions = {}) =>
  makePracticeCard({ algorithm: 'p256', slots: [slots.authentication], ...options });

async function keyIn(exchange: Exchange, slot: number) {
  const certificate = must(await readCertificate(exchange, slot));
  if (!certificate) throw new Error(`there is no key ${slot}`);
  return { slot, key: must(keyOf(certificate)), publicKey: new X509Certificate(certificate).publicKey };
}

describe('a card with all its keys', () => {
  let whole: PracticeCard;
  let exchange: Exchange;
  beforeAll(async () => {
    whole = await makePracticeCard({ algorithm: 'p256', retiredKeys: 2, offCardKeys: 1 });
    exchange = await select(whole);
  });

  test('signs with 9E without PIN, and with 9C right after each VERIFY alone', async () => {
    const cardKey = await keyIn(exchange, slots.cardAuthentication);
    const signature = must(await sign(exchange, cardKey, hash));
    const key = { key: cardKey.publicKey, dsaEncoding: 'ieee-p1363' as const };
    expect(verify('sha256', message, key, signature)).toBe(true);

    const signatureKey = await keyIn(exchange, slots.signature);
    const refused = { ok: false, failure: { code: 'cardUnexpected', statusWord: 0x6982 } };
    expect(await sign(exchange, signatureKey, hash)).toEqual(refused);
    must(await verifyPin(exchange, 0x80, ascii(practicePin)));
    must(await sign(exchange, signatureKey, hash));
    expect(await sign(exchange, signatureKey, hash)).toEqual(refused);
  });

  test.each([
    ['9D', slots.keyManagement],
    ['a retired key', 0x83],
  ])('agrees on a secret with %s', async (_, slot) => {
    const own = createECDH('prime256v1');
    own.generateKeys();
    must(await verifyPin(exchange, 0x80, ascii(practicePin)));
    const theirs = await keyIn(exchange, slot);
    const secret = must(await agreeKey(exchange, theirs, own.getPublicKey()));
    const { x = '', y = '' } = theirs.publicKey.export({ format: 'jwk' });
    const point = Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    expect(Buffer.from(secret)).toEqual(own.computeSecret(point));
  });

  test('tells who and what it is', async () => {
    const object = async (tag: number) => must(await readObject(exchange, tag)) ?? new Uint8Array();
    const chuid = must(readChuid(await object(dataObjects.chuid)));
    const { fascN, guid, cardholderUuid } = whole.identity;
    expect([chuid.fascN, chuid.guid, chuid.cardholderUuid].map((bytes) => bytes && toHex(bytes))).toEqual(
      [fascN, guid, cardholderUuid].map(toHex),
    );
    expect(chuid.signature?.[0]).toBe(0x30);
    expect(must(readDiscovery(await object(dataObjects.discovery)))).toEqual({
      globalPin: false,
      primary: 'application',
    });
    expect(must(readKeyHistory(await object(dataObjects.keyHistory)))).toMatchObject({
      onCard: [0x82, 0x83],
      offCard: [0x95],
      url: expect.stringContaining('http://pki.pivot.example/'),
    });
  });

  test('tells what is printed on it behind the PIN alone', async () => {
    const locked = await select(whole);
    expect(await readObject(locked, dataObjects.printedInformation)).toMatchObject({
      failure: { statusWord: 0x6982 },
    });
    must(await verifyPin(locked, 0x80, ascii(practicePin)));
    const printed = must(await readObject(locked, dataObjects.printedInformation)) ?? new Uint8Array();
    expect(must(readPrintedInformation(printed))).toMatchObject({ affiliation: 'Employee' });
    const lines = encodeTlv(0x53, encodeTlv(0x07, ascii('EXAMPLE AGENCY')), encodeTlv(0x08, ascii('OFFICE 12')));
    expect(must(readPrintedInformation(lines)).organization).toBe('EXAMPLE AGENCY OFFICE 12');
  });
});

describe('a card with RSA keys', () => {
  test.each(['rsa1024', 'rsa2048', 'rsa3072'] as const)('of the kind %s decrypts with 9D', async (algorithm) => {
    const exchange = await select(await makePracticeCard({ algorithm, slots: [slots.keyManagement] }));
    const key = await keyIn(exchange, slots.keyManagement);
    const secret = ascii('the key of a message');
    const encrypted = publicEncrypt({ key: key.publicKey, padding: constants.RSA_PKCS1_PADDING }, secret);
    must(await verifyPin(exchange, 0x80, ascii(practicePin)));
    const block = must(await decrypt(exchange, key, encrypted));
    expect(Buffer.from(block.subarray(0, 2))).toEqual(Buffer.from([0, 2]));
    expect(Buffer.from(block.subarray(-secret.length))).toEqual(Buffer.from(secret));
  });
});

describe('the PIN', () => {
  test('that was changed is the one that counts', async () => {
    const exchange = await select(await freshCard());
    must(await changePin(exchange, 0x80, ascii(practicePin), ascii('87654321')));
    expect(await verifyPin(exchange, 0x80, ascii(practicePin))).toMatchObject({ failure: { code: 'wrongPin' } });
    must(await verifyPin(exchange, 0x80, ascii('87654321')));
  });

  test('that is blocked is given anew with the PUK', async () => {
    const exchange = await select(await freshCard({ pinTriesLeft: 0 }));
    expect(await readPinState(exchange)).toEqual({ ok: false, failure: { code: 'pinBlocked' } });
    expect(await unblockPin(exchange, ascii('00000000'), ascii('654321'))).toEqual({
      ok: false,
      failure: { code: 'wrongPin', attemptsLeft: 2 },
    });
    must(await unblockPin(exchange, ascii(practicePuk), ascii('654321')));
    must(await verifyPin(exchange, 0x80, ascii('654321')));
  });

  test('of the whole card opens PIV, too, where Discovery says so', async () => {
    const exchange = await select(await freshCard({ pinPolicy: 'globalFirst' }));
    const discovery = must(await readObject(exchange, dataObjects.discovery)) ?? new Uint8Array();
    expect(must(readDiscovery(discovery))).toEqual({ globalPin: true, primary: 'global' });
    must(await verifyPin(exchange, 0x00, ascii(practiceGlobalPin)));
    must(await sign(exchange, await keyIn(exchange, slots.authentication), hash));
  });
});
