// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Page } from '../../contract/view.ts';
import type { CardFailure, CardReaders } from '../../main/station/ports.ts';
import { firstReader, type StationUnderTest, stationUnderTest } from './station-under-test.ts';

const [right, wrong, chosen, other] = ['123456', '654321', '24681357', '97531864'] as const;

async function atPresentPin(circumstances: Parameters<typeof stationUnderTest>[0] = {}) {
  const station = stationUnderTest(circumstances);
  await station.signIn();
  await station.reach('actions');
  await station.act('chooseAction', 'changePin');
  await station.reach('presentPin');
  return station;
}

/** Types PINs one after the other and gives their bytes. */
async function type({ typePin }: StationUnderTest, ...pins: readonly string[]): Promise<Uint8Array[]> {
  const typed: Uint8Array[] = [];
  for (const pin of pins) typed.push(await typePin(pin));
  return typed;
}

const areOverwritten = (pins: readonly Uint8Array[]): boolean => pins.every((pin) => pin.every((byte) => byte === 0));

/** A card that answers a change with this, in place of changing anything. */
const failing =
  (failure: CardFailure) =>
  (readers: CardReaders): CardReaders => ({ ...readers, changePin: async () => ({ ok: false, failure }) });

async function signInAgain({ act, reach, typePin }: StationUnderTest, pin: string): Promise<Page['kind']> {
  await act('signOut');
  await reach('welcome');
  await act('tryAgain');
  await reach('enterPin');
  await typePin(pin);
  const { kind } = await reach('actions').catch(() => reach('enterPin'));
  return kind;
}

describe('changing the PIN', () => {
  test('takes the PIN of now and the new one twice; the new one holds, and nothing of any is left', async () => {
    const station = await atPresentPin();
    const typed = await type(station, right, chosen);
    await station.reach('repeatPin');
    expect(typed.map(({ length }) => length)).toEqual([6, 8]);
    expect(areOverwritten(typed)).toBe(false);
    typed.push(...(await type(station, chosen)));
    await station.reach('pinChanged');
    expect(areOverwritten(typed)).toBe(true);
    expect((await station.driver.connect(firstReader)).ok).toBe(true);
    expect(JSON.stringify([station.view(), station.journal])).not.toContain(chosen);
  });

  test('is done for good: the next log-in takes the new PIN', async () => {
    const station = await atPresentPin();
    await type(station, right, chosen, chosen);
    await station.reach('pinChanged');
    expect(await signInAgain(station, chosen)).toBe('actions');
  });

  test('says that the PIN of now was wrong, with the tries left, and begins anew', async () => {
    const station = await atPresentPin();
    const typed = await type(station, wrong, chosen, chosen);
    expect(await station.reach('presentPin')).toEqual({ kind: 'presentPin', attemptsLeft: 2, problem: 'wrong' });
    expect(areOverwritten(typed)).toBe(true);
    await type(station, right, chosen, chosen);
    await station.reach('pinChanged');
  });

  test('asks before the last try, and with it wrong the card is blocked', async () => {
    const station = await atPresentPin();
    await type(station, wrong, chosen, chosen, wrong, chosen, chosen);
    await station.reach('lastAttempt');
    await station.act('goBack');
    await station.reach('actions');
    await station.act('chooseAction', 'changePin');
    await station.reach('lastAttempt');
    await station.act('useLastAttempt');
    await type(station, wrong, chosen, chosen);
    expect(await station.reach('failure')).toMatchObject({ code: 'pinBlocked', recovery: 'askStaff' });
    expect(station.issuer.liveVisits.size).toBe(0);
  });

  test('says that the new ones differ, or that the new one is the one of now; the card hears of neither', async () => {
    const station = await atPresentPin();
    const changeReferenceData = 0x24;
    const typed = await type(station, right, right);
    expect(await station.reach('newPin')).toEqual({ kind: 'newPin', problem: 'same' });
    typed.push(...(await type(station, chosen, other)));
    expect(await station.reach('newPin')).toEqual({ kind: 'newPin', problem: 'different' });
    expect(areOverwritten(typed.slice(1))).toBe(true);
    expect(station.instructions).not.toContain(changeReferenceData);
    await type(station, chosen, chosen);
    await station.reach('pinChanged');
  });

  test('leads back page by page, and forgets the PIN of now where it is asked for again', async () => {
    const station = await atPresentPin();
    const { act, reach } = station;
    const typed = await type(station, right, chosen);
    await act('goBack');
    await reach('newPin');
    await act('goBack');
    await reach('presentPin');
    expect(areOverwritten(typed)).toBe(true);
    await act('goBack');
    await reach('actions');
    expect((await station.driver.connect(firstReader)).ok).toBe(true);
  });

  test('sends no malformed PIN', async () => {
    const station = await atPresentPin();
    const typed = await type(station, '12345', '123456789', '12345a');
    await station.reach('presentPin');
    expect(areOverwritten(typed)).toBe(true);
  });

  test.each([
    ['the card is taken out', (station: StationUnderTest) => station.driver.remove()],
    ['the person leaves', (station: StationUnderTest) => station.act('signOut')],
    ['nobody is there any more', (station: StationUnderTest) => station.clock.advance(120_000)],
    ['the station ends', (station: StationUnderTest) => station.close()],
    [
      'the station has a bug',
      ({ station }: StationUnderTest) => station.dispatch({ kind: 'stationBroke', detail: 'x' }),
    ],
  ])('forgets all when %s', async (_, happen) => {
    const station = await atPresentPin();
    const typed = await type(station, right, chosen);
    await happen(station);
    await station.rest();
    expect(areOverwritten(typed)).toBe(true);
  });

  test('asks for another new PIN where the card does not take this one', async () => {
    let refuses = true;
    const picky = (readers: CardReaders): CardReaders => ({
      ...readers,
      changePin: (...change) => (refuses ? failing({ code: 'pinFormat' })(readers) : readers).changePin(...change),
    });
    const station = await atPresentPin({ around: picky });
    await type(station, right, chosen, chosen);
    expect(await station.reach('presentPin')).toEqual({ kind: 'presentPin', attemptsLeft: 3, problem: 'refused' });
    refuses = false;
    await type(station, right, other, other);
    await station.reach('pinChanged');
  });

  test.each([0x6400, 0x6700, 0x6982, 0x6d00])(
    'says that nothing changed where the card says so (%i)',
    async (statusWord) => {
      const station = await atPresentPin({ around: failing({ code: 'cardUnexpected', statusWord }) });
      await type(station, right, chosen, chosen);
      expect(await station.reach('failure')).toMatchObject({ code: 'pinNotChanged', recovery: 'retry' });
      await station.act('tryAgain');
      await station.reach('actions');
    },
  );

  test.each<CardFailure>([
    { code: 'cardRemoved' },
    { code: 'readerHung' },
    { code: 'cardUnexpected', statusWord: 0x6581 },
    { code: 'cardUnexpected', statusWord: undefined },
  ])('says that nobody knows where it was interrupted: %j', async (failure) => {
    const station = await atPresentPin({ around: failing(failure) });
    await type(station, right, chosen, chosen);
    const details = ['Reader: Reader one', `During the change: ${failure.code}`];
    expect(await station.reach('failure')).toMatchObject({ code: 'pinUncertain', details });
    expect(station.issuer.liveVisits.size).toBe(0);
  });

  test('says so too when the card is seen to be out first, and the page stays until there is a card', async () => {
    const stuck = Promise.withResolvers<void>();
    const slow = (readers: CardReaders): CardReaders => ({
      ...readers,
      changePin: (...change) => stuck.promise.then(() => readers.changePin(...change)),
    });
    const station = await atPresentPin({ around: slow });
    const typed = await type(station, right, chosen, chosen);
    await station.reach('changingPin');
    station.clock.advance(120_000);
    await station.reach('changingPin');
    station.driver.remove();
    expect(await station.reach('failure')).toMatchObject({
      code: 'pinUncertain',
      details: ['Reader: Reader one', 'During the change: cardRemoved'],
    });
    stuck.resolve();
    await station.rest();
    await station.reach('failure');
    expect(areOverwritten(typed)).toBe(true);
  });

  test('is waited for when the log-in has counted for as long as it may', async () => {
    const stuck = Promise.withResolvers<void>();
    const slow = (readers: CardReaders): CardReaders => ({
      ...readers,
      changePin: (...change) => stuck.promise.then(() => readers.changePin(...change)),
    });
    const station = await atPresentPin({ around: slow, rules: { visitSeconds: 300, idleSeconds: 900 } });
    await type(station, right, chosen, chosen);
    station.clock.advance(300_000);
    await station.reach('changingPin');
    stuck.resolve();
    await station.reach('pinChanged');
    station.clock.advance(5_000);
    expect(await station.reach('failure')).toMatchObject({ code: 'sessionEnded' });
  });
});
