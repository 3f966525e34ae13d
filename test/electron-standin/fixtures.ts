// SPDX-License-Identifier: Apache-2.0

/** The small app of `app/`, running in a fresh profile, and its first page. */
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
  profile: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'standin-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  electronApp: async ({ profile, appArguments }, use) => {
    const app = await _electron.launch({ args: [`--user-data-dir=${profile}`, ...appArguments, APP] });
    await use(app);
    await app.close();
  },
  page: async ({ electronApp }, use) => {
    const page = await electronApp.firstWindow();
    await page.getByRole('heading').waitFor();
    await use(page);
  },
});

export { expect } from '@playwright/test';
