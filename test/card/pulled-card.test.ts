// SPDX-License-Identifier: Apache-2.0
// A person pulls the card at each APDU of the log-in in turn, in front of a whole station.

import { expect, test } from 'vitest';
import type { View } from '../../contract/view.ts';
import { makePracticeCard, practicePin } from '../../simulator/practice-card.ts';
import { stationUnderTest } from '../station/station-under-test.ts';

// Without extended length, so that there are as many APDUs as there may be.
const { card, contents } = await makePracticeCard({
  algorithm: 'p256',
  slots: [0x9a],
  quirks: ['noExtendedLength'],
});
const apdusOfLogin = 8;

/** What a person is told who pulls the card. */
const isTold = ({ page }: View) => page.kind === 'failure' && page.code === 'cardRemoved';

/** One visit that ends at the n-th APDU, and the next one, which does not. */
async function visits(name: 'removedBefore' | 'removedDuring', apdu: number) {
  const station = stationUnderTest();
  try {
    await station.reach('welcome');
    station.driver.insert(card, { faults: [{ name, at: { apdu } }] });
    const page = await Promise.race([station.reach('enterPin'), station.reach('failure')]);
    const pin = page.kind === 'enterPin' ? await station.typePin(practicePin) : new Uint8Array(6);
    await station.reach('failure');
    const told = isTold(station.view());
    const tries = contents.pin.triesLeft;

    station.driver.insert(card);
    await station.reach('enterPin');
    await station.typePin(practicePin);
    await station.reach('actions');
    return { told, tries, pin, said: JSON.stringify([station.journal, station.view()]) };
  } finally {
    await station.close();
  }
}

test.each(['removedBefore', 'removedDuring'] as const)(
  'a card that is pulled at any APDU (%s) is told, spends no try, leaks nothing, and works at the next visit',
  async (name) => {
    for (let apdu = 1; apdu <= apdusOfLogin; apdu += 1) {
      const { told, tries, pin, said } = await visits(name, apdu);
      expect({ apdu, told, tries }).toEqual({ apdu, told: true, tries: 3 });
      expect(pin).toEqual(new Uint8Array(6));
      expect(said).not.toContain(practicePin);
    }
  },
);

test('there are no more APDUs than these in a log-in', async () => {
  const station = stationUnderTest();
  await station.reach('welcome');
  station.driver.insert(card);
  await station.reach('enterPin');
  await station.typePin(practicePin);
  await station.reach('actions');
  expect(station.instructions).toHaveLength(apdusOfLogin);
  await station.close();
});
