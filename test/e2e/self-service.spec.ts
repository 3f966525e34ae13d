// SPDX-License-Identifier: Apache-2.0
// What people do by themselves at the station, besides setting up a phone.

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectStation, stationHeading } from './pages.ts';
import { outcomesOf, practiceIssuerFolder } from './store.ts';
import { choose, confirm, getCode, pair, readCode } from './visit.ts';

/** The page with this heading is there. */
async function expectPage(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** From the list to a phone, and to the one credential on it, which has the phone's name. */
async function chooseOnPhone(page: Page, name: string): Promise<void> {
  await choose(page, name);
  await expect(page.getByRole('button', { name: /^This phone is lost/ })).toBeVisible();
  await choose(page, name);
}

test('a person pauses, resumes and renews a credential, and reports the phone lost', async ({
  stage,
  station,
  card,
  phone,
  otherPhone,
}) => {
  test.slow();
  const { page } = station;
  await pair(station, phone, await getCode(stage, station, card.card));
  await confirm(station, phone);
  await choose(page, 'Do something else');
  await choose(page, 'See my phones and credentials');

  await test.step('paused, it does not work', async () => {
    await expectStation(station, 'credentials');
    await chooseOnPhone(page, `${card.name}’s phone`);
    await choose(page, 'Pause');
    await expectPage(page, 'It is paused');
    await phone.getByRole('button', { name: 'Try it' }).click();
    await expect(phone.getByText('This credential is paused.')).toBeVisible();
  });

  await test.step('switched on again, it can be renewed for another phone', async () => {
    await choose(page, 'Back to my phones');
    await chooseOnPhone(page, `${card.name}’s phone`);
    await choose(page, 'Switch on again');
    await expectPage(page, 'It is in use again');
    await choose(page, 'Back to my phones');
    await chooseOnPhone(page, `${card.name}’s phone`);
    await choose(page, 'Renew');
    await pair(station, otherPhone, await readCode(station));
    await confirm(station, otherPhone);
    await otherPhone.getByRole('button', { name: 'Try it' }).click();
    await expect(otherPhone.getByText(`The issuer recognised ${card.name}`)).toBeVisible();
  });

  await test.step('the old one has ended, and the new one ends with its phone', async () => {
    await choose(page, 'Do something else');
    await choose(page, 'See my phones and credentials');
    await expect(page.getByRole('button', { name: /no credential$/ })).toHaveCount(1);
    await page.getByRole('button', { name: /days left$/ }).press('Enter');
    await choose(page, 'This phone is lost');
    await choose(page, 'Yes, end everything on it');
    await expectPage(page, 'Nobody can use it any more');
    await choose(page, 'Back to my phones');
    await expect(stationHeading(station, 'credentials')).toBeVisible();
    await page.getByRole('button', { name: /Reported lost$/ }).press('Enter');
    await expect(page.getByRole('button', { name: /Ended$/ })).toHaveCount(1);
  });

  expect(outcomesOf(practiceIssuerFolder(station), card.account)).toMatchObject([
    { state: 'collected', certificates: 1 },
    { state: 'collected', certificates: 1 },
  ]);
});
