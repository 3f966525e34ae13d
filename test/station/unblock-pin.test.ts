// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { createVirtualCard } from '../../simulator/card.ts';
import { practicePuk } from '../../simulator/practice-card.ts';
import { practiceCard, stationUnderTest } from './station-under-test.ts';

const [wrongPuk, chosen] = ['87654321', '24681357'] as const;

async function blocked(pinUnblock = true) {
  const station = stationUnderTest({ rules: { pinUnblock } });
  await station.reach('welcome');
  station.driver.insert(await practiceCard({ pinTriesLeft: 0 }));
  expect(await station.reach('failure')).toMatchObject({ code: 'pinBlocked' });
  await station.rest();
  const type = async (...pins: readonly string[]): Promise<Uint8Array[]> => {
    const typed: Uint8Array[] = [];
    for (const pin of pins) typed.push(await station.typePin(pin));
    return typed;
  };
  return { ...station, type };
}

const areOverwritten = (pins: readonly Uint8Array[]): boolean => pins.every((pin) => pin.every((byte) => byte === 0));

describe('a blocked card', () => {
  test('gets a new PIN by its PUK, with which its person signs in', async () => {
    const { act, reach, type, typePin, page } = await blocked();
    expect(page()).toMatchObject({ unblockOffered: true });
    await act('unblockPin');
    expect(await reach('enterPuk')).toEqual({ kind: 'enterPuk' });
    const typed = await type(practicePuk, practicePuk);
    expect(await reach('newPin')).toEqual({ kind: 'newPin', problem: 'sameAsPuk' });
    typed.push(...(await type(chosen, '135790')));
    expect(await reach('newPin')).toEqual({ kind: 'newPin', problem: 'different' });
    typed.push(...(await type(chosen, chosen)));
    await reach('pinUnblocked');
    expect(areOverwritten(typed)).toBe(true);
    await act('tryAgain');
    expect(await reach('enterPin')).toMatchObject({ attemptsLeft: 3 });
    await typePin(chosen);
    await reach('actions');
  });

  test('says how many tries the PUK has once it was wrong, and when it has none', async () => {
    const { act, reach, type } = await blocked();
    await act('unblockPin');
    const typed = await type('123456', wrongPuk, chosen, chosen);
    expect(await reach('enterPuk')).toEqual({ kind: 'enterPuk', problem: 'wrong', attemptsLeft: 2 });
    typed.push(...(await type(wrongPuk, chosen, chosen, wrongPuk, chosen, chosen)));
    expect(await reach('failure')).toMatchObject({ code: 'pukBlocked', recovery: 'askStaff' });
    expect(areOverwritten(typed)).toBe(true);
  });

  test.each([
    ['taken out', 'welcome'],
    ['left', 'welcome'],
  ] as const)('forgets what was typed when it is %s', async (how, where) => {
    const { act, reach, type, driver } = await blocked();
    await act('unblockPin');
    const typed = await type(practicePuk, chosen);
    await reach('repeatPin');
    if (how === 'left') await act('signOut');
    else driver.remove();
    await reach(where);
    expect(areOverwritten(typed)).toBe(true);
  });

  test('stays blocked where the house does not want it otherwise, and any other card is none of this', async () => {
    const { act, page } = await blocked(false);
    expect(page()).not.toHaveProperty('unblockOffered');
    await act('unblockPin');
    expect(page().kind).toBe('failure');
    const other = stationUnderTest({ rules: { pinUnblock: true } });
    await other.reach('welcome');
    other.driver.insert(createVirtualCard({ process: () => ({ statusWord: 0x6a82 }), reset: () => undefined }));
    await other.reach('failure');
    await other.act('unblockPin');
    expect(other.page()).toMatchObject({ kind: 'failure', code: 'notPivCard' });
  });
});
