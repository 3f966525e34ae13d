// SPDX-License-Identifier: Apache-2.0
// The journey with a reader that has keys of its own. What is pressed there is given by the test; the card is the
// virtual one, which is asked as the reader would ask it.

import { expect, test } from 'vitest';
import { failed } from '../../contract/result.ts';
import type { CardFailure, CardReaders, ReaderName } from '../../main/station/ports.ts';
import type { Rules } from '../../main/station/state.ts';
import { practicePuk } from '../../simulator/practice-card.ts';
import { practiceCard, stationUnderTest } from './station-under-test.ts';

/** What happens at the keys: digits, the PIN of now (or the PUK) and a new one, or why there are none. */
type Pressed = string | Exclude<CardFailure['code'], 'wrongPin' | 'cardUnexpected'>;

/** A station whose reader waits at its keys until `press`. */
function stationWithKeys(rules: Partial<Rules> = {}) {
  let pressed = Promise.withResolvers<Pressed>();
  const around = (readers: CardReaders): CardReaders => {
    let digits = '';
    const bytes = () => new TextEncoder().encode(digits);
    const next = async (): Promise<Pressed> => {
      const result = await pressed.promise;
      pressed = Promise.withResolvers();
      return result;
    };
    const replacing = (command: 'changePin' | 'unblockPin') => async (reader: ReaderName) => {
      const result = await next();
      const [first, newPin] = result.split(' ').map((text) => new TextEncoder().encode(text));
      return first && newPin ? readers[command](reader, first, newPin) : failed({ code: result } as CardFailure);
    };
    return {
      ...readers,
      read: async (...parameters) => {
        const read = await readers.read(...parameters);
        return read.ok ? { ok: true, value: { ...read.value, pinPad: true } } : read;
      },
      // The card is asked by a signature that nobody gets.
      verifyOnPad: async (reader) => {
        const result = await next();
        if (!/^\d+$/.test(result)) return failed({ code: result } as CardFailure);
        digits = result;
        const verified = await readers.sign(reader, bytes(), new Uint8Array(32));
        return verified.ok ? { ok: true, value: undefined } : verified;
      },
      sign: (reader, _pin, hash) => readers.sign(reader, bytes(), hash),
      readPrinted: (reader) => readers.readPrinted(reader, bytes()),
      changePinOnPad: replacing('changePin'),
      unblockPinOnPad: replacing('unblockPin'),
      hasPinPad: async () => ({ ok: true, value: true }),
    };
  };
  const underTest = stationUnderTest({ around, rules });
  const press = async (result: Pressed): Promise<void> => {
    pressed.resolve(result);
    await underTest.rest();
  };
  return { ...underTest, press };
}

test('the PIN is typed at the reader; wrong, it is asked for there again, and before the last try the person is asked', async () => {
  const { driver, issuer, reach, press, act, view, typePin, clock } = stationWithKeys();
  driver.insert(await practiceCard());
  expect(await reach('pinPad')).toMatchObject({ attemptsLeft: 3, afterWrong: false });
  // Neither a PIN from the page nor idleness has a meaning while the reader waits: it has its own time.
  const pin = await typePin('123456');
  expect(pin.every((byte) => byte === 0)).toBe(true);
  clock.advance(300_000);
  expect(view().page.kind).toBe('pinPad');
  expect(view()).not.toHaveProperty('idleSecondsLeft');

  await press('654321');
  expect(await reach('pinPad')).toMatchObject({ attemptsLeft: 2, afterWrong: true });
  await press('654321');
  await reach('lastAttempt');
  await act('useLastAttempt');
  expect(await reach('pinPad')).toMatchObject({ attemptsLeft: 1, afterWrong: true });
  await press('123456');
  await reach('actions');
  expect(issuer.liveVisits.size).toBe(1);
});

test.each(['pinPadTimedOut', 'pinPadCancelled', 'pinPadLength'] as const)(
  '%s is said, and the reader asks again if the person wants that',
  async (code) => {
    const { driver, reach, press, act } = stationWithKeys();
    driver.insert(await practiceCard());
    await reach('pinPad');
    await press(code);
    expect(await reach('failure')).toMatchObject({ code, recovery: 'retry' });
    await act('tryAgain');
    expect(await reach('pinPad')).toMatchObject({ attemptsLeft: 3, afterWrong: false });
    await press('123456');
    await reach('actions');
  },
);

test('keys that do not work are said to, and no PIN is asked for on the page instead', async () => {
  const { driver, reach, press, act } = stationWithKeys();
  driver.insert(await practiceCard());
  await reach('pinPad');
  await press('pinPadFailed');
  expect(await reach('failure')).toMatchObject({ code: 'pinPadFailed', recovery: 'retry' });
  await act('tryAgain');
  await reach('pinPad');
});

test('taking the card out gives up, whoever notices it first', async () => {
  const { driver, reach, press } = stationWithKeys();
  driver.insert(await practiceCard());
  await reach('pinPad');
  await press('cardRemoved');
  await reach('welcome');
  driver.remove();
  driver.insert(await practiceCard());
  await reach('pinPad');
  driver.remove();
  await reach('welcome');
});

test('a person learns before typing that the issuer cannot be reached', async () => {
  const { driver, issuer, reach, act, press } = stationWithKeys();
  await reach('welcome');
  const judge = issuer.judge;
  issuer.judge = async (certificate) => {
    const judged = await judge(certificate);
    issuer.cutLine();
    return judged;
  };
  driver.insert(await practiceCard());
  expect(await reach('failure')).toMatchObject({ code: 'issuerUnreachable' });
  issuer.restoreLine();
  await act('tryAgain');
  await reach('pinPad');
  await press('123456');
  await reach('actions');
});

async function signedInAtKeys() {
  const station = stationWithKeys();
  station.driver.insert(await practiceCard());
  await station.reach('pinPad');
  await station.press('123456');
  await station.reach('actions');
  return station;
}

test('what is printed on the card takes the PIN at the reader too, whose cancel key leads back', async () => {
  const { act, reach, press } = await signedInAtKeys();
  await act('chooseAction', 'showCard');
  await reach('card');
  await act('showPrinted');
  const asked = { kind: 'pinForPrintedOnPad', attemptsLeft: 3, afterWrong: false };
  expect(await reach('pinForPrintedOnPad')).toEqual(asked);
  await press('pinPadCancelled');
  await reach('card');
  await act('showPrinted');
  await reach('pinForPrintedOnPad');
  await press('pinPadTimedOut');
  expect(await reach('failure')).toMatchObject({ code: 'pinPadTimedOut' });
  await act('tryAgain');
  await reach('pinForPrintedOnPad');
  await press('654321');
  expect(await reach('pinForPrintedOnPad')).toEqual({ ...asked, attemptsLeft: 2, afterWrong: true });
  await press('123456');
  expect(await reach('printed')).toMatchObject({ printed: { affiliation: 'Employee' } });
});

async function atChange() {
  const station = await signedInAtKeys();
  await station.act('chooseAction', 'changePin');
  expect(await station.reach('changePinOnPad')).toEqual({ kind: 'changePinOnPad', attemptsLeft: 3 });
  return station;
}

test('the PIN is changed at the reader too, which asks again for what was wrong', async () => {
  const { reach, press, act, instructions } = await atChange();
  await press('pinPadMismatch');
  expect(await reach('failure')).toMatchObject({ code: 'pinPadMismatch', recovery: 'retry' });
  await act('tryAgain');
  await reach('changePinOnPad');
  await press('654321 24681357');
  expect(await reach('changePinOnPad')).toEqual({ kind: 'changePinOnPad', attemptsLeft: 2, problem: 'wrong' });
  await press('123456 24681357');
  await reach('pinChanged');
  expect(instructions.filter((instruction) => instruction === 0x24)).toHaveLength(2);
});

test('a change at the reader is waited for when the log-in has counted for as long as it may', async () => {
  const { clock, reach, press } = await atChange();
  clock.advance(1_200_000);
  await reach('changePinOnPad');
  await press('123456 24681357');
  await reach('pinChanged');
});

test('a reader that cannot change PINs is said to be one, and no page asks for them', async () => {
  const { reach, press, act } = await atChange();
  await press('pinPadUnable');
  expect(await reach('failure')).toMatchObject({ code: 'pinPadUnable' });
  await act('tryAgain');
  await reach('actions');
});

test('a card that is pulled while the reader changes its PIN may have the one or the other', async () => {
  const { driver, reach } = await atChange();
  driver.remove();
  expect(await reach('failure')).toMatchObject({ code: 'pinUncertain' });
});

test('a blocked card gets a new PIN by its PUK at the reader, whose cancel key leads back', async () => {
  const { driver, reach, press, act, typePin } = stationWithKeys({ pinUnblock: true });
  driver.insert(await practiceCard({ pinTriesLeft: 0 }));
  expect(await reach('failure')).toMatchObject({ code: 'pinBlocked', unblockOffered: true });
  await act('unblockPin');
  expect(await reach('unblockOnPad')).toEqual({ kind: 'unblockOnPad' });
  await press('pinPadCancelled');
  expect(await reach('failure')).toMatchObject({ code: 'pinBlocked' });
  await act('unblockPin');
  await reach('unblockOnPad');
  await press('pinPadMismatch');
  expect(await reach('failure')).toMatchObject({ code: 'pinPadMismatch', recovery: 'retry' });
  await act('tryAgain');
  for (const attemptsLeft of [2, 1]) {
    await reach('unblockOnPad');
    await press('00000000 24681357');
    expect(await reach('unblockOnPad')).toEqual({ kind: 'unblockOnPad', problem: 'wrong', attemptsLeft });
  }
  // What a page sends meanwhile means nothing.
  expect(await typePin('12345678')).toEqual(new Uint8Array(8));
  await press(`${practicePuk} 24681357`);
  await reach('pinUnblocked');
  await act('tryAgain');
  await reach('pinPad');
  await press('24681357');
  await reach('actions');
});
