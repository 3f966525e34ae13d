// SPDX-License-Identifier: Apache-2.0
// A station under a policy file: it looks and speaks as the file says, and does not start under a wrong one.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, startProgram, stationCommand, test } from './virtual-station.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-policy-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function policyFile(name: string, policy: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(policy));
  return file;
}

test.describe('a station under a policy', () => {
  const policy = {
    organisation: {
      name: 'Example Bureau',
      logo: path.join(root, 'assets/icon.svg'),
      accent: { light: '#3a1a78', dark: '#d9c8ff' },
    },
    support: 'room 12',
    languages: { offered: ['en', 'nl'], default: 'en' },
  };
  test.use({ stationArguments: [`--policy=${policyFile('house.json', policy)}`] });

  test('wears the organisation’s name, logo, colour and languages, and offers no practice card', async ({
    station,
  }) => {
    const page = await firstPage(station);
    await expect(page.getByText('Example Bureau')).toBeVisible();
    const logo = page.locator('.organisation img');
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    const accent = () => getComputedStyle(document.documentElement).getPropertyValue('--accent');
    expect(['#3a1a78', '#d9c8ff']).toContain(await page.evaluate(accent));
    await expect(page.getByRole('navigation').getByRole('button')).toHaveText(['English', 'Nederlands']);
    await expect(page.getByRole('button', { name: 'Use the practice card' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Help' }).click();
    await expect(page.getByText('If you cannot go on, ask room 12.')).toBeVisible();
  });

  test('refuses the practice card to a page that asks for it all the same', async ({ station }) => {
    const page = await firstPage(station);
    await page.evaluate(() => (window as unknown as { station: StationFunctions }).station.insertPracticeCard());
    await expect(page.getByText('Example Bureau')).toBeVisible();
    await expect(page.locator('.practice-band')).toHaveCount(0);
  });
});

/** The first page, whatever it says of this computer's readers. */
async function firstPage(station: ElectronApplication): Promise<Page> {
  const page = await station.firstWindow();
  await expect(page.locator('.frame-welcome h1')).toBeVisible();
  return page;
}

interface StationFunctions {
  readonly insertPracticeCard: () => Promise<void>;
}

test('a station with a wrong policy does not start, and says what is wrong', async ({ userData }) => {
  const file = policyFile('wrong.json', { idle: { seconds: 'long' } });
  const { code, errors } = await startProgram(...stationCommand(userData, `--policy=${file}`));
  expect(code).toBe(2);
  expect(errors).toContain(file);
  expect(errors).toContain('idle.seconds');
});

test('a managed station refuses practice, loudly', async ({ userData }) => {
  const file = policyFile('managed.json', {});
  const { code, errors } = await startProgram(...stationCommand(userData, `--policy=${file}`, '--practice'));
  expect(code).toBe(2);
  expect(errors).toContain('--practice is refused');
});

test('the policy in force can be printed', async ({ userData }) => {
  const file = policyFile('printed.json', { support: 'room 12' });
  const { code, output } = await startProgram(...stationCommand(userData, `--policy=${file}`, '--print-policy'));
  expect(code).toBe(0);
  expect(output).toContain('"support": "room 12"');
});
