// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { ReaderError } from '../../main/card/driver.ts';
import { createPivReaders } from '../../main/card/piv-readers.ts';
import { fromHex, type ScriptedCard, type Step, scriptedCard, scriptedDriver, scriptedReader } from './apdu-script.ts';
import { p256Certificate, rsa1024Certificate, rsa2048Certificate } from './certificates.ts';
import { certificateSteps, container, noCertificate, select, triesLeft, verify } from './piv-script.ts';

const hash = new Uint8Array(32).fill(0x5a);
const rawSignature = fromHex('11'.repeat(32) + '22'.repeat(32));
const readSteps = (tries = '63c3') => [select, ...certificateSteps(container(p256Certificate)), triesLeft(tries)];
const signStep = (answer = `7c48 8246 3044 0220${'11'.repeat(32)} 0220${'22'.repeat(32)} 9000`): Step => ({
  say: 'GENERAL AUTHENTICATE',
  send: `00 87 11 9a 26 7c24 8200 8120 ${'5a'.repeat(32)} 00`,
  answer,
});

function readersOf(...connections: (ScriptedCard | ReaderError['code'])[]) {
  const readers = createPivReaders(scriptedDriver(connections), () => undefined);
  const finish = () => {
    for (const card of connections) if (typeof card !== 'string') card.finish();
  };
  const pin = new TextEncoder().encode('123456');
  return {
    finish,
    pin,
    read: () => readers.read(scriptedReader),
    sign: () => readers.sign(scriptedReader, pin, hash),
    readers,
  };
}

describe('reading a card', () => {
  test('gives certificate, algorithm and tries left, and holds the card', async () => {
    const card = scriptedCard(readSteps());
    const { read, finish } = readersOf(card);
    const presented = { certificate: p256Certificate, algorithm: 'ES256', attemptsLeft: 3, pinPad: false };
    expect(await read()).toEqual({ ok: true, value: presented });
    expect(card.isDisconnected()).toBe(false);
    finish();
  });

  test('tells the certificate before it asks for the tries', async () => {
    const { readers } = readersOf(scriptedCard(readSteps().slice(0, -1).concat(triesLeft('cardRemoved'))));
    const told: Uint8Array[] = [];
    const outcome = await readers.read(scriptedReader, (certificate) => told.push(certificate));
    expect([outcome.ok, told]).toEqual([false, [p256Certificate]]);
  });

  test.each<[string, Step[]]>([
    ['notPivCard', [{ ...select, answer: '6a82' }]],
    ['unsupportedKey', [select, ...certificateSteps(container(rsa1024Certificate)), triesLeft('63c3')]],
    ['pinBlocked', readSteps('6983')],
    ['cardRemoved', [select, noCertificate('cardRemoved')]],
  ])('that ends with %s lets the card go', async (code, steps) => {
    const card = scriptedCard(steps);
    const { read, finish } = readersOf(card);
    expect(await read()).toMatchObject({ ok: false, failure: { code } });
    expect(card.isDisconnected()).toBe(true);
    finish();
  });

  test.each(['cardInUse', 'cardMute', 'readerGone', 'serviceStopped'] as const)(
    'that cannot connect says %s',
    async (code) => {
      expect(await readersOf(code).read()).toEqual({ ok: false, failure: { code } });
    },
  );

  test.each([
    ['the certificate', [select, noCertificate('6982')]],
    ['the question for the tries', readSteps('6a81')],
  ])('through the air, where the card refuses %s, says that it is contactless', async (_, steps) => {
    const card = scriptedCard(steps, fromHex('3b 81 80 01 00 00'));
    expect(await readersOf(card).read()).toEqual({ ok: false, failure: { code: 'contactless' } });
    expect(card.isDisconnected()).toBe(true);
  });

  test('goes on with a card with contacts whose answer to reset looks contactless', async () => {
    expect(await readersOf(scriptedCard(readSteps(), fromHex('3b 81 80 01 00 00'))).read()).toMatchObject({ ok: true });
  });

  test('that is interrupted by a reset connects and selects again', async () => {
    const card = scriptedCard([select, noCertificate('cardReset')]);
    const { read, finish } = readersOf(card, scriptedCard(readSteps()));
    expect(await read()).toMatchObject({ ok: true });
    expect(card.isDisconnected()).toBe(true);
    finish();
  });

  test.each(['6d00', '6e00', '6985', '6986', '6a82'])(
    'that is told %s, as if PIV was not selected any more, selects again',
    async (answer) => {
      const card = scriptedCard([select, noCertificate(answer)]);
      const { read, finish } = readersOf(card, scriptedCard(readSteps()));
      expect(await read()).toMatchObject({ ok: true });
      expect(card.isDisconnected()).toBe(true);
      finish();
    },
  );

  test('that finds no certificate twice says so and lets the card go', async () => {
    const cards = [0, 1].map(() => scriptedCard([select, noCertificate('6a82')]));
    const { read, finish } = readersOf(...cards);
    expect(await read()).toEqual({ ok: false, failure: { code: 'noSignInCertificate' } });
    expect(cards.every((card) => card.isDisconnected())).toBe(true);
    finish();
  });

  test('is given up when the card is reset again', async () => {
    const resets = () => scriptedCard([{ ...select, answer: 'cardReset' }]);
    expect(await readersOf(resets(), resets()).read()).toMatchObject({
      ok: false,
      failure: { code: 'cardUnexpected' },
    });
  });
});

describe('signing', () => {
  test('sends VERIFY and GENERAL AUTHENTICATE and nothing else', async () => {
    const { read, sign, finish } = readersOf(scriptedCard([...readSteps(), verify('9000'), signStep()]));
    await read();
    expect(await sign()).toEqual({ ok: true, value: rawSignature });
    finish();
  });

  test('after a wrong PIN is possible without reading again', async () => {
    const { read, readers, finish } = readersOf(
      scriptedCard([...readSteps(), verify('63c2'), verify('9000'), signStep()]),
    );
    await read();
    const pin = () => new TextEncoder().encode('123456');
    const wrong = await readers.sign(scriptedReader, pin(), hash);
    expect(wrong).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft: 2 } });
    expect(await readers.sign(scriptedReader, pin(), hash)).toMatchObject({ ok: true });
    finish();
  });

  test.each<[string, Step[]]>([
    ['pinBlocked', [verify('6983')]],
    ['cardRemoved', [verify('cardRemoved')]],
    ['cardRemoved', [verify('9000'), signStep('cardRemoved')]],
    ['cardUnexpected', [verify('9000'), signStep('6f00')]],
  ])('that ends with %s lets the card go', async (code, steps) => {
    const card = scriptedCard([...readSteps(), ...steps]);
    const { read, sign, finish } = readersOf(card);
    await read();
    expect(await sign()).toMatchObject({ ok: false, failure: { code } });
    expect(card.isDisconnected()).toBe(true);
    finish();
  });

  test('with a card that was not read sends it no PIN', async () => {
    expect(await readersOf(scriptedCard([])).sign()).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
  });

  test.each(['9000', '63c2', 'cardRemoved'])('overwrites the PIN when VERIFY is answered with %s', async (answer) => {
    const { read, sign, pin } = readersOf(scriptedCard([...readSteps(), verify(answer), signStep()]));
    await read();
    await sign();
    expect(pin).toEqual(new Uint8Array(6));
  });

  test('with a malformed PIN sends nothing, overwrites it and keeps the card', async () => {
    const card = scriptedCard(readSteps());
    const { read, readers, finish } = readersOf(card);
    await read();
    const pin = new TextEncoder().encode('12345');
    const outcome = await readers.sign(scriptedReader, pin, hash);
    expect(outcome).toEqual({ ok: false, failure: { code: 'pinFormat' } });
    expect(pin).toEqual(new Uint8Array(5));
    expect(card.isDisconnected()).toBe(false);
    finish();
  });

  test('after a reset goes on with the same card where its counter shows that no try was spent', async () => {
    const { read, sign, finish } = readersOf(
      scriptedCard([...readSteps(), verify('cardReset')]),
      scriptedCard([...readSteps(), verify('9000'), signStep()]),
    );
    await read();
    expect(await sign()).toEqual({ ok: true, value: rawSignature });
    finish();
  });

  test.each([
    ['the PIN', [verify('6d00')]],
    ['the signature', [verify('9000'), signStep('6d00')]],
  ])('goes on where another program selected its own application before %s', async (_, steps) => {
    const { read, sign, finish } = readersOf(
      scriptedCard([...readSteps('63c2'), ...steps]),
      scriptedCard([...readSteps('63c3'), verify('9000'), signStep()]),
    );
    await read();
    expect(await sign()).toEqual({ ok: true, value: rawSignature });
    finish();
  });

  test.each<[string, Step[]]>([
    ['a try was spent', readSteps('63c2')],
    ['the card does not tell its tries', readSteps('9000')],
    ['it is another card', [select, ...certificateSteps(container(rsa2048Certificate)), triesLeft('63c3')]],
  ])('after a reset never sends the PIN again where %s', async (_, again) => {
    const second = scriptedCard(again);
    const { read, sign, finish } = readersOf(scriptedCard([...readSteps(), verify('cardReset')]), second);
    await read();
    expect(await sign()).toMatchObject({ ok: false, failure: { code: 'cardUnexpected' } });
    expect(second.isDisconnected()).toBe(true);
    finish();
  });
});

describe('changing the PIN', () => {
  const change = (answer: string): Step => ({
    say: 'CHANGE REFERENCE DATA',
    send: '00 24 00 80 10 313233343536ffff 363534333231ffff',
    answer,
  });
  const [oldPin, newPin] = ['123456', '654321'].map((digits) => () => new TextEncoder().encode(digits));

  async function changeWith(steps: readonly Step[], pins = [oldPin?.(), newPin?.()]) {
    const card = scriptedCard([...readSteps(), ...steps]);
    const { read, readers, finish } = readersOf(card);
    await read();
    const [before = new Uint8Array(), after = new Uint8Array()] = pins;
    const outcome = await readers.changePin(scriptedReader, before, after);
    finish();
    return { outcome, card, overwritten: [before, after].every((pin) => pin.every((byte) => byte === 0)) };
  }

  test.each([
    ['9000', { ok: true }, false],
    ['63c2', { ok: false, failure: { code: 'wrongPin', attemptsLeft: 2 } }, false],
    ['6a80', { ok: false, failure: { code: 'pinFormat' } }, false],
    ['6983', { ok: false, failure: { code: 'pinBlocked' } }, true],
    ['cardReset', { ok: false, failure: { code: 'cardUnexpected' } }, true],
  ])('answered with %s is sent once and overwrites both PINs', async (answer, outcome, letGo) => {
    const changed = await changeWith([change(answer)]);
    expect(changed.outcome).toMatchObject(outcome);
    expect(changed.card.isDisconnected()).toBe(letGo);
    expect(changed.overwritten).toBe(true);
  });

  test('of a card that was not read sends nothing', async () => {
    const { readers } = readersOf(scriptedCard([]));
    const pin = new Uint8Array(6).fill(0x31);
    const outcome = await readers.changePin(scriptedReader, pin, pin);
    expect(outcome).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
    expect(pin).toEqual(new Uint8Array(6));
  });
});

describe('letting a card go', () => {
  test('ends the hold, so that the next read connects anew', async () => {
    const card = scriptedCard(readSteps());
    const { read, readers, finish } = readersOf(card, scriptedCard(readSteps()));
    await read();
    await readers.release(scriptedReader);
    expect(card.isDisconnected()).toBe(true);
    expect(await read()).toMatchObject({ ok: true });
    finish();
  });

  test('that is not held does nothing', async () => {
    await expect(readersOf().readers.release(scriptedReader)).resolves.toBeUndefined();
  });

  test('happens to every card on closing', async () => {
    const card = scriptedCard(readSteps());
    const { read, readers } = readersOf(card);
    await read();
    await readers.close();
    expect(card.isDisconnected()).toBe(true);
  });
});
