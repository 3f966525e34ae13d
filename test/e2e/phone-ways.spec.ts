// SPDX-License-Identifier: Apache-2.0
// The ways from the station's code to the phone: the web app's own scanner, and typing, which leads to the same.

import { createFilm, openPhone } from '../journey/phone.ts';
import { expect, phoneOrigin, test } from './fixtures.ts';
import { expectPhone, expectPhoneTrouble, expectStation } from './pages.ts';
import { confirm, expectSamePhrase, getCode, typeNumber } from './visit.ts';

test('the web app’s own scanner: Get QR code, Continue, and the camera', async ({ stage, station, card }) => {
  const film = createFilm(stage.folder);
  const { number } = await getCode(stage, station, card.card);
  await film.pointAt(station.page);
  const phone = await openPhone(phoneOrigin(station), { film });
  await phone.page.goto(phoneOrigin(station));
  await expectPhone(phone.page, 'start');
  await phone.page.getByRole('button', { name: 'Get QR code' }).click();
  await expectPhone(phone.page, 'camera');
  await phone.page.getByRole('button', { name: 'Continue' }).click();
  await expectPhone(phone.page, 'number');
  await typeNumber(phone.page, number);
  await expectSamePhrase(station, phone.page);
  await confirm(station, phone.page);
  await phone.close();
});

test('account and code, typed: an equal way for those who cannot scan', async ({ stage, station, card, phone }) => {
  const { number } = await getCode(stage, station, card.card);
  await station.page.getByRole('button', { name: 'I can’t scan' }).click();
  await expectStation(station, 'typedPairing');
  const [address = '', account = '', code = ''] = await station.page.locator('.typed-path .code').allInnerTexts();
  expect(account).toBe(card.account);
  expect(code.replaceAll(' ', '')).toMatch(/^\d{13}$/);

  await phone.goto(`https://${address}`);
  await phone.getByRole('button', { name: 'I can’t scan: type a code' }).click();
  await expectPhone(phone, 'code');
  await phone.getByRole('textbox', { name: 'Account' }).fill(account);
  await phone.getByRole('textbox', { name: 'Code' }).fill(code);
  await phone.getByRole('button', { name: 'Continue' }).click();
  await expectPhone(phone, 'number');
  await expectStation(station, 'scanned');
  await typeNumber(phone, number);
  await expectSamePhrase(station, phone);
  await confirm(station, phone);
});

test('a camera that is refused: the phone says so and offers to type', async ({ station }) => {
  const phone = await openPhone(phoneOrigin(station), { camera: 'refused' });
  await phone.page.goto(phoneOrigin(station));
  await phone.page.getByRole('button', { name: 'Get QR code' }).click();
  await phone.page.getByRole('button', { name: 'Continue' }).click();
  await expectPhoneTrouble(phone.page, 'cameraRefused');
  await phone.page.getByRole('button', { name: 'Type a code instead' }).click();
  await expectPhone(phone.page, 'code');
  await phone.close();
});

test('name and kind of the credential, changed beside the code, are the phone’s', async ({
  stage,
  station,
  card,
  phone,
}) => {
  const { page } = station;
  const { link, number } = await getCode(stage, station, card.card);
  await page.getByRole('textbox', { name: 'Name on your phone' }).fill('The blue phone');
  await page.getByRole('button', { name: /^Kind of credential / }).click();
  const other = page.getByRole('dialog').getByRole('button').and(page.locator('[aria-current=false]')).last();
  const kind = (await other.locator('span').first().innerText()).trim();
  await other.click();
  await expect(page.getByRole('button', { name: `Kind of credential ${kind}` })).toBeVisible();

  await phone.goto(link);
  await expect(phone.getByText(`For “The blue phone”, ${kind}`)).toBeVisible();
  await typeNumber(phone, number);
  await expectSamePhrase(station, phone);
  await confirm(station, phone);
  for (const screen of [page, phone]) {
    await expect(screen.getByRole('definition').filter({ hasText: 'The blue phone' })).toBeVisible();
    await expect(screen.getByRole('definition').filter({ hasText: kind })).toBeVisible();
  }
});
