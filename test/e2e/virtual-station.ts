// SPDX-License-Identifier: Apache-2.0
// A station with the virtual card, in a fresh folder: no PC/SC service is needed.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import electronPath from 'electron';
import { atRest } from '../journey/still.ts';

const projectRoot = path.join(import.meta.dirname, '../..');

interface Fixtures {
  /** More arguments for the station. */
  readonly stationArguments: string[];
  readonly userData: string;
  readonly station: ElectronApplication;
  /** The station's window, at its first page. */
  readonly page: Page;
  /** Puts the practice card in and waits for the PIN's page. */
  readonly insertCard: () => Promise<void>;
  readonly signIn: () => Promise<void>;
}

/** What starts the station by hand. */
export function stationCommand(userData: string, ...args: readonly string[]): string[] {
  return [`--user-data-dir=${userData}`, '.', atRest, ...args];
}

export const test = base.extend<Fixtures>({
  stationArguments: [['--practice'], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures off the pattern.
  userData: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pivot-station-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  station: async ({ userData, stationArguments }, use) => {
    const station = await _electron.launch({
      args: stationCommand(userData, ...stationArguments),
      cwd: projectRoot,
      env: { ...environmentOfProcess(), STANDIN_HEADLESS: '1' },
    });
    await use(station);
    await station.close();
  },
  page: async ({ station }, use) => {
    const page = await station.firstWindow();
    await heading(page, 'Put your smart card in the reader').waitFor();
    await use(page);
  },
  insertCard: async ({ page }, use) => {
    await use(async () => {
      await page.getByRole('button', { name: 'Use the practice card' }).click();
      await heading(page, 'Enter your PIN').waitFor();
    });
  },
  signIn: async ({ page, insertCard }, use) => {
    await use(async () => {
      await insertCard();
      await page.keyboard.type('123456');
      await page.keyboard.press('Enter');
      await heading(page, 'What would you like to do?').waitFor();
    });
  },
});

export { expect } from '@playwright/test';

/** The heading that names a page of the station. */
export function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name });
}

function environmentOfProcess(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]));
}

/** Starts the station as a shell does, and waits for its end. */
export async function startProgram(...args: readonly string[]) {
  const child = spawn(program(), [...args], {
    cwd: projectRoot,
    env: { ...environmentOfProcess(), STANDIN_HEADLESS: '1' },
  });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, errors };
}

/** Electron's executable, or what stands in for it. */
function program(): string {
  const standIn = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return standIn ? path.join(standIn, 'electron') : String(electronPath);
}
