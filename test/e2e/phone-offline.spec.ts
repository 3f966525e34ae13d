// SPDX-License-Identifier: Apache-2.0
// The app without its issuer: what the browser keeps of it, what it says then, and how a new version takes its place.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { startTestIssuer } from '../issuer/running-issuer.ts';
import { openPhone } from '../journey/phone.ts';
import { builtPhone, expectAccessible, heading } from '../phone/fixtures.ts';

test('opens, says so in each language and whom to ask, and keeps nothing but its own files', async () => {
  const pages = mkdtempSync(path.join(os.tmpdir(), 'pivot-pages-'));
  cpSync(builtPhone, pages, { recursive: true });
  const issuer = await startTestIssuer({ phonePages: pages, support: 'extension <4400>' });
  const phone = await openPhone(issuer.phoneOrigin);
  const { page } = phone;
  try {
    await page.goto(issuer.phoneOrigin);
    await expect(heading(page, 'Set up this phone')).toBeVisible();
    await page.evaluate(workerInControl);
    const kept = await page.evaluate(keptAddresses);
    expect(kept.filter((address) => !/^\/(assets\/[^?]+)?$/.test(address))).toEqual([]);
    expect(kept).toContain('/');

    // A new version waits until the page that is open has ended, and then clears up.
    const [before] = await page.evaluate(cacheNames);
    const worker = path.join(pages, 'service-worker.js');
    rmSync(`${worker}.br`);
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(/pivot-[0-9a-f]{12}/, 'pivot-000000000000'));
    await page.evaluate(workerWaits);
    expect(await page.evaluate(cacheNames)).toContain(before);
    // Who comes back before it has taken over is served by the old one once more.
    await expect(async () => {
      await page.goto('about:blank');
      await page.goto(issuer.phoneOrigin);
      await expect(heading(page, 'Set up this phone')).toBeVisible();
      expect(await page.evaluate(cacheNames)).toEqual(['pivot-000000000000']);
    }).toPass();

    await issuer.pause(async () => {
      await page.goto('about:blank');
      for (const address of ['/', '/A/ABCDEFGHIJKLMNOPQRSTUVWXYA']) {
        await page.goto(issuer.phoneOrigin + address);
        await expect(heading(page, 'The issuer does not answer')).toBeVisible();
        await expect(page.getByText('If you cannot go on, ask extension <4400>.')).toBeVisible();
        await expect(page.getByText('Test Organisation')).toBeVisible();
      }
      await expectAccessible(page);
      for (const [language, title] of [
        ['nl', 'De uitgever antwoordt niet'],
        ['de', 'Der Aussteller antwortet nicht'],
        ['fr', 'L’émetteur ne répond pas'],
        ['es', 'El emisor no responde'],
      ] as const) {
        await page.getByRole('combobox').selectOption(language);
        await expect(heading(page, title)).toBeVisible();
        await expect(page.getByText('extension <4400>')).toBeVisible();
      }
    });
  } finally {
    await phone.close();
    await issuer.close();
    rmSync(pages, { recursive: true });
  }
});

type InPage<Value> = () => Promise<Value>;

/** Runs in the page: waits until the worker answers for it. */
const workerInControl: InPage<void> = async () => {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
};

/** Runs in the page: looks for a new worker, and waits until it is ready to take over. */
const workerWaits: InPage<void> = async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const { installing } = registration;
  if (!installing) return;
  await new Promise<void>((resolve) => {
    installing.addEventListener('statechange', () => installing.state === 'installed' && resolve());
  });
};

const cacheNames: InPage<string[]> = () => caches.keys();

const keptAddresses: InPage<string[]> = async () => {
  const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = (await Promise.all(opened.map((cache) => cache.keys()))).flat();
  return requests.map(({ url }) => url.slice(location.origin.length));
};
