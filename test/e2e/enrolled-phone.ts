// SPDX-License-Identifier: Apache-2.0
// Signs a phone in by a code, from its page, with what its person does at a station done over HTTP.

import { expect, type Page } from '@playwright/test';
import type { ApprovedSignIn, AskedSignIn } from '../../contract/station-api.ts';
import { makeCard } from '../issuer/cards.ts';
import { bearer, logIn } from '../issuer/journey.ts';
import type { TestIssuer } from '../issuer/running-issuer.ts';
import { heading } from '../phone/fixtures.ts';

/** Asks for a code on the phone. */
export async function askForCode(page: Page, account = 'ada@pivot.example', origin = ''): Promise<string> {
  await page.goto(`${origin}/#phone`);
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Show a code' }).click();
  await expect(heading(page, 'Your code')).toBeVisible();
  return (await page.locator('.user-code').innerText()).trim();
}

/** What the person does at a station: the sign-in of the code, approved or rejected. */
export async function atStation(issuer: TestIssuer, code: string, person = 'ada') {
  const { visit } = await logIn(issuer, makeCard({ person }));
  const post = (address: string, json?: object) =>
    issuer.station(address, { ...bearer(visit, 'POST'), ...(json && { json }) });
  const asked = await post('/v1/sign-ins', { code });
  const { id } = asked.json<AskedSignIn>();
  return {
    asked,
    approve: async () => (await post(`/v1/sign-ins/${id}/approve`)).json<ApprovedSignIn>().number,
    reject: () => post(`/v1/sign-ins/${id}/reject`),
  };
}

/** Types the number that the station shows. */
export async function typeNumber(page: Page, number: string): Promise<void> {
  await expect(heading(page, 'Type the number')).toBeVisible();
  await page.getByLabel('Number').fill(number);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** The whole way to an enrolled phone. */
export async function enrolAtStation(page: Page, issuer: TestIssuer, person: string): Promise<void> {
  const code = await askForCode(page, `${person}@pivot.example`, issuer.phoneOrigin);
  await typeNumber(page, await (await atStation(issuer, code, person)).approve());
  await page.getByRole('button', { name: 'Enrol this phone' }).click();
}
