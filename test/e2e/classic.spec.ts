// SPDX-License-Identifier: Apache-2.0
// The classical journey, and the phone's pages in it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import type { Journey } from '../journey/recorder.ts';
import { projectRoot } from '../journey/stage.ts';
import { builtPhone, expectAccessible, heading, test as phoneTest } from '../phone/fixtures.ts';
import { askForCode, atStation, typeNumber } from './enrolled-phone.ts';

const test = phoneTest.extend<{ real: TestIssuer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  real: async ({}, use) => {
    const issuer = await startTestIssuer({ phonePages: builtPhone });
    await use(issuer);
    await issuer.close();
  },
  baseURL: async ({ real }, use) => use(real.phoneOrigin),
});

test('the pages of a sign-in by code are accessible, survive a reload, and lead to an enrolled phone', async ({
  page,
  real,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/#phone');
  await expect(heading(page, 'Sign in with your smart card')).toBeVisible();
  await expectAccessible(page);
  const code = await askForCode(page);
  await expectAccessible(page);
  await page.reload();
  await expect(page.locator('.user-code')).toHaveText(code);
  const number = await (await atStation(real, code)).approve();
  await expect(heading(page, 'Type the number')).toBeVisible();
  await expectAccessible(page);
  await typeNumber(page, number);
  await expect(heading(page, 'Enrol this phone')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole('button', { name: 'Enrol this phone' }).click();
  await expect(heading(page, 'Your phone is enrolled')).toBeVisible();
  await expect(page.getByText('It is signed in as ada@pivot.example.')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(heading(page, 'Your phone is enrolled')).toBeVisible();
  await page.getByRole('button', { name: 'Remove this phone' }).click();
  await expect(heading(page, 'Remove this phone?')).toBeVisible();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Remove this phone' }).click();
  await page.getByRole('button', { name: 'Remove it', exact: true }).click();
  await expect(heading(page, 'Sign in with your smart card')).toBeVisible();
});

test('a wrong number ends the sign-in, and a new code begins another', async ({ page, real }) => {
  const number = await (await atStation(real, await askForCode(page))).approve();
  await typeNumber(page, number === '11' ? '12' : '11');
  await expect(heading(page, 'The number on the phone was wrong')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading(page, 'Sign in with your smart card')).toBeVisible();
});

test('a phone that is rejected at the station says so', async ({ page, real }) => {
  await (await atStation(real, await askForCode(page))).reject();
  await expect(heading(page, 'The phone was rejected')).toBeVisible();
});

test('a code is worth nothing once its phone has given up', async ({ page, real }) => {
  const code = await askForCode(page);
  const cancelled = page.waitForResponse((response) => response.url().endsWith('/api/sign-ins/cancel'));
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await cancelled).status()).toBe(204);
  await expect(heading(page, 'Sign in with your smart card')).toBeVisible();
  expect((await atStation(real, code)).asked.code()).toBe('signInUnknown');
});

test('a phone whose clock is wrong by three days is signed in all the same', async ({ page, real }) => {
  await page.clock.install({ time: Date.now() - 3 * 86_400_000 });
  const number = await (await atStation(real, await askForCode(page))).approve();
  await page.clock.runFor(10_000);
  await typeNumber(page, number);
  await page.getByRole('button', { name: 'Enrol this phone' }).click();
  await expect(heading(page, 'Your phone is enrolled')).toBeVisible();
});

test('two tabs are one phone: the number typed in one signs in both', async ({ page, context, real }) => {
  const code = await askForCode(page);
  const other = await context.newPage();
  await other.goto('/#phone');
  await expect(other.locator('.user-code')).toHaveText(code);
  const number = await (await atStation(real, code)).approve();
  await typeNumber(page, number);
  await expect(heading(page, 'Enrol this phone')).toBeVisible();
  await other.reload();
  await expect(heading(other, 'Enrol this phone')).toBeVisible();
});

test('the browser’s Back leaves the code, and Forward finds it again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in with your smart card' }).click();
  await page.getByLabel('Account').fill('ada@pivot.example');
  await page.getByRole('button', { name: 'Show a code' }).click();
  await expect(heading(page, 'Your code')).toBeVisible();
  await page.goBack();
  await expect(heading(page, 'Set up this phone')).toBeVisible();
  await page.goForward();
  await expect(heading(page, 'Your code')).toBeVisible();
});

test('a browser that keeps nothing is told so before a code is given', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await page.goto('/#phone');
  await expect(page.getByText('storageRefused')).toBeVisible();
});

test('the demo goes the classical way unattended and leaves the same proof', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pivot-classic-'));
  const args = ['test/journey/demo.ts', '--journey', 'classic', '--output', folder];
  const demo = spawn(process.execPath, args, { cwd: projectRoot });
  const said: Buffer[] = [];
  for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const [exit] = await once(demo, 'close');
  const lines = Buffer.concat(said).toString().trim().split('\n');
  expect([exit, lines.at(-1)], lines.join('\n')).toEqual([0, 'demo: ok']);
  const journey: Journey = JSON.parse(readFileSync(path.join(folder, 'journey.json'), 'utf8'));
  expect(journey.journey).toBe('classic');
  expect(journey.steps.map(({ action }) => action)).toContain('A mail says what comes next');
  const proof = ['journey.html', 'certificate.pem', 'chain.pem', 'login-token.json', 'challenge.json'];
  const files = [...journey.steps.map(({ screenshot }) => screenshot), ...proof];
  expect(files.filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
  await rm(folder, { recursive: true });
});
