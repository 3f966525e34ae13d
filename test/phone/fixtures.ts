// SPDX-License-Identifier: Apache-2.0

import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { axeFindings } from '../e2e/axe.ts';
import { chromiumOptions } from '../journey/chromium.ts';
import { type PracticeActivation, type PracticeIssuer, startPracticeIssuer } from './practice-issuer.ts';

/** The built page, as the issuer serves it. */
export const builtPhone = path.resolve(import.meta.dirname, '../../out/phone');

/** How the browser of Playwright's own fixtures is started. */
export const launchOptions = chromiumOptions();

/** A phone's browser in front of an issuer of its own. */
export const test = base.extend<{ issuer: PracticeIssuer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  issuer: async ({}, use) => {
    const issuer = await startPracticeIssuer(builtPhone, { practice: true });
    await use(issuer);
    await issuer.close();
  },
  baseURL: async ({ issuer }, use) => use(issuer.origin),
  // Options, not `test.use`: that would hold for the first file alone that a worker loads this one for.
  launchOptions: [launchOptions, { scope: 'worker' }],
  ignoreHTTPSErrors: true,
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: 'en-GB',
  // Colours are judged as they stay, not as they come.
  contextOptions: { reducedMotion: 'reduce' },
});

/** The heading of the page that is shown. */
export function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name });
}

/** Opens an activation's link, as a phone's camera does, and types the number. */
export async function openAndType(page: Page, activation: PracticeActivation, origin = ''): Promise<void> {
  await page.goto(`${origin}/A/${activation.id}`);
  await typeNumber(page, activation.password);
}

/** Types the number on its page. */
export async function typeNumber(page: Page, number: string): Promise<void> {
  await page.getByLabel('Number', { exact: true }).fill(number);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** The three words that the phone shows. */
export async function shownWords(page: Page): Promise<string[]> {
  await expect(heading(page, 'Does the station show the same?')).toBeVisible();
  return (await page.locator('.phrase-words').innerText()).trim().split(/\s+/);
}

/** Fails when axe finds anything on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
}
