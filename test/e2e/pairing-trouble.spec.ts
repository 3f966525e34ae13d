// SPDX-License-Identifier: Apache-2.0
// Bad luck, and bad will, between station and phone: whatever happens, one activation gives one certificate or none, and
// both screens say so. That nobody confirms within ten minutes is shown with a clock of its own in test/issuer.

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectPhone, expectPhoneTrouble, expectStation, expectTrouble } from './pages.ts';
import { outcomesOf, practiceIssuerFolder } from './store.ts';
import { confirm, expectSamePhrase, getCode, makeCode, openLink, pair, signIn, typeNumber } from './visit.ts';

test('a number that is wrong five times ends the code, and the next one works', async ({
  stage,
  station,
  card,
  phone,
}) => {
  const code = await getCode(stage, station, card.card);
  const wrong = code.number === '00000000' ? '11111111' : '00000000';
  await openLink(phone, code);
  for (const left of ['4 tries are left', '3 tries are left', '2 tries are left', 'One try is left']) {
    await typeNumber(phone, wrong);
    await expect(phone.getByText('That is not the number on the station’s screen.')).toBeVisible();
    await expect(station.page.getByRole('alert')).toContainText(left);
    await expect(phone.getByRole('textbox', { name: 'Number' })).toHaveValue('');
  }
  await expectPhone(phone, 'number');
  await expectStation(station, 'scanned');
  await typeNumber(phone, wrong);
  await expectPhoneTrouble(phone, 'passwordTriesUsedUp');
  await expectTrouble(station, 'passwordTriesUsedUp');

  await station.page.getByRole('button', { name: 'Try again' }).click();
  await expectStation(station, 'actions');
  await pair(station, phone, await makeCode(station));
  await confirm(station, phone);
});

test('Back at the station cancels the code', async ({ stage, station, card, phone }) => {
  const code = await getCode(stage, station, card.card);
  await openLink(phone, code);
  await station.page.getByRole('button', { name: 'Back' }).click();
  await expectStation(station, 'actions');
  await typeNumber(phone, code.number);
  await expectPhoneTrouble(phone, 'activationCancelled');
});

test('a code that was used opens nothing on another phone', async ({ stage, station, card, phone, otherPhone }) => {
  const code = await getCode(stage, station, card.card);
  await pair(station, phone, code);
  await otherPhone.goto(code.link);
  await expectPhoneTrouble(otherPhone, 'activationUsed');
  await confirm(station, phone);
  await otherPhone.reload();
  await expectPhoneTrouble(otherPhone, 'activationUsed');
});

test('two phones with one code: none gets a credential, and all screens say so', async ({
  stage,
  station,
  card,
  phone,
  otherPhone,
}) => {
  const code = await getCode(stage, station, card.card);
  await openLink(phone, code);
  await openLink(otherPhone, code);
  await typeNumber(phone, code.number);
  await expectSamePhrase(station, phone);
  await typeNumber(otherPhone, code.number);
  await expectPhoneTrouble(otherPhone, 'twoPhones');
  await expectPhoneTrouble(phone, 'twoPhones');
  await expectTrouble(station, 'twoPhones');
});

test('phrases that differ stop it on both screens', async ({ stage, station, card, phone }) => {
  await pair(station, phone, await getCode(stage, station, card.card));
  await station.page.getByRole('button', { name: 'They are different' }).click();
  await expectTrouble(station, 'phrasesDiffer');
  await expectPhoneTrouble(phone, 'phrasesDiffer');
});

test.describe('a person who takes the card out', () => {
  test('before the phone came goes on with a new number', async ({ stage, station, card, phone }) => {
    const code = await getCode(stage, station, card.card);
    await openLink(phone, code);
    await stage.service.remove();
    await expectStation(station, 'welcome');
    await typeNumber(phone, code.number);
    await expectPhoneTrouble(phone, 'activationSuspended');

    await signIn(stage, station, card.card);
    await expectStation(station, 'scanned');
    await phone.getByRole('button', { name: 'Try again' }).click();
    await expectPhone(phone, 'number');
    await typeNumber(phone, code.number);
    await expect(phone.getByText('That is not the number on the station’s screen.')).toBeVisible();
    const fresh = (await station.page.locator('.number .code').innerText()).replace(/\D/g, '');
    await typeNumber(phone, fresh);
    await expectSamePhrase(station, phone);
    await confirm(station, phone);
    expectOneActivation(station, card.account);
  });

  test('while the phone waits goes on where it was', async ({ stage, station, card, phone }) => {
    await pair(station, phone, await getCode(stage, station, card.card));
    await stage.service.remove();
    await expectStation(station, 'welcome');
    await expect(phone.getByRole('alert')).toContainText('The station was left.');
    await expectPhone(phone, 'compare');

    await signIn(stage, station, card.card);
    await expectSamePhrase(station, phone);
    await expect(phone.getByText('Waiting for you to confirm at the station')).toBeVisible();
    await confirm(station, phone);
    expectOneActivation(station, card.account);
  });
});

test.describe('a phone that', () => {
  test('is reloaded on each page goes on there', async ({ stage, station, card, phone }) => {
    const code = await getCode(stage, station, card.card);
    await openLink(phone, code);
    await phone.reload();
    await expectPhone(phone, 'number');
    await typeNumber(phone, code.number);
    await expectSamePhrase(station, phone);
    await phone.reload();
    await expectSamePhrase(station, phone);
    await confirm(station, phone);
    await phone.reload();
    await expect(phone.getByText(/^Accepted by the issuer/)).toBeVisible();
  });

  test('closes the page and opens the link again goes on', async ({ stage, station, card, phone }) => {
    const code = await getCode(stage, station, card.card);
    await pair(station, phone, code);
    const again = await phone.context().newPage();
    await phone.close();
    await again.goto(code.link);
    await expectSamePhrase(station, again);
    await confirm(station, again);
    expectOneActivation(station, card.account);
  });

  test('loses the answers gets one certificate all the same', async ({ stage, station, card, phone }) => {
    const code = await getCode(stage, station, card.card);
    await openLink(phone, code);
    const lost = await loseAnswers(phone, [202, 200]);
    await typeNumber(phone, code.number);
    await expectSamePhrase(station, phone);
    await confirm(station, phone);
    expect(lost).toEqual([202, 200]);
    expectOneActivation(station, card.account);
  });
});

function expectOneActivation(station: Parameters<typeof practiceIssuerFolder>[0], account: string): void {
  expect(outcomesOf(practiceIssuerFolder(station), account)).toMatchObject([{ state: 'collected', certificates: 1 }]);
}

/** Lets requests for the certificate reach the issuer, and loses its first answer of each status. Gives what was lost. */
async function loseAnswers(phone: Page, statuses: readonly number[]): Promise<readonly number[]> {
  const lost: number[] = [];
  const session = await phone.context().newCDPSession(phone);
  session.on('Fetch.requestPaused', ({ requestId, responseStatusCode = 0 }) => {
    if (!statuses.includes(responseStatusCode) || lost.includes(responseStatusCode)) {
      void session.send('Fetch.continueRequest', { requestId });
      return;
    }
    lost.push(responseStatusCode);
    void session.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
  });
  const patterns = [{ urlPattern: '*/.well-known/est/simpleenroll', requestStage: 'Response' as const }];
  await session.send('Fetch.enable', { patterns });
  return lost;
}
