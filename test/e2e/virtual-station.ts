// SPDX-License-Identifier: Apache-2.0
// A station with the virtual card, in a fresh folder: no PC/SC service is needed. Each test has one of its own, or, where
// it leaves the station as it finds it, one together with the others of its worker.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import electronPath from 'electron';
import { loadAnew } from '../electron-standin/fixtures.ts';
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
  userData: ({}, use) => withFolder(use),
  station: ({ userData, stationArguments }, use) => withStation(userData, stationArguments, use),
  page: async ({ station }, use) => {
    await use(await firstPage(station));
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

/** What tests of a shared station find: the station, and its first page, loaded anew. */
interface Shared {
  readonly stationArguments: string[];
  readonly station: ElectronApplication;
}

/** For tests that put no card in and change nothing but the page. */
export const sharedTest = base.extend<Pick<Fixtures, 'page'>, Shared>({
  stationArguments: [['--practice'], { option: true, scope: 'worker' }],
  station: [
    ({ stationArguments }, use) => withFolder((folder) => withStation(folder, stationArguments, use)),
    { scope: 'worker' },
  ],
  page: async ({ station }, use) => {
    await loadAnew(station, await firstPage(station));
    await use(await firstPage(station));
  },
});

export { expect } from '@playwright/test';

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pivot-station-'));
  await use(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function withStation(
  userData: string,
  args: readonly string[],
  use: (station: ElectronApplication) => Promise<void>,
): Promise<void> {
  const station = await _electron.launch({
    args: stationCommand(userData, ...args),
    cwd: projectRoot,
    env: { ...environmentOfProcess(), STANDIN_HEADLESS: '1' },
  });
  await use(station);
  await station.close();
}

async function firstPage(station: ElectronApplication): Promise<Page> {
  const page = await station.firstWindow();
  await heading(page, 'Put your smart card in the reader').waitFor();
  return page;
}

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
