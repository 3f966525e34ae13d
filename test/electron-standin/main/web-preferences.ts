// SPDX-License-Identifier: Apache-2.0

/**
 * What of `webPreferences` is provided: pages as Electron recommends them (isolated, sandboxed, without Node.js).
 * Anything else would run with other rights than it asks for, and is refused.
 */
import { notProvided } from '../loud.ts';

/** Settings with only one value here. */
const FIXED: Readonly<Record<string, unknown>> = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  javascript: true,
  images: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  offscreen: false,
  transparent: false,
  enableBlinkFeatures: '',
};

/** Settings that take effect, and settings that make no difference to a page of the app. */
const ACCEPTED = new Set([
  'preload',
  'additionalArguments',
  'devTools',
  'spellcheck',
  'safeDialogs',
  'disableDialogs',
  'backgroundThrottling',
  'disableHtmlFullscreenWindowResize',
  'enableWebSQL',
  'scrollBounce',
  'textAreasAreResizable',
  'defaultEncoding',
]);

/** Throws for the first setting that the stand-in cannot give. */
export function checkWebPreferences(preferences: Electron.WebPreferences): void {
  for (const [name, value] of Object.entries(preferences)) {
    const isProvided = name in FIXED ? value === FIXED[name] : ACCEPTED.has(name);
    if (value !== undefined && !isProvided) throw notProvided(`webPreferences.${name}: ${String(value)}`);
  }
}
