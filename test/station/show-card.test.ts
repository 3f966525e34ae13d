// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { CardReaders } from '../../main/station/ports.ts';
import { objectTags } from '../../simulator/piv-contents.ts';
import { makePracticeCard, type PracticeCard, type PracticeCardOptions } from '../../simulator/practice-card.ts';
import { firstReader, stationUnderTest } from './station-under-test.ts';

async function lookAtCard(circumstances: Parameters<typeof stationUnderTest>[0] = {}) {
  const station = stationUnderTest(circumstances);
  await station.signIn();
  await station.reach('actions');
  await station.act('chooseAction', 'showCard');
  return station;
}

describe('what is on my card', () => {
  test('is shown as the card has it, with the issuer’s word on who signed it, and leads back', async () => {
    const { reach, act, rest, issuer } = await lookAtCard();
    await reach('card');
    await rest();
    const { holder, contents, signer } = await reach('card');
    expect(signer).toEqual({ trusted: false, reason: 'nobody knows it' });
    expect(holder).toBe('Practice Cardholder');
    expect(contents.keys.map(({ slot, unfit }) => [slot, unfit])).toEqual([
      [0x9a, undefined],
      [0x9c, 'otherUse'],
      [0x9d, 'otherUse'],
      [0x9e, 'otherUse'],
    ]);
    expect(contents.pin.attemptsLeft).toBe(3);
    expect(issuer.asked).toEqual(['judge', 'challenge', 'judgeSigner']);
    await act('goBack');
    await reach('actions');
  });

  test('needs no PIN, and the card stays for nobody afterwards', async () => {
    const { instructions, reach, driver } = await lookAtCard();
    await reach('card');
    const verify = 0x20;
    expect(instructions.filter((instruction) => instruction === verify)).toHaveLength(3);
    expect((await driver.connect(firstReader)).ok).toBe(true);
  });

  test('says what hinders it, and a card that is taken out ends the visit', async () => {
    const hindered = (readers: CardReaders): CardReaders => ({
      ...readers,
      inspect: async () => ({ ok: false, failure: { code: 'cardUnexpected', statusWord: 0x6f00 } }),
    });
    const { reach, act, driver } = await lookAtCard({ around: hindered });
    expect(await reach('failure')).toMatchObject({
      code: 'cardUnexpected',
      details: [expect.any(String), 'Status word: 6F00'],
    });
    await act('tryAgain');
    await reach('actions');
    driver.remove();
    await reach('welcome');
  });

  test('that is taken out meanwhile is said to have been', async () => {
    const gone = Promise.withResolvers<void>();
    const slow = (readers: CardReaders): CardReaders => ({
      ...readers,
      inspect: async (reader) => {
        await gone.promise;
        return readers.inspect(reader);
      },
    });
    const { reach, driver, issuer } = await lookAtCard({ around: slow });
    driver.remove();
    gone.resolve();
    expect(await reach('failure')).toMatchObject({ code: 'cardRemoved' });
    expect(issuer.liveVisits.size).toBe(0);
  });

  test('is offered only where the house wants it, whatever the issuer says', async () => {
    const { signIn, reach, act, page } = stationUnderTest({ rules: { actions: ['manageCredentials'] } });
    await signIn();
    expect(await reach('actions')).toMatchObject({ actions: ['manageCredentials'] });
    await act('chooseAction', 'showCard');
    expect(page().kind).toBe('actions');
  });
});

/** At the page of a card, which is asked for what is printed on it. */
async function atPrinted(options: PracticeCardOptions = {}, change: (card: PracticeCard) => void = () => undefined) {
  const card = await makePracticeCard({ algorithm: 'p256', slots: [0x9a], ...options });
  change(card);
  const station = stationUnderTest();
  await station.reach('welcome');
  station.driver.insert(card.card);
  await station.reach('enterPin');
  await station.typePin('123456');
  await station.reach('actions');
  await station.act('chooseAction', 'showCard');
  await station.reach('card');
  await station.act('showPrinted');
  return { ...station, card };
}

describe('what is printed on the card', () => {
  test('is told once the PIN is right, and nothing of it stays', async () => {
    const { reach, act, typePin, view, journal, driver, card } = await atPrinted();
    expect(await reach('pinForPrinted')).toEqual({ kind: 'pinForPrinted', attemptsLeft: 3, afterWrong: false });
    expect(await typePin('654321')).toEqual(new Uint8Array(6));
    expect(await reach('pinForPrinted')).toEqual({ kind: 'pinForPrinted', attemptsLeft: 2, afterWrong: true });
    expect(await typePin('123456')).toEqual(new Uint8Array(6));
    const { printed } = await reach('printed');
    expect(printed).toMatchObject({ name: 'Practice Cardholder', affiliation: 'Employee', serialNumber: '0000000001' });
    expect(card.contents.pin.triesLeft).toBe(3);
    const free = await driver.connect(firstReader);
    expect(free.ok).toBe(true);
    if (free.ok) await free.value.disconnect();
    await act('goBack');
    await reach('card');
    expect(JSON.stringify([view(), journal])).not.toContain('0000000001');
  });

  test('asks before the last try, which going back keeps', async () => {
    const { reach, act, typePin, card } = await atPrinted();
    for (const pin of ['654321', '654321']) {
      await reach('pinForPrinted');
      await typePin(pin);
    }
    await reach('lastAttempt');
    await act('goBack');
    await reach('card');
    expect(card.contents.pin.triesLeft).toBe(1);
    await act('showPrinted');
    await reach('lastAttempt');
    await act('useLastAttempt');
    await reach('pinForPrinted');
    await typePin('654321');
    expect(await reach('failure')).toMatchObject({ code: 'pinBlocked' });
  });

  test.each<[string, (contents: PracticeCard['contents']) => void, 'absent' | 'unreadable']>([
    ['nothing of it', ({ objects }) => objects.delete(objectTags.printedInformation), 'absent'],
    ['an empty object', ({ objects }) => objects.set(objectTags.printedInformation, new Uint8Array()), 'absent'],
    ['a garbled one', ({ objects }) => objects.set(objectTags.printedInformation, Uint8Array.of(1, 9)), 'unreadable'],
  ])('is said not to be there where the card has %s', async (_, change, printed) => {
    const { reach, typePin } = await atPrinted({}, ({ contents }) => change(contents));
    await reach('pinForPrinted');
    await typePin('123456');
    expect(await reach('printed')).toEqual({ kind: 'printed', printed });
  });

  test('costs no PIN where the card says without it that it has none', async () => {
    const quirks = ['leaksAbsence'] as const;
    const { page } = await atPrinted({ quirks }, ({ contents }) =>
      contents.objects.delete(objectTags.printedInformation),
    );
    expect(page()).toMatchObject({ kind: 'card', contents: { printed: 'absent' } });
  });

  test('is not told of a card that is pulled', async () => {
    const { reach, driver } = await atPrinted();
    await reach('pinForPrinted');
    driver.remove();
    await reach('welcome');
  });
});
