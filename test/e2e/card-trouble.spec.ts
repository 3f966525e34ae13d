// SPDX-License-Identifier: Apache-2.0
// Bad luck with card and PIN. Each ends in a page that says what happened and what to do, and the station goes on by
// itself as soon as the cause is gone.

import { createMuteCard, createOtherCard } from '../../simulator/card.ts';
import { practicePin } from '../../simulator/practice-card.ts';
import { makePracticePki } from '../../simulator/practice-pki.ts';
import { enterPin, type Station } from '../journey/station.ts';
import { expect, makeCard, test } from './fixtures.ts';
import { expectStation, expectTrouble } from './pages.ts';

const wrongPin = '654321';

/** Instruction bytes of the commands in which cards are pulled (SP 800-73-5 part 2, 3.1.2 and 3.2.4). */
const instructions = { getData: 0xcb, generalAuthenticate: 0x87 } as const;

test.describe('a card that cannot sign in', () => {
  test('is no PIV card', async ({ stage, station, card }) => {
    await stage.service.insert(createOtherCard());
    await expectTrouble(station, 'notPivCard', [/^Reader: Virtual PCD/]);
    await stage.service.insert(card.card);
    await expectStation(station, 'enterPin');
  });

  test('does not answer', async ({ stage, station, card }) => {
    await stage.service.insert(createMuteCard());
    await expectTrouble(station, 'cardMute');
    await stage.service.insert(card.card);
    await expectStation(station, 'enterPin');
  });

  test('has no certificate for signing in', async ({ stage, station }) => {
    const { card } = await makeCard(stage, { withoutCertificate: [0x9a] });
    await stage.service.insert(card);
    await expectTrouble(station, 'noSignInCertificate');
  });

  test('has expired', async ({ stage, station }) => {
    const { card } = await makeCard(stage, { validity: 'expired' });
    await stage.service.insert(card);
    await expectTrouble(station, 'certificateExpired', [
      /^Card issued by: Practice Issuing CA \w+ \(Pivot practice\)$/,
    ]);
  });

  test('is of an issuer that nobody here trusts', async ({ stage, station }) => {
    const foreign = makePracticePki();
    const { card } = await makeCard(stage, { pki: foreign });
    await stage.service.insert(card);
    await expectTrouble(station, 'certificateNotTrusted', [
      /^Card issued by: Practice Issuing CA \w+ \(Pivot practice\)$/,
      'Administrator: npm run issuer -- trust FILE',
    ]);
  });
});

test.describe('the PIN', () => {
  test('says before and after each try how many are left, and asks before the last one is spent', async ({
    stage,
    station,
    card,
  }) => {
    const { page } = station;
    await stage.service.insert(card.card);
    await expectStation(station, 'enterPin');
    await expect(page.getByText('You have 3 tries left.')).toBeVisible();

    await enterPin(page, wrongPin);
    await expect(page.getByRole('alert')).toHaveText('That was not the right PIN. You have 2 tries left.');
    await expectStation(station, 'enterPin');

    await enterPin(page, wrongPin);
    await expectStation(station, 'lastAttempt');
    expect(card.contents.pin.triesLeft).toBe(1);
    await page.getByRole('button', { name: 'Use my last try' }).click();
    await expect(page.getByRole('alert')).toHaveText('That was not the right PIN. You have one try left.');

    await enterPin(page, wrongPin);
    await expectTrouble(station, 'pinBlocked');
    expect(card.contents.pin.triesLeft).toBe(0);
  });

  test('keeps the last try for a person who would rather ask first', async ({ stage, station }) => {
    const { card, contents } = await makeCard(stage, { pinTriesLeft: 1 });
    await stage.service.insert(card);
    await expectStation(station, 'lastAttempt');
    await station.page.getByRole('button', { name: 'Take my card and leave' }).click();
    await expectStation(station, 'welcome');
    expect(contents.pin.triesLeft).toBe(1);
  });

  test('is all that is needed with one try left, and gives the others back', async ({ stage, station }) => {
    const { card, contents } = await makeCard(stage, { pinTriesLeft: 1 });
    await stage.service.insert(card);
    await station.page.getByRole('button', { name: 'Use my last try' }).click();
    await enterPin(station.page, practicePin);
    await expectStation(station, 'actions');
    expect(contents.pin.triesLeft).toBe(3);
  });

  test('is not asked for where the card is blocked', async ({ stage, station }) => {
    const { card } = await makeCard(stage, { pinTriesLeft: 0 });
    await stage.service.insert(card);
    await expectTrouble(station, 'pinBlocked');
  });

  test('with too few digits costs no try', async ({ stage, station, card }) => {
    await stage.service.insert(card.card);
    await enterPin(station.page, '1234');
    await expect(station.page.getByRole('alert')).toContainText('A PIN has at least 6 digits.');
    await expectStation(station, 'enterPin');
    expect(card.contents.pin.triesLeft).toBe(3);
  });
});

test.describe('a card that is pulled', () => {
  const pulledIn = (instruction: number) => ({ faults: [{ name: 'removedDuring', at: { instruction } }] as const });

  test('while it is read', async ({ stage, station, card }) => {
    await stage.service.insert(card.card, pulledIn(instructions.getData));
    await expectTrouble(station, 'cardRemoved');
    await stage.service.insert(card.card);
    await expectStation(station, 'enterPin');
  });

  test('while the PIN is asked for', async ({ stage, station, card }) => {
    await stage.service.insert(card.card);
    await expectStation(station, 'enterPin');
    await station.page.keyboard.type('123');
    await stage.service.remove();
    await expectStation(station, 'welcome');
    await stage.service.insert(card.card);
    await expectStation(station, 'enterPin');
    await expectNoDigits(station);
  });

  test('while the PIN is checked', async ({ stage, station, card }) => {
    let read = 0;
    const onApdu = () => {
      read += 1;
    };
    await stage.service.insert(card.card, { onApdu });
    await expectStation(station, 'enterPin');
    await stage.service.remove();
    await expectStation(station, 'welcome');
    await stage.service.insert(card.card, { faults: [{ name: 'removedBefore', at: { apdu: read + 1 } }] });
    await enterPin(station.page, practicePin);
    await expectTrouble(station, 'cardRemoved');
    await stage.service.insert(card.card);
    await expectStation(station, 'enterPin');
    await expect(station.page.getByText('You have 3 tries left.')).toBeVisible();
  });

  test('while it signs', async ({ stage, station, card }) => {
    await stage.service.insert(card.card, pulledIn(instructions.generalAuthenticate));
    await enterPin(station.page, practicePin);
    await expectTrouble(station, 'cardRemoved');
    await stage.service.insert(card.card);
    await enterPin(station.page, practicePin);
    await expectStation(station, 'actions');
    expect(card.contents.pin.triesLeft).toBe(3);
  });

  test('while the person chooses what to do', async ({ stage, station, card }) => {
    await stage.service.insert(card.card);
    await enterPin(station.page, practicePin);
    await expectStation(station, 'actions');
    await stage.service.remove();
    await expectStation(station, 'welcome');
  });
});

test('two cards in two readers: the person chooses whose', async ({ stage, station, card }) => {
  const other = await makeCard(stage);
  // The first is read slowly enough for the second to come meanwhile.
  await stage.service.insert(card.card, { slot: 0, faults: [{ name: 'slow', milliseconds: 1500, at: { apdu: 1 } }] });
  await stage.service.insert(other.card, { slot: 1 });
  await expectStation(station, 'chooseCertificate');
  const choices = station.page.getByRole('main').getByRole('button');
  await expect(choices).toHaveCount(2);
  const second = choices.filter({ hasText: other.name });
  await second.click();
  await expect(station.page.getByText(`Card of ${other.name}`)).toBeVisible();
  await enterPin(station.page, practicePin);
  await expect(station.page.getByText(`Signed in: ${other.name}`)).toBeVisible();
});

async function expectNoDigits({ page }: Station): Promise<void> {
  await expect(page.locator('.dot.typed')).toHaveCount(0);
}
