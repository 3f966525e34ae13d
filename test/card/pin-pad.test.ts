// SPDX-License-Identifier: Apache-2.0
// Readers with keys of their own: what they are told, byte by byte, and a real PC/SC service whose readers have some.

import { createHash, randomInt, verify as verifySignature, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApduLogEntry } from '../../main/card/apdu.ts';
import { type CardProcess, createCardReaders } from '../../main/card/client.ts';
import { pinModify, pinVerify, readFeatures, readPinProperties, readTlvProperties } from '../../main/card/pin-pad.ts';
import type { ReaderName } from '../../main/station/ports.ts';
import { type PcscService, startPcscService, virtualReaders } from '../../simulator/pcsc-service.ts';
import type { PadAnswer, PadRequest } from '../../simulator/pin-pad.ts';
import { makePracticeCard, practicePin } from '../../simulator/practice-card.ts';
import { makePracticePki } from '../../simulator/practice-pki.ts';
import { pinBytes } from '../../simulator/reference-data.ts';
import { fromHex, toHex } from './apdu-script.ts';
import { occupiedReader, spawnCardProcess, stateWhen, type TestProcess } from './card-process.ts';
import { foundInMemory } from './process-memory.ts';

describe('what a reader is told', () => {
  test('is PIN_VERIFY of PC/SC part 10, with the VERIFY of SP 800-73-5 part 2, 3.2.1, whose PIN is all FF', () => {
    const fields = [
      ['bTimeOut', '3c'],
      ['bTimeOut2', '3c'],
      ['bmFormatString: bytes, position 0, left, ASCII', '82'],
      ['bmPINBlockString: no length, 8 bytes', '08'],
      ['bmPINLengthFormat: none', '00'],
      ['wPINMaxExtraDigit: 6 to 8', '08 06'],
      ['bEntryValidationCondition: key pressed', '02'],
      ['bNumberMessage: the default ones', 'ff'],
      ['wLangId: English', '09 04'],
      ['bMsgIndex', '00'],
      ['bTeoPrologue', '00 00 00'],
      ['ulDataLength', '0d 00 00 00'],
      ['abData', '00 20 00 80 08 ff ff ff ff ff ff ff ff'],
    ];
    const expected = fields.map(([, bytes = '']) => bytes).join(' ');
    const command = fromHex('00 20 00 80 08 ffffffffffffffff');
    expect(toHex(pinVerify(command, true))).toBe(toHex(fromHex(expected)));
    const withoutDisplay = expected.replace('02 ff 09', '02 00 09');
    expect(toHex(pinVerify(command, false))).toBe(toHex(fromHex(withoutDisplay)));
  });

  test('is PIN_MODIFY of PC/SC part 10, with the CHANGE REFERENCE DATA of SP 800-73-5 part 2, 3.2.2', () => {
    const fields = [
      ['bTimeOut', '3c'],
      ['bTimeOut2', '3c'],
      ['bmFormatString: bytes, position 0, left, ASCII', '82'],
      ['bmPINBlockString: no length, 8 bytes', '08'],
      ['bmPINLengthFormat: none', '00'],
      ['bInsertionOffsetOld', '00'],
      ['bInsertionOffsetNew', '08'],
      ['wPINMaxExtraDigit: 6 to 8', '08 06'],
      ['bConfirmPIN: the PIN of now, and the new one again', '03'],
      ['bEntryValidationCondition: key pressed', '02'],
      ['bNumberMessage: three', '03'],
      ['wLangId: English', '09 04'],
      ['bMsgIndex1 to 3', '00 01 02'],
      ['bTeoPrologue', '00 00 00'],
      ['ulDataLength', '15 00 00 00'],
      ['abData', `00 24 00 80 10 ${'ff'.repeat(16)}`],
    ];
    const expected = fields.map(([, bytes = '']) => bytes).join(' ');
    expect(toHex(pinModify(fromHex(`00 24 00 80 10 ${'ff'.repeat(16)}`), true))).toBe(toHex(fromHex(expected)));
  });

  test('comes from what the reader says of itself, however much of it there is', () => {
    expect(readFeatures(fromHex('06 04 42000808 07 04 42000809 13 01 01 12 04 420008'))).toEqual(
      new Map([
        [6, 0x42000808],
        [7, 0x42000809],
      ]),
    );
    expect(readTlvProperties(fromHex('01 02 1002 06 01 04 07 01 10'))).toEqual({
      hasDisplay: true,
      takesPivPins: true,
    });
    expect(readTlvProperties(fromHex('01 02 0000 07 01 07'))).toEqual({ hasDisplay: false, takesPivPins: false });
    expect(readTlvProperties(fromHex('06 01 07'))).toMatchObject({ takesPivPins: false });
    expect(readTlvProperties(fromHex(''))).toEqual({ hasDisplay: false, takesPivPins: true });
    expect(readPinProperties(fromHex('1002 02 00'))).toEqual({ hasDisplay: true, takesPivPins: true });
  });
});

const slot9A = 0x9a;
const reader = virtualReaders[0] as ReaderName;
const pki = makePracticePki();
const signed = Buffer.from('what the card signs');
const hash = createHash('sha256').update(signed).digest();

let service: PcscService;
let fingers: (request: PadRequest) => PadAnswer | Promise<PadAnswer>;
beforeAll(async () => {
  service = await startPcscService({ pinPad: async (request) => fingers(request) });
});
afterAll(() => service.close());

let readers: CardProcess;
let processes: TestProcess[];
let apdus: ApduLogEntry[];

function open(...args: string[]): CardProcess {
  processes = [];
  apdus = [];
  const spawn = () => {
    const started = spawnCardProcess(['--driver=pcsc', ...args], service.environment);
    processes.push(started);
    return started;
  };
  return createCardReaders({ spawn, onApdu: (entry) => apdus.push(entry) });
}

const newCard = () => makePracticeCard({ algorithm: 'p256', slots: [slot9A], pki });

/** Puts a card in and reads it. */
async function insert(card: Awaited<ReturnType<typeof newCard>>): ReturnType<CardProcess['read']> {
  await service.insert(card.card);
  await occupiedReader(readers);
  return readers.read(reader);
}

function pressing(answer: PadAnswer): ReturnType<CardProcess['verifyOnPad']> {
  fingers = () => answer;
  return readers.verifyOnPad(reader);
}

describe('a reader with keys', () => {
  beforeEach(() => {
    readers = open();
  });
  afterEach(async () => {
    await service.remove();
    await stateWhen(readers, ({ readers: all }) => all.every(({ card }) => card === 'absent'));
    await readers.close();
  });

  test('takes the PIN for one use, and nothing of it comes to the card process', async () => {
    const card = await newCard();
    const digits = String(randomInt(10_000_000, 100_000_000));
    card.contents.pin.value = pinBytes(digits);
    expect(await insert(card)).toMatchObject({ ok: true, value: { pinPad: true, attemptsLeft: 3 } });

    const asked: unknown[] = [];
    fingers = ({ signal: _, ...request }) => {
      asked.push(request);
      return { digits };
    };
    expect(await readers.verifyOnPad(reader)).toMatchObject({ ok: true });
    expect(asked).toEqual([{ slot: 0, pin: 'pin', shortest: 6, longest: 8 }]);
    const signature = await readers.sign(reader, 'verifiedOnPad', hash);
    const { publicKey } = new X509Certificate(card.certificates.get(slot9A) ?? '');
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
    expect(signature.ok && verifySignature('sha256', signed, key, signature.value)).toBe(true);

    expect(await readers.verifyOnPad(reader)).toMatchObject({ ok: true });
    const printed = await readers.readPrinted(reader, 'verifiedOnPad');
    expect(printed).toMatchObject({ ok: true, value: { affiliation: 'Employee' } });
    expect(await readers.readPrinted(reader, 'verifiedOnPad')).toMatchObject({ failure: { code: 'cardUnexpected' } });

    expect(foundInMemory(processes[0]?.pid ?? 0, [digits])).toEqual([]);
    const verifications = apdus.filter(({ header, dataLength }) => header.startsWith('00 20') && dataLength > 0);
    const byReader = { header: '00 20 00 80', dataLength: 8, responseLength: 0, statusWord: 0x9000, byReader: true };
    expect(verifications).toEqual([byReader, byReader]);
  });

  test('says what became of an entry, and a PIN that was not typed costs no try', async () => {
    await insert(await newCard());
    expect(await pressing('cancel')).toEqual({ ok: false, failure: { code: 'pinPadCancelled' } });
    expect(await pressing('timeOut')).toEqual({ ok: false, failure: { code: 'pinPadTimedOut' } });
    expect(await pressing({ digits: '12345' })).toEqual({ ok: false, failure: { code: 'pinPadLength' } });
    expect(await pressing({ digits: '123456789' })).toEqual({ ok: false, failure: { code: 'pinPadLength' } });
    expect(await readers.sign(reader, 'verifiedOnPad', hash)).toMatchObject({ ok: false });
    await readers.read(reader);
    for (const attemptsLeft of [2, 1])
      expect(await pressing({ digits: '654321' })).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft } });
    expect(await pressing({ digits: '654321' })).toEqual({ ok: false, failure: { code: 'pinBlocked' } });
  });

  test('changes the PIN, of which nothing comes to the card process either', async () => {
    const card = await newCard();
    const [present, next] = [randomInt(10_000_000, 100_000_000), randomInt(10_000_000, 100_000_000)].map(String);
    card.contents.pin.value = pinBytes(present ?? '');
    await insert(card);
    const change = (pin: string, newPin: string, again = newPin) => {
      const typed = { pin, newPin, newPinAgain: again };
      fingers = (request) => ({ digits: typed[request.pin] });
      return readers.changePinOnPad(reader);
    };
    const [now = '', then = ''] = [present, next];
    expect(await change(now, then, '87654321')).toEqual({ ok: false, failure: { code: 'pinPadMismatch' } });
    expect(await change(now, '12345')).toEqual({ ok: false, failure: { code: 'pinPadLength' } });
    expect(await change('654321', then)).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft: 2 } });
    expect(await change(now, then)).toMatchObject({ ok: true });
    expect(toHex(card.contents.pin.value)).toBe(toHex(pinBytes(then)));
    expect(foundInMemory(processes[0]?.pid ?? 0, [now, then])).toEqual([]);
  });

  test('unblocks a card by its PUK, of which nothing comes to the card process either', async () => {
    const card = await makePracticeCard({ algorithm: 'p256', slots: [slot9A], pki, pinTriesLeft: 0 });
    const [puk, next] = [randomInt(10_000_000, 100_000_000), randomInt(10_000_000, 100_000_000)].map(String);
    card.contents.puk.value = pinBytes(puk ?? '');
    expect(await insert(card)).toEqual({ ok: false, failure: { code: 'pinBlocked' } });
    expect(await readers.hasPinPad(reader)).toEqual({ ok: true, value: true });
    const unblock = (typed: string) => {
      fingers = ({ pin }) => ({ digits: pin === 'pin' ? typed : (next ?? '') });
      return readers.unblockPinOnPad(reader);
    };
    expect(await unblock('00000000')).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft: 2 } });
    expect(await unblock(puk ?? '')).toMatchObject({ ok: true });
    expect(toHex(card.contents.pin.value)).toBe(toHex(pinBytes(next ?? '')));
    expect(foundInMemory(processes[0]?.pid ?? 0, [puk ?? '', next ?? ''])).toEqual([]);
    expect(await readers.read(reader)).toMatchObject({ ok: true, value: { attemptsLeft: 3 } });
  });

  test('that fails is not gone round: the card is let go, and can be read again', async () => {
    await insert(await newCard());
    expect(await pressing('fail')).toEqual({ ok: false, failure: { code: 'pinPadFailed' } });
    expect(await pressing({ digits: practicePin })).toMatchObject({ ok: false });
    expect(await readers.read(reader)).toMatchObject({ ok: true, value: { attemptsLeft: 3 } });
    expect(await pressing({ digits: practicePin })).toMatchObject({ ok: true });
  });

  test('stops waiting when the card is pulled', async () => {
    await insert(await newCard());
    fingers = async ({ signal }) => {
      void service.remove();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve('timeOut')));
    };
    expect(await readers.verifyOnPad(reader)).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
    expect(await insert(await newCard())).toMatchObject({ ok: true });
  });
});

test('keys are no keys where the policy ignores them', async () => {
  readers = open('--pin-pad=ignore');
  expect(await insert(await newCard())).toMatchObject({ ok: true, value: { pinPad: false } });
  expect(await readers.verifyOnPad(reader)).toMatchObject({ ok: false });
  expect(await readers.sign(reader, new TextEncoder().encode(practicePin), hash)).toMatchObject({ ok: true });
  expect(await readers.hasPinPad(reader)).toEqual({ ok: true, value: false });
  await readers.close();
});
