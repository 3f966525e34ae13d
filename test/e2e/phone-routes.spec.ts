// SPDX-License-Identifier: Apache-2.0
// The ways by which a credential gets into the phone's own system, from the real issuer through the page.

import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { ActivationStatus } from '../../contract/activation.ts';
import { makeCard } from '../issuer/cards.ts';
import { ask } from '../issuer/http-client.ts';
import { act, logIn, open } from '../issuer/journey.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { builtPhone, expectAccessible, heading, shownWords, test, typeNumber } from '../phone/fixtures.ts';
import { enrolByProfile } from '../profiles/phone-client.ts';
import { payloadOf, readProfile } from '../profiles/read-profile.ts';

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

test.describe('on an iPhone', () => {
  test.use({ userAgent: iPhone });

  test('the profile reaches the browser that was compared, and the phone’s own client does the rest', async ({
    page,
  }) => {
    const issuer = await startTestIssuer({
      phonePages: builtPhone,
      scep: { enabled: true, keyBits: 2048 },
      profiles: { wifi: [{ ssid: 'Office' }] },
    });
    const person = await logIn(issuer, makeCard({ person: 'phone' }));
    const { status, password = '' } = await open(issuer, person);
    await page.goto(`${issuer.phoneOrigin}/A/${status.id}`);
    await expect(heading(page, 'Where will you use it?')).toBeVisible();
    await expect(page.getByText('first add this page to the Home Screen')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'For Wi-Fi, VPN and mail on this iPhone' }).click();
    await typeNumber(page, password);
    await shownWords(page);
    await page.reload();
    await shownWords(page);
    await confirm(issuer, person.visit, status.id);

    await expect(heading(page, 'Confirmed. Now get the profile')).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    const profile = await fetchProfile(page, issuer);
    await expect(heading(page, 'Install the profile')).toBeVisible();
    await expectAccessible(page);
    expect(payloadOf(profile, 'com.apple.wifi.managed').PayloadCertificateUUID).toBe(
      payloadOf(profile, 'com.apple.security.scep').PayloadUUID,
    );
    const askIssuer: Parameters<typeof enrolByProfile>[1] = (url, options) => ask(issuer.certificatePem, url, options);
    const kind = { cipher: 'aes-256-cbc', digest: 'sha256', sends: 'POST' } as const;
    expect((await enrolByProfile(profile, askIssuer, kind)).reply.status).toBe('SUCCESS');

    await expect(heading(page, 'Your phone is set up')).toBeVisible();
    await expect(page.getByText('Settings > General > VPN & Device Management')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try it' })).toBeHidden();
    await expectAccessible(page);
    await page.reload();
    await expect(heading(page, 'Your phone is set up')).toBeVisible();
    await issuer.close();
  });
});

async function confirm(issuer: TestIssuer, visit: string, id: string): Promise<void> {
  const events = await issuer.events(`/v1/activations/${id}/events`, visit);
  const { phraseDigest } = (await events.next<ActivationStatus>()) ?? {};
  events.close();
  await act(issuer, visit, id, 'confirm', { phraseDigest });
}

async function fetchProfile(page: Page, { certificatePem }: TestIssuer) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Get the profile' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('pivot.mobileconfig');
  return readProfile(readFileSync(await download.path()), certificatePem);
}
