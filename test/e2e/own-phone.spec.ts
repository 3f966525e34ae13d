// SPDX-License-Identifier: Apache-2.0
// A station that answers the person's own phone in practice, here at another address of loopback.

import { networkInterfaces } from 'node:os';
import { launchOptions, heading as phoneHeading } from '../phone/fixtures.ts';
import { expect, heading, test } from './virtual-station.ts';

const address = '127.0.0.2';
test.use({ launchOptions, stationArguments: ['--practice', `--own-phone=${address}`] });

test('the phone finds the station at the address that is shown, and nobody else does', async ({
  page,
  signIn,
  browser,
}) => {
  await signIn();
  await page.getByRole('button', { name: /^Set up my phone/ }).click();
  await heading(page, 'Scan this code with your phone').waitFor();
  await page.getByRole('button', { name: 'I can’t scan' }).click();
  const shown = (await page.getByText(address).first().innerText()).match(/127\.0\.0\.2:\d+/)?.[0] ?? '';
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const phone = await context.newPage();
  await phone.goto(`https://${shown}/`);
  await expect(phoneHeading(phone, 'Set up this phone')).toBeVisible();
  await expect(phone.getByText('Practice. Nothing here is real.')).toBeVisible();
  for (const other of ['127.0.0.1', ...addressesInNetworks()]) {
    await expect(phone.goto(`https://${shown.replace(address, other)}/`)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  }
  await context.close();
});

function addressesInNetworks(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map((each) => each.address);
}
