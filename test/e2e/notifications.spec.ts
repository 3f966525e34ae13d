// SPDX-License-Identifier: Apache-2.0
// The page behind the link in a mail, in a browser that runs no scripts: mail is read in all kinds of them.

import { expect, test } from '@playwright/test';
import { collectCertificate } from '../issuer/journey.ts';
import { startMailServer } from '../issuer/mail-server.ts';
import { auditRows } from '../issuer/rows.ts';
import { startTestIssuer } from '../issuer/running-issuer.ts';
import { expectAccessible, launchOptions } from '../phone/fixtures.ts';

test.use({ launchOptions, ignoreHTTPSErrors: true, viewport: { width: 390, height: 844 } });

test('“This was not me” revokes what was given, and says what to do next', async ({ page, browser }) => {
  const server = await startMailServer();
  const issuer = await startTestIssuer({ mail: server.settings });
  const plain = await browser.newContext({ javaScriptEnabled: false, ignoreHTTPSErrors: true });
  try {
    await collectCertificate(issuer);
    const arrival = () => {
      issuer.clock.advance(1000);
      return server.mails().length;
    };
    await expect.poll(arrival).toBe(1);
    const [mail] = server.mails();
    await page.setContent(mail?.html ?? '');
    await expectAccessible(page);
    const link = await page.getByRole('link', { name: 'This was not me' }).getAttribute('href');

    await page.goto(link ?? '');
    await expect(page.getByRole('heading', { name: 'Was this not you?' })).toBeVisible();
    await expectAccessible(page);
    expect(auditRows(issuer.dataFolder, 'credential.disavowed')).toEqual([]);

    const bare = await plain.newPage();
    await bare.goto(link ?? '');
    await bare.getByRole('button', { name: 'This was not me: revoke it' }).click();
    await expect(bare.getByRole('heading', { name: 'It was revoked' })).toBeVisible();
    await expect(bare.getByText('change its PIN')).toBeVisible();
    expect(auditRows(issuer.dataFolder, 'credential.disavowed')).toHaveLength(1);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This was done already' })).toBeVisible();
  } finally {
    await plain.close();
    await issuer.close();
    await server.close();
  }
});
