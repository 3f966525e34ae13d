// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { View } from '../../contract/view.ts';
import { nextTime, restartDaily } from '../../main/kiosk/daily-restart.ts';
import { createExit, hashExitPin } from '../../main/kiosk/exit-pin.ts';
import { exitPinHash } from '../../main/kiosk/exit-pin-hash.ts';
import { digitOf, isPlainKey, type Key } from '../../main/kiosk/keys.ts';
import { onLeaving } from '../../main/kiosk/leaving.ts';
import { TypedPin, withTypedPin } from '../../main/kiosk/typed-pin.ts';
import { readPolicy } from '../../main/policy/policy.ts';
import { createFakeClock } from '../station/fake-clock.ts';
import { practiceCard, stationUnderTest } from '../station/station-under-test.ts';

const pin = (digits: string) => new TextEncoder().encode(digits);

describe('the administrator’s way out', () => {
  let folder: string;
  let hash: string;
  let now = 0;
  let left = 0;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-exit-'));
    hash = await hashExitPin(pin('246810'));
    [now, left] = [1_000_000, 0];
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const exit = () =>
    createExit({
      hash,
      memory: path.join(folder, 'tries.json'),
      now: () => now,
      leave: () => {
        left += 1;
      },
    });

  test('opens for its PIN, of which the policy has a salted hash', async () => {
    const typed = pin('246810');
    expect(await exit().leave(typed)).toBe('leaving');
    expect(left).toBe(1);
    expect(typed.every((byte) => byte === 0)).toBe(true);
    expect(hash).toMatch(exitPinHash);
    expect(hash).not.toBe(await hashExitPin(pin('246810')));
    expect(readPolicy({ kiosk: { exitPin: hash } })).toMatchObject({ ok: true });
    expect(readPolicy({ kiosk: { exitPin: '246810' } })).toMatchObject({
      failure: expect.stringContaining('kiosk.exitPin: must be what pivot --hash-exit-pin prints'),
    });
  });

  test('lets three wrong PINs go, then waits twice as long each time, up to an hour', async () => {
    const way = exit();
    const waits = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const outcome = await way.leave(pin('000000'));
      const seconds = outcome === 'leaving' ? -1 : outcome.secondsLocked;
      waits.push(seconds);
      now += seconds * 1_000;
    }
    expect(waits).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    expect(left).toBe(0);
  });

  test('does not look at the right PIN either while it is locked, and not after a new start', async () => {
    for (let tries = 0; tries < 4; tries += 1) await exit().leave(pin('000000'));
    now += 10_000;
    expect(await exit().leave(pin('246810'))).toEqual({ secondsLocked: 20 });
    now += 20_000;
    expect(await exit().leave(pin('246810'))).toBe('leaving');
    expect(await exit().leave(pin('000000'))).toEqual({ secondsLocked: 0 });
  });

  test('is locked no longer because the clock is set back', async () => {
    now = 1_000_000_000;
    for (let tries = 0; tries < 5; tries += 1) {
      await exit().leave(pin('000000'));
      now += 30_000;
    }
    now = 0;
    expect(await exit().leave(pin('246810'))).toEqual({ secondsLocked: 60 });
    now += 60_000;
    expect(await exit().leave(pin('246810'))).toBe('leaving');
  });

  test('counts many PINs at once one after the other', async () => {
    const way = exit();
    const many = await Promise.all(Array.from({ length: 6 }, () => way.leave(pin('000000'))));
    expect(many).toEqual([0, 0, 0, 30, 30, 30].map((secondsLocked) => ({ secondsLocked })));
  });

  test('goes on when its memory is damaged', async () => {
    writeFileSync(path.join(folder, 'tries.json'), '{');
    expect(await exit().leave(pin('246810'))).toBe('leaving');
  });
});

describe('the keys of a kiosk', () => {
  const key = (name: string, held: Partial<Key> = {}): Key => {
    return { key: name, code: '', control: false, alt: false, meta: false, shift: false, ...held };
  };

  test.each([
    key('a'),
    key('É', { shift: true }),
    key('7'),
    key('Tab', { shift: true }),
    key('Enter'),
    key('Escape'),
    key('ArrowLeft'),
    key('@', { control: true, alt: true }),
  ])('let through what is typed and moved with: %j', (pressed) => {
    expect(isPlainKey(pressed)).toBe(true);
  });

  test.each([
    key('c', { control: true }),
    key('v', { control: true }),
    key('p', { control: true }),
    key('w', { control: true }),
    key('I', { control: true, shift: true }),
    key('+', { control: true }),
    key('Tab', { alt: true }),
    key('F4', { alt: true }),
    key('Delete', { control: true, alt: true }),
    key('F5'),
    key('F11'),
    key('F12'),
    key('q', { meta: true }),
    key('Meta', { meta: true }),
    key('ContextMenu'),
    key('PrintScreen'),
    key('BrowserHome'),
    key('LaunchApplication1'),
  ])('keep from the page what belongs to systems, browsers and tools: %j', (pressed) => {
    expect(isPlainKey(pressed)).toBe(false);
  });

  test('know digits by their place too, where the upper row needs Shift for them', () => {
    expect(digitOf(key('é', { code: 'Digit2' }))).toBe(2);
    expect(digitOf(key('2', { code: 'Digit2', shift: true }))).toBe(2);
    expect(digitOf(key('é', { code: 'Digit2', shift: true }))).toBeUndefined();
    expect(digitOf(key('5', { code: 'Numpad5' }))).toBe(5);
    expect(digitOf(key('2', { control: true }))).toBeUndefined();
  });
});

describe('a PIN that is typed on the keyboard', () => {
  const kiosk = { attractSeconds: 60, hasExit: true, pinByKeyboard: true, padShuffled: false, speech: 'off' } as const;
  const press = (typed: TypedPin, ...names: string[]) =>
    names.map((name) => typed.takes({ key: name, code: '', control: false, alt: false, meta: false, shift: false }));

  test('is caught, counted on the page, and signs in', async () => {
    const { station, reach, rest } = await atPin({ rules: { kiosk } });
    const typed = new TypedPin(station);
    expect(await reach('enterPin')).toMatchObject({ typedDigits: 0 });
    expect(press(typed, '1', '2', '3', '4', '9', 'Backspace', '5')).toEqual(Array(7).fill(true));
    expect(await reach('enterPin')).toMatchObject({ typedDigits: 5 });
    expect(press(typed, 'Enter', 'x', 'Tab')).toEqual([false, false, false]);
    press(typed, '6');
    expect(press(typed, 'Enter')).toEqual([true]);
    await rest();
    await reach('actions');
    expect(press(typed, '1')).toEqual([false]);
  });

  test('is complete with the button of the page too', async () => {
    const { station, reach, rest } = await atPin({ rules: { kiosk } });
    const typed = new TypedPin(station);
    press(typed, '1', '2', '3', '4', '5', '6');
    withTypedPin(station, typed).dispatch({ kind: 'submitTypedPin', payload: undefined });
    await rest();
    await reach('actions');
  });

  test('is taken from the keyboard alone: what a page sends by itself is overwritten and never reaches the card', async () => {
    const { station, reach, rest } = await atPin({ rules: { kiosk } });
    const page = withTypedPin(station, new TypedPin(station));
    const guess = new TextEncoder().encode('123456');
    page.dispatch({ kind: 'submitPin', payload: guess });
    page.dispatch({ kind: 'submitAdministratorPin', payload: guess });
    await rest();
    expect(guess).toEqual(new Uint8Array(6));
    expect(await reach('enterPin')).toMatchObject({ afterWrong: false, attemptsLeft: 3 });
  });

  test('is caught for a new PIN too, each page for itself', async () => {
    const { station, reach, rest, act } = await atPin({ rules: { kiosk } });
    const typed = new TypedPin(station);
    const enter = async (...digits: string[]) => {
      press(typed, ...digits, 'Enter');
      await rest();
    };
    await enter('1', '2', '3', '4', '5', '6');
    await act('chooseAction', 'changePin');
    await reach('presentPin');
    await enter('1', '2', '3', '4', '5', '6');
    press(typed, '7', '7', '7');
    expect(await reach('newPin')).toMatchObject({ typedDigits: 3 });
    await act('goBack');
    await reach('presentPin');
    await enter('1', '2', '3', '4', '5', '6');
    await enter('8', '6', '4', '2', '8', '6');
    expect(await reach('repeatPin')).toMatchObject({ typedDigits: 0 });
    await enter('8', '6', '4', '2', '8', '6');
    await reach('pinChanged');
    expect(press(typed, '1')).toEqual([false]);
  });

  test('is forgotten when its page goes', async () => {
    const { station, driver, reach, rest } = await atPin({ rules: { kiosk } });
    const typed = new TypedPin(station);
    press(typed, '1', '2', '3');
    driver.remove();
    await reach('welcome');
    await rest();
    expect(press(typed, '4')).toEqual([false]);
  });
});

async function atPin(circumstances: Parameters<typeof stationUnderTest>[0]) {
  const under = stationUnderTest(circumstances);
  await under.reach('welcome');
  under.driver.insert(await practiceCard());
  await under.reach('enterPin');
  return under;
}

describe('a shared station', () => {
  const kiosk = { attractSeconds: 60, hasExit: true, pinByKeyboard: false, padShuffled: false, speech: 'off' } as const;

  test('calls people from afar when nobody is there, and wakes at a touch or a card', async () => {
    const { reach, clock, act, driver, view, rest } = stationUnderTest({ rules: { kiosk } });
    await reach('welcome');
    await act('setLanguage', 'fr');
    clock.advance(60_000);
    await reach('attract');
    expect(view().language).toBe('en');
    expect(view().idleSecondsLeft).toBeUndefined();
    await act('needMoreTime');
    await reach('welcome');
    clock.advance(60_000);
    await reach('attract');
    driver.insert(await practiceCard());
    await rest();
    await reach('enterPin');
  });

  test('calls out a card that is left in, until it is taken', async () => {
    const { signIn, act, reach, driver, clock } = stationUnderTest({ rules: { kiosk } });
    await signIn();
    await act('signOut');
    await reach('takeCard');
    clock.advance(3_600_000);
    await reach('takeCard');
    driver.remove();
    await reach('welcome');
  });

  test('leaves a card in peace at a person’s own desk', async () => {
    const { signIn, act, reach } = stationUnderTest();
    await signIn();
    await act('signOut');
    await reach('welcome');
  });

  test('offers its way out outside of visits alone', async () => {
    const { signIn, act, reach, view } = stationUnderTest({ rules: { kiosk } });
    await reach('welcome');
    expect(view().administratorOffered).toBe(true);
    await act('openAdministrator');
    await reach('administrator');
    await act('goBack');
    await signIn();
    expect(view().administratorOffered).toBe(false);
    await act('openAdministrator');
    await reach('actions');
  });

  test('says how long no PIN is taken after wrong ones, and counts it down', async () => {
    const tried: number[] = [];
    const administrator = {
      leave: async (typed: Uint8Array) => {
        tried.push(typed.length);
        return { secondsLocked: 30 };
      },
    };
    const { act, reach, clock } = stationUnderTest({ rules: { kiosk }, administrator });
    await reach('welcome');
    await act('openAdministrator');
    const typed = pin('000000');
    await act('submitAdministratorPin', typed);
    expect(await reach('administrator')).toMatchObject({ afterWrong: true, secondsLocked: 30 });
    expect(typed.every((byte) => byte === 0)).toBe(true);
    await act('submitAdministratorPin', pin('000000'));
    expect(tried).toEqual([6]);
    for (let second = 0; second < 30; second += 1) clock.advance(1_000);
    expect(await reach('administrator')).not.toHaveProperty('secondsLocked');
  });
});

describe('between two people', () => {
  test('it is noticed once that somebody has left: after a visit, and after a card without a PIN', async () => {
    const { station, reach, act, driver, signIn, rest } = stationUnderTest();
    let left = 0;
    onLeaving(station, () => {
      left += 1;
    });
    await signIn();
    await act('signOut');
    expect(left).toBe(1);
    driver.remove();
    await rest();
    driver.insert(await practiceCard());
    await reach('enterPin');
    driver.remove();
    await reach('welcome');
    expect(left).toBe(2);
  });
});

describe('the daily restart', () => {
  const at = (time: string) => new Date(`2026-11-23T${time}:00`).getTime();

  test('comes next at its time of the day', () => {
    expect(nextTime('03:30', at('01:00'))).toBe(at('03:30'));
    expect(nextTime('03:30', at('03:30'))).toBe(at('03:30') + 86_400_000);
    expect(nextTime('00:00', at('23:59'))).toBe(at('23:59') + 60_000);
  });

  test('waits until nobody is there', () => {
    const clock = createFakeClock();
    const time = new Date(clock.now() + 3_600_000);
    const pad = (number: number) => String(number).padStart(2, '0');
    let page: View['page'] = { kind: 'reading' };
    let restarts = 0;
    const view = () => ({ page }) as View;
    const stop = restartDaily(`${pad(time.getHours())}:${pad(time.getMinutes())}`, clock, view, () => {
      restarts += 1;
    });
    clock.advance(3_600_000);
    clock.advance(600_000);
    expect(restarts).toBe(0);
    page = { kind: 'attract' };
    clock.advance(60_000);
    expect(restarts).toBe(1);
    clock.advance(3_600_000);
    expect(restarts).toBe(1);
    stop();
  });
});
