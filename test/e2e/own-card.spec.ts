// SPDX-License-Identifier: Apache-2.0
// What people do without any phone: look at their card, read the instructions, change the PIN.

import { practicePin } from '../../simulator/practice-card.ts';
import { enterPin, typePin } from '../journey/station.ts';
import { expect, makeCard, test } from './fixtures.ts';
import { expectStation, expectTrouble } from './pages.ts';
import { choose, signIn } from './visit.ts';

const changeReferenceData = 0x24;
const [wrongPin, newPin, otherPin] = ['654321', '24681357', '135790'] as const;

test('a person sees what is on the card and, by the PIN, what is printed on it; staff see the rest, and how a phone is set up is a page too', async ({
  stage,
  station,
}) => {
  const { card, contents, name } = await makeCard(stage, { slots: [0x9a, 0x9c, 0x9d, 0x9e], retiredKeys: 1 });
  const { page } = station;
  await signIn(stage, station, card);
  await choose(page, 'What is on my card');
  await expectStation(station, 'card');
  await expect(page.getByText(`Card of ${name}`)).toBeVisible();
  const entries = page.getByRole('list', { name: 'Certificates' }).getByRole('listitem');
  await expect(entries).toHaveText([
    /^Your sign-in certificateValid until .+You can sign in with it\.$/,
    /^Your signature certificateValid until .+not for signing in\.$/,
    /^Your encryption certificateValid until .+not for signing in\.$/,
    /^The card’s own certificateValid until .+not for signing in\.$/,
    /^An earlier encryption certificate/,
  ]);
  await choose(page, 'Show details');
  await expectStation(station, 'card');
  const fact = (what: string) => page.locator('.facts > div').filter({ has: page.getByText(what, { exact: true }) });
  await expect(fact('Card (GUID)').getByRole('definition')).toHaveText(/^[0-9a-f-]{36}$/);
  await expect(fact('Named in 9A’s certificate').getByRole('definition')).toHaveText('yes');
  await expect(fact('Signature of the CHUID').getByRole('definition')).toHaveText(/^right; .+ \(.+\)$/);
  await expect(fact('Key 9A').getByRole('definition')).toHaveText(/^P-256 · .+ · SHA-256 [0-9a-f]{64}$/);
  await expect(fact('PIN tries left').getByRole('definition')).toHaveText('3');
  expect(contents.pin.triesLeft).toBe(3);
  await choose(page, 'Show what is printed');
  await expectStation(station, 'pinForPrinted');
  await typePin(station, wrongPin);
  await expect(page.getByRole('alert')).toHaveText('That was not the right PIN. You have 2 tries left.');
  await typePin(station, practicePin);
  await expectStation(station, 'printed');
  await expect(page.getByRole('region', { name: 'What is printed on my card' })).toContainText('Employee');
  await choose(page, 'Back to my card');
  await expectStation(station, 'card');
  await choose(page, 'Back');
  await expectStation(station, 'actions');
  await choose(page, 'Instructions');
  await expectStation(station, 'guide');
  await choose(page, 'Back');
  await expectStation(station, 'actions');
});

test('a person changes the PIN, not without slips, and signs in with the new one', async ({ stage, station, card }) => {
  const { page } = station;
  const type = (pin: string): Promise<void> => typePin(station, pin);
  await signIn(stage, station, card.card);

  await test.step('the PIN of now is wrong', async () => {
    await choose(page, 'Change my card’s PIN');
    await expectStation(station, 'presentPin');
    await expect(page.getByText('You have 3 tries left.')).toBeVisible();
    await type(wrongPin);
    await expectStation(station, 'newPin');
    await type(newPin);
    await expectStation(station, 'repeatPin');
    await type(newPin);
    await expect(page.getByRole('alert')).toHaveText('That was not the right PIN. You have 2 tries left.');
    await expectStation(station, 'presentPin');
  });

  await test.step('the new one is typed differently the second time', async () => {
    await type(practicePin);
    await expectStation(station, 'newPin');
    await type(newPin);
    await expectStation(station, 'repeatPin');
    await type(otherPin);
    await expect(page.getByRole('alert')).toContainText('The two new PINs were not the same.');
    await expectStation(station, 'newPin');
  });

  await test.step('then the card takes it', async () => {
    await type(newPin);
    await expectStation(station, 'repeatPin');
    await page.getByRole('group', { name: 'Number pad' }).getByRole('button', { name: '2', exact: true }).click();
    await type(newPin.slice(1));
    await expectStation(station, 'pinChanged');
  });

  await test.step('and no other at the next log-in', async () => {
    await stage.service.remove();
    await expectStation(station, 'welcome');
    await stage.service.insert(card.card);
    await enterPin(page, practicePin);
    await expect(page.getByRole('alert')).toHaveText('That was not the right PIN. You have 2 tries left.');
    await enterPin(page, newPin);
    await expectStation(station, 'actions');
  });
});

test('a card that is pulled while it takes the new PIN has one of the two', async ({ stage, station, card }) => {
  const { page } = station;
  await stage.service.insert(card.card, {
    faults: [{ name: 'removedDuring', at: { instruction: changeReferenceData } }],
  });
  await enterPin(page, practicePin);
  await choose(page, 'Change my card’s PIN');
  for (const [at, pin] of [
    ['presentPin', practicePin],
    ['newPin', newPin],
    ['repeatPin', newPin],
  ] as const) {
    await expectStation(station, at);
    await typePin(station, pin);
  }
  await expectTrouble(station, 'pinUncertain', [/^Reader: /, 'During the change: cardRemoved']);
  await stage.service.insert(card.card);
  await enterPin(page, newPin);
  await expectStation(station, 'actions');
});
