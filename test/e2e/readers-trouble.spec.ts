// SPDX-License-Identifier: Apache-2.0
// Bad luck with readers and the PC/SC service: the station says what is missing and goes on as soon as it is there.

import { practicePin } from '../../simulator/practice-card.ts';
import { enterPin } from '../journey/station.ts';
import { expect, expectNobody, makeCard, ownTest, test } from './fixtures.ts';
import { expectStation } from './pages.ts';
import { signIn } from './visit.ts';

test('a station without a reader says so, and goes on when there is one', async ({ stage, station, card }) => {
  await stage.service.stop();
  await stage.service.start('none');
  await expectStation(station, 'noReader');
  await stage.service.stop();
  await stage.service.start();
  await expectStation(station, 'welcome');
  await signIn(stage, station, card.card);
  await expectStation(station, 'actions');
});

test('a PC/SC service that crashes while a card is waited for comes back', async ({ stage, station, card }) => {
  await stage.service.kill();
  await expectStation(station, 'serviceStopped');
  await stage.service.start();
  await expectStation(station, 'welcome');
  await signIn(stage, station, card.card);
  await expectStation(station, 'actions');
});

test('a PC/SC service that stops while the PIN is asked for ends the visit, and then asks again', async ({
  stage,
  station,
  card,
}) => {
  await stage.service.insert(card.card);
  await expectStation(station, 'enterPin');
  await station.page.keyboard.type('123');
  await stage.service.stop();
  await expectStation(station, 'serviceStopped');
  expect(await station.page.content()).not.toContain(card.name);
  await stage.service.start();
  await expectStation(station, 'enterPin');
  await expect(station.page.locator('.dot.typed')).toHaveCount(0);
  await enterPin(station.page, practicePin);
  await expectStation(station, 'actions');
});

ownTest.describe('a station that is started', () => {
  ownTest.describe('while no PC/SC service runs', () => {
    ownTest.use({ pcsc: { running: false } });

    ownTest('says so, and begins with the card that is already in when it does', async ({ stage, open }) => {
      const { card } = await makeCard(stage);
      const station = await open();
      await expectStation(station, 'serviceStopped');
      await stage.service.insert(card);
      await stage.service.start();
      await expectStation(station, 'enterPin');
      await enterPin(station.page, practicePin);
      await expectStation(station, 'actions');
    });
  });

  ownTest('with a card already in begins with it', async ({ stage, open }) => {
    const { card } = await makeCard(stage);
    await stage.service.insert(card);
    const station = await open();
    await expectStation(station, 'enterPin');
    await stage.service.remove();
    await expectStation(station, 'welcome');
    await expectNobody(station);
  });

  ownTest.describe('on a computer without readers', () => {
    ownTest.use({ pcsc: { readers: 'none' } });

    ownTest('offers the practice card, with which one can look around, and takes it out again', async ({ open }) => {
      const station = await open({ cards: 'real' });
      const { page } = station;
      const band = page.getByRole('complementary', { name: 'Practice card.' });
      await expectStation(station, 'noReader');
      await expect(band).toBeHidden();
      await page.getByRole('button', { name: 'Use the practice card' }).click();
      await expectStation(station, 'enterPin');
      await expect(band).toBeVisible();
      await enterPin(page, practicePin);
      await expectStation(station, 'actions');
      await expect(page.getByText('Signed in: Practice Cardholder')).toBeVisible();
      await page.getByRole('button', { name: /^Set up my phone/ }).click();
      await expectStation(station, 'pairing');
      await page.getByRole('button', { name: 'Take the practice card out' }).click();
      await expectStation(station, 'noReader');
      await expect(band).toBeHidden();
      await expectNobody(station);
    });
  });
});
