// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { CardReaders } from '../../main/station/ports.ts';
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
