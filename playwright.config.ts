// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

// The real Electron where its binary is installed, the stand-in elsewhere: the specs are the same.
const root = import.meta.dirname;
if (!existsSync(path.join(root, 'node_modules/electron/dist'))) {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= path.join(root, 'test/electron-standin');
}

export default defineConfig({
  testDir: 'test',
  testMatch: ['e2e/**/*.spec.ts', 'electron-standin/**/*.spec.ts'],
  fullyParallel: true,
  // One more than small machines have cores: tests wait for frames, readers and processes as much as they compute.
  workers: 3,
  // A busy machine is slow; what does not come is an error all the same.
  expect: { timeout: 15_000 },
  timeout: 120_000,
  // Where nobody watches, what fails once and then passes is named in the summary and ends no run.
  retries: process.env.CI ? 1 : 0,
  reporter: process.env.CI ? 'dot' : 'list',
  forbidOnly: Boolean(process.env.CI),
});
