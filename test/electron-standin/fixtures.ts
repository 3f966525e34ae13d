// SPDX-License-Identifier: Apache-2.0

/**
 * The small app of `app/`, running in a fresh profile, and its first page: one for each test, or, where tests leave it as
 * they find it, one for all of them in a worker.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

export const APP = path.join(import.meta.dirname, 'app');

interface Fixtures {
  /** More arguments for the app. */
  readonly appArguments: string[];
  readonly profile: string;
  readonly electronApp: ElectronApplication;
  readonly page: Page;
}

export const test = base.extend<Fixtures>({
  appArguments: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures off the pattern.
  profile: ({}, use) => withProfile(use),
  electronApp: ({ profile, appArguments }, use) => withApp(profile, appArguments, use),
  page: async ({ electronApp }, use) => {
    const page = await electronApp.firstWindow();
    await page.getByRole('heading').waitFor();
    await use(page);
  },
});

/** For tests that change nothing but the page, which each of them finds loaded anew. */
export const sharedTest = base.extend<Pick<Fixtures, 'page'>, Pick<Fixtures, 'electronApp'>>({
  electronApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures off the pattern.
    ({}, use) => withProfile((profile) => withApp(profile, [], use)),
    { scope: 'worker' },
  ],
  page: async ({ electronApp }, use) => {
    const page = await electronApp.firstWindow();
    await page.getByRole('heading').waitFor();
    await loadAnew(electronApp, page);
    await use(page);
  },
});

async function withProfile(use: (profile: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'standin-'));
  await use(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function withApp(
  profile: string,
  args: readonly string[],
  use: (app: ElectronApplication) => Promise<void>,
): Promise<void> {
  const app = await _electron.launch({ args: [`--user-data-dir=${profile}`, ...args, APP] });
  await use(app);
  await app.close();
}

/** Has an app load its page, which is there, anew, and waits for it. */
export async function loadAnew(app: ElectronApplication, page: Page): Promise<void> {
  await page.waitForLoadState();
  const loaded = page.waitForEvent('load');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await loaded;
}

export { expect } from '@playwright/test';
