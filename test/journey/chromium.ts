// SPDX-License-Identifier: Apache-2.0
// How the installed Chromium is started as a browser: for phones, and for pages that are looked at by themselves.

import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

/** The installed browser where there is one, else Playwright's own. */
const installed = '/usr/bin/chromium';

/**
 * What is switched off. Chromium heeds its last list alone: this takes the place of Playwright's, whose names it has,
 * and adds those of the address bar's list, for which each window without a person starts a renderer of its own.
 */
const disabledFeatures = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** What Playwright starts the browser with: without a screen's hardware, in a closed network. `switches` are added. */
export function chromiumOptions(...switches: readonly string[]): LaunchOptions {
  return {
    ...(existsSync(installed) && { executablePath: installed }),
    args: [`--disable-features=${disabledFeatures.join()}`, '--disable-gpu', '--disable-quic', ...switches],
  };
}
