// SPDX-License-Identifier: Apache-2.0
// Bad luck with readers and the PC/SC service: the station says what is missing and goes on as soon as it is there.

import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PadAnswer } from '../../simulator/pin-pad.ts';
import { practicePin, practicePuk } from '../../simulator/practice-card.ts';
import { pinBytes, replace } from '../../simulator/reference-data.ts';
import { foundInMemory } from '../card/process-memory.ts';
import type { Stage } from '../journey/stage.ts';
import { enterPin, type StationOptions, typePin } from '../journey/station.ts';
import { expect, expectNobody, makeCard, ownTest, test } from './fixtures.ts';
import { expectStation, expectTrouble } from './pages.ts';
import { processTree, programOf } from './processes.ts';
import { choose, signIn } from './visit.ts';

const chosenPin = '24681357';

/** A station whose policy lets a PUK unblock cards. */
function withUnblocking({ folder }: Stage): StationOptions {
  const file = path.join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify({ virtualCard: 'allowed', pinUnblock: true }));
  return { args: [`--policy=${file}`] };
}

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

  ownTest('with a card already in begins with it; a blocked one gets a new PIN by its PUK', async ({ stage, open }) => {
    const { card } = await makeCard(stage, { pinTriesLeft: 0 });
    await stage.service.insert(card);
    const station = await open(withUnblocking(stage));
    const { page } = station;
    await expectTrouble(station, 'pinBlocked');
    await choose(page, 'Unblock with the PUK');
    await expectStation(station, 'enterPuk');
    for (const [typed, next] of [
      [practicePuk, 'newPin'],
      [chosenPin, 'repeatPin'],
      [chosenPin, 'pinUnblocked'],
    ] as const) {
      await typePin(station, typed);
      await expectStation(station, next);
    }
    await choose(page, 'Sign in');
    await enterPin(page, chosenPin);
    await expectStation(station, 'actions');
    await stage.service.remove();
    await expectStation(station, 'welcome');
    await expectNobody(station);
  });

  ownTest.describe('over a reader with keys of its own', () => {
    let waiting = Promise.withResolvers<(answer: PadAnswer) => void>();
    const press = async (answer: PadAnswer) => {
      const send = await waiting.promise;
      waiting = Promise.withResolvers();
      send(answer);
    };
    ownTest.use({ pcsc: { pinPad: () => new Promise((answer) => waiting.resolve(answer)) } });

    ownTest('has the PIN typed there, and no process of the station ever has it', async ({ stage, open }) => {
      const { card, contents } = await makeCard(stage);
      const newPin = () => String(randomInt(10_000_000, 100_000_000));
      const [digits, newDigits, puk, lastDigits] = [newPin(), newPin(), newPin(), newPin()];
      replace(contents.pin, pinBytes(digits));
      replace(contents.puk, pinBytes(puk));
      await stage.service.insert(card);
      const station = await open(withUnblocking(stage));
      await expectStation(station, 'pinPad');
      await press('timeOut');
      await expectTrouble(station, 'pinPadTimedOut');
      await station.page.getByRole('button', { name: 'Try again' }).click();
      await expectStation(station, 'pinPad');
      await press({ digits: '654321' });
      await expect(station.page.getByRole('alert')).toContainText('You have 2 tries left.');
      await press({ digits });
      await expectStation(station, 'actions');
      await station.page.getByRole('button', { name: /^Change my card’s PIN/ }).click();
      await expectStation(station, 'changePinOnPad');
      for (const typed of [digits, newDigits, newDigits]) await press({ digits: typed });
      await expectStation(station, 'pinChanged');
      expect(Buffer.from(contents.pin.value)).toEqual(Buffer.from(pinBytes(newDigits)));
      await stage.service.remove();
      await expectStation(station, 'welcome');
      contents.pin.triesLeft = 0;
      await stage.service.insert(card);
      await expectTrouble(station, 'pinBlocked');
      await choose(station.page, 'Unblock with the PUK');
      await expectStation(station, 'unblockOnPad');
      for (const typed of [puk, lastDigits, lastDigits]) await press({ digits: typed });
      await expectStation(station, 'pinUnblocked');
      const main = station.app.process().pid ?? 0;
      const processes = processTree(main).filter((process) => programOf(process) === programOf(main));
      expect(processes.length).toBeGreaterThan(2);
      const typed = [digits, newDigits, puk, lastDigits];
      for (const process of processes) expect(foundInMemory(process, typed)).toEqual([]);
    });
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
