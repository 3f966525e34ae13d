// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Exchange, openExchange } from '../../main/card/apdu.ts';
import { changePin, readPinState, unblockPin, verifyPin } from '../../main/card/pin.ts';
import { readCertificate, selectPiv, sign as signWith } from '../../main/card/piv.ts';
import { keyOf, loginKeyOf } from '../../main/card/piv-key.ts';
import { fromHex, type Step, scriptedCard } from './apdu-script.ts';
import {
  p256Certificate,
  p384Certificate,
  rsa1024Certificate,
  rsa2048Certificate,
  rsa3072Certificate,
} from './certificates.ts';
import {
  answeredInBlocks,
  certificateSteps,
  container,
  dataObject,
  noCertificate,
  select,
  triesLeft,
  verify,
} from './piv-script.ts';

async function play<Value>(steps: readonly Step[], verb: (exchange: Exchange) => Promise<Value>): Promise<Value> {
  const card = scriptedCard(steps);
  const outcome = await verb(openExchange(card.connection, () => undefined));
  card.finish();
  return outcome;
}

const unexpected = (statusWord?: number) => ({ ok: false, failure: { code: 'cardUnexpected', statusWord } });

describe('SELECT', () => {
  test('takes one command', async () => {
    expect(await play([select], selectPiv)).toMatchObject({ ok: true });
  });

  test.each(['6a82', '6999', '6d00'])('answered with %s means that this is no PIV card', async (answer) => {
    expect(await play([{ ...select, answer }], selectPiv)).toEqual({ ok: false, failure: { code: 'notPivCard' } });
  });

  test('of a card that is pulled says so', async () => {
    const outcome = await play([{ ...select, answer: 'cardRemoved' }], selectPiv);
    expect(outcome).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
  });
});

describe('GET DATA of the certificate', () => {
  const read = (steps: readonly Step[]) => play(steps, (exchange) => readCertificate(exchange, 0x9a));
  const absent = { ok: true, value: undefined };

  test('reads a plain certificate in blocks of 256 bytes', async () => {
    const steps = certificateSteps(container(rsa2048Certificate));
    expect(steps).toHaveLength(3);
    expect(await read(steps)).toEqual({ ok: true, value: rsa2048Certificate });
  });

  test.each(['01', '80'])('inflates a certificate whose CertInfo is %s', async (certInfo) => {
    const outcome = await read(certificateSteps(container(gzipSync(p256Certificate), certInfo)));
    expect(outcome.ok && outcome.value && Uint8Array.from(outcome.value)).toEqual(p256Certificate);
  });

  test('does not inflate what would grow beyond all measure', async () => {
    const bomb = gzipSync(new Uint8Array(10_000_000));
    expect(await read(certificateSteps(container(bomb, '01')))).toEqual(unexpected());
  });

  test('does not inflate garbage', async () => {
    expect(await read(certificateSteps(container(fromHex('1f8b 0000'), '01')))).toEqual(unexpected());
  });

  test.each([
    ['no object', noCertificate('6a82')],
    ['an object without content', noCertificate('53 00 9000')],
    ['an empty certificate', noCertificate('53 07 70 00 71 01 00 fe 00 9000')],
  ])('calls %s an absent certificate', async (_, step) => {
    expect(await read([step])).toEqual(absent);
  });

  test('calls a garbled container unexpected', async () => {
    expect(await read([noCertificate('53 20 70 01 9000')])).toEqual(unexpected());
  });

  test('keeps the status word of any other refusal', async () => {
    expect(await read([noCertificate('6982')])).toEqual(unexpected(0x6982));
  });
});

describe('an empty VERIFY', () => {
  test.each([
    ['63c3', 3],
    ['63c1', 1],
    ['6302', 2],
    ['6300', undefined],
    ['9000', undefined],
    ['6700', undefined],
  ])('answered with %s means %s tries left', async (answer, attemptsLeft) => {
    const state = await play([triesLeft(answer)], readPinState);
    expect(state).toEqual({ ok: true, value: { reference: 0x80, attemptsLeft } });
  });

  test.each(['6983', '63c0'])('answered with %s means that the PIN is blocked', async (answer) => {
    expect(await play([triesLeft(answer)], readPinState)).toEqual({ ok: false, failure: { code: 'pinBlocked' } });
  });

  const discovery = (policy: string): Step => ({
    say: 'GET DATA of Discovery, which has no 53 around it',
    send: '00 cb 3f ff 03 5c 01 7e 00',
    answer: `7e 12 4f 0b a000000308000010000100 5f2f 02 ${policy} 9000`,
  });

  test('asks for the global PIN where the card has no other and Discovery says so', async () => {
    const state = await play([triesLeft('6a88'), discovery('6020'), triesLeft('63c5', '00')], readPinState);
    expect(state).toEqual({ ok: true, value: { reference: 0x00, attemptsLeft: 5 } });
  });

  test.each(['4000', '6010', '4020'])('stays with the application PIN under the policy %s', async (policy) => {
    expect(await play([triesLeft('6a88'), discovery(policy)], readPinState)).toEqual(unexpected(0x6a88));
  });

  test.each([
    ['there is no Discovery', '6a82'],
    ['Discovery says nothing', '7e 00 9000'],
  ])('asks for the PIN by reference 00 where %s', async (_, answer) => {
    const steps = [triesLeft('6a88'), { ...discovery('6020'), answer }, triesLeft('6700', '00')];
    const state = await play(steps, readPinState);
    expect(state).toEqual({ ok: true, value: { reference: 0x00, attemptsLeft: undefined } });
  });

  test('knows of no PIN where the card has none by either reference', async () => {
    const steps = [triesLeft('6a88'), { ...discovery('6020'), answer: '6a82' }, triesLeft('6a88', '00')];
    expect(await play(steps, readPinState)).toEqual(unexpected(0x6a88));
  });

  test.each(['6d00', '6e00', '6985', '6986'])('answered with %s means that PIV is not selected', async (answer) => {
    expect(await play([triesLeft(answer)], readPinState)).toEqual(unexpected(Number.parseInt(answer, 16)));
  });
});

describe('VERIFY', () => {
  const pin = (digits: string) => new TextEncoder().encode(digits);
  const send = (digits: string, steps: readonly Step[]) =>
    play(steps, (exchange) => verifyPin(exchange, 0x80, pin(digits)));

  test('pads a PIN of six digits', async () => {
    expect(await send('123456', [verify('9000')])).toEqual({ ok: true, value: undefined });
  });

  test('sends a PIN of eight digits as it is', async () => {
    const step = { say: 'VERIFY', send: '00 20 00 80 08 3132333435363738', answer: '9000' };
    expect(await send('12345678', [step])).toEqual({ ok: true, value: undefined });
  });

  test.each([
    ['63c2', { code: 'wrongPin', attemptsLeft: 2 }],
    ['6301', { code: 'wrongPin', attemptsLeft: 1 }],
    ['63c0', { code: 'pinBlocked' }],
    ['6983', { code: 'pinBlocked' }],
    ['6982', { code: 'cardUnexpected', statusWord: 0x6982 }],
    ['cardRemoved', { code: 'cardRemoved' }],
    ['cardReset', { code: 'cardReset' }],
  ])('answered with %s is not sent again', async (answer, failure) => {
    expect(await send('123456', [verify(answer)])).toEqual({ ok: false, failure });
  });

  test('asks for the tries left where the card says "wrong" without a number', async () => {
    const outcome = await send('123456', [verify('6300'), triesLeft('63c4')]);
    expect(outcome).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft: 4 } });
  });

  test('that is wrong says so where the card tells no number at all', async () => {
    const outcome = await send('123456', [verify('6300'), triesLeft('6700')]);
    expect(outcome).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft: undefined } });
  });

  test.each(['', '12345', '123456789', '12345a', '1234 56', '１２３４５６'])(
    'never sends %j, which might cost a try',
    async (digits) => {
      expect(await send(digits, [])).toEqual({ ok: false, failure: { code: 'pinFormat' } });
    },
  );
});

describe('CHANGE REFERENCE DATA', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const send = (newPin: string, steps: readonly Step[]) =>
    play(steps, (exchange) => changePin(exchange, 0x80, bytes('123456'), bytes(newPin)));
  const change = (answer: string): Step => ({
    say: 'CHANGE REFERENCE DATA',
    send: '00 24 00 80 10 313233343536ffff 3837363534333231',
    answer,
  });

  test.each([
    ['9000', { ok: true, value: undefined }],
    ['63c2', { ok: false, failure: { code: 'wrongPin', attemptsLeft: 2 } }],
    ['6983', { ok: false, failure: { code: 'pinBlocked' } }],
    ['6a80', { ok: false, failure: { code: 'pinFormat' } }],
    ['cardRemoved', { ok: false, failure: { code: 'cardRemoved' } }],
  ])('answered with %s is sent once', async (answer, outcome) => {
    expect(await send('87654321', [change(answer)])).toEqual(outcome);
  });

  test.each(['12345', 'abcdef'])('never sends the malformed new PIN %s', async (newPin) => {
    expect(await send(newPin, [])).toEqual({ ok: false, failure: { code: 'pinFormat' } });
  });
});

describe('RESET RETRY COUNTER', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const unblock = (answer: string): Step => ({
    say: 'RESET RETRY COUNTER',
    send: '00 2c 00 80 10 3132333435363738 363534333231ffff',
    answer,
  });

  test.each([
    ['9000', { ok: true, value: undefined }],
    ['63c4', { ok: false, failure: { code: 'wrongPin', attemptsLeft: 4 } }],
    ['6300', { ok: false, failure: { code: 'wrongPin', attemptsLeft: undefined } }],
    ['6983', { ok: false, failure: { code: 'pinBlocked' } }],
  ])('answered with %s is sent once, and asks no other counter', async (answer, outcome) => {
    const send = (exchange: Exchange) => unblockPin(exchange, bytes('12345678'), bytes('654321'));
    expect(await play([unblock(answer)], send)).toEqual(outcome);
  });

  test('never sends a PUK that is not 8 bytes long', async () => {
    const send = (exchange: Exchange) => unblockPin(exchange, bytes('1234567'), bytes('654321'));
    expect(await play([], send)).toEqual({ ok: false, failure: { code: 'pinFormat' } });
  });
});

describe('GENERAL AUTHENTICATE', () => {
  const hash256 = Uint8Array.from({ length: 32 }, (_, index) => index);
  const hash384 = Uint8Array.from({ length: 48 }, (_, index) => index);
  const hash256Hex = Buffer.from(hash256).toString('hex');
  const hash384Hex = Buffer.from(hash384).toString('hex');
  const digestInfo = `3031300d060960864801650304020105000420${hash256Hex}`;

  const sign = (certificate: Uint8Array, hash: Uint8Array, steps: readonly Step[]) => {
    const key = keyOf(certificate);
    if (!key.ok) throw new Error(key.failure.code);
    return play(steps, (exchange) => signWith(exchange, { slot: 0x9a, key: key.value }, hash));
  };

  test('with RSA-2048 sends the padded block in two and fetches the signature in two', async () => {
    const data = `7c8201068200818201000001${'ff'.repeat(202)}00${digestInfo}`;
    const signature = 'c3'.repeat(256);
    const steps = [
      { say: 'first block', send: `10 87 07 9a ff ${data.slice(0, 510)}`, answer: '9000' },
      ...answeredInBlocks(
        { say: 'last block', send: `00 87 07 9a 0b ${data.slice(510)} 00` },
        dataObject('7c', dataObject('82', signature)),
      ),
    ];
    expect(steps).toHaveLength(3);
    expect(await sign(rsa2048Certificate, hash256, steps)).toEqual({ ok: true, value: fromHex(signature) });
  });

  test('with RSA-3072 sends the padded block in two', async () => {
    const data = `7c8201868200818201800001${'ff'.repeat(330)}00${digestInfo}`;
    const signature = 'c3'.repeat(384);
    const steps = [
      { say: 'first block', send: `10 87 05 9a ff ${data.slice(0, 510)}`, answer: '9000' },
      ...answeredInBlocks(
        { say: 'last block', send: `00 87 05 9a 8b ${data.slice(510)} 00` },
        dataObject('7c', dataObject('82', signature)),
      ),
    ];
    expect(await sign(rsa3072Certificate, hash256, steps)).toEqual({ ok: true, value: fromHex(signature) });
  });

  const p256Command = { say: 'the hash', send: `00 87 11 9a 26 7c24 8200 8120 ${hash256Hex} 00` };

  test('with P-256 takes one command and gives r and s of fixed width', async () => {
    const r = `00${'f1'.repeat(32)}`;
    const s = '01'.repeat(30);
    const answer = `7c47 8245 3043 0221${r} 021e${s} 9000`;
    const outcome = await sign(p256Certificate, hash256, [{ ...p256Command, answer }]);
    expect(outcome).toEqual({ ok: true, value: fromHex(`${'f1'.repeat(32)} 0000${s}`) });
  });

  test('with P-384 signs a hash of 48 bytes', async () => {
    const answer = `7c68 8266 3064 0230${'7a'.repeat(48)} 0230${'7b'.repeat(48)} 9000`;
    const steps = [{ say: 'the hash', send: `00 87 14 9a 36 7c34 8200 8130 ${hash384Hex} 00`, answer }];
    const outcome = await sign(p384Certificate, hash384, steps);
    expect(outcome).toEqual({ ok: true, value: fromHex('7a'.repeat(48) + '7b'.repeat(48)) });
  });

  test.each([
    ['nothing', '9000'],
    ['no signature', '7c02 8100 9000'],
    ['garbage', '7c0a 8208 3006 0201 9000'],
    ['a number too long for the curve', `7c4a 8248 3046 0221${'11'.repeat(33)} 0221${'22'.repeat(33)} 9000`],
    ['three numbers', '7c0d 820b 3009 020101 020102 020103 9000'],
  ])('calls an answer with %s unexpected', async (_, answer) => {
    expect(await sign(p256Certificate, hash256, [{ ...p256Command, answer }])).toEqual(unexpected());
  });

  test.each(['6a86', '6a88'])('answered with %s means that the card cannot use this key', async (answer) => {
    const outcome = await sign(p256Certificate, hash256, [{ ...p256Command, answer }]);
    expect(outcome).toEqual({ ok: false, failure: { code: 'unsupportedKey' } });
  });

  test('keeps the status word of a refusal', async () => {
    const outcome = await sign(p256Certificate, hash256, [{ ...p256Command, answer: '6982' }]);
    expect(outcome).toEqual(unexpected(0x6982));
  });
});

describe('the key of a certificate', () => {
  test.each([
    ['RSA-2048', rsa2048Certificate, 0x07, 'RS256'],
    ['RSA-3072', rsa3072Certificate, 0x05, 'RS256'],
    ['P-256', p256Certificate, 0x11, 'ES256'],
    ['P-384', p384Certificate, 0x14, 'ES384'],
  ])('%s is known', (_, certificate, identifier, algorithm) => {
    expect(keyOf(certificate)).toMatchObject({ ok: true, value: { identifier, algorithm } });
  });

  test('RSA-1024 is known and takes no part in a log-in', () => {
    expect(keyOf(rsa1024Certificate)).toMatchObject({ ok: true, value: { identifier: 0x06 } });
    expect(loginKeyOf(rsa1024Certificate)).toEqual({ ok: false, failure: { code: 'unsupportedKey' } });
  });

  test('of something else than a certificate is unexpected', () => {
    expect(keyOf(fromHex('3003020101'))).toEqual(unexpected());
  });
});
