// SPDX-License-Identifier: Apache-2.0
// `npm start`: sets up what is missing and opens the station. What it says goes to standard error, as with setup.mjs.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './program.mjs';
import { root, setUp } from './setup.mjs';

// What an administrator asks for over SSH opens no window.
const withoutWindow = [
  '--check',
  '--print-policy',
  '--station-key',
  '--hash-exit-pin',
  '--licences',
  '--help',
  '--version',
];
const opensWindow = !process.argv.some((argument) => withoutWindow.includes(argument));
if (opensWindow && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error('There is no display to open the station on (DISPLAY and WAYLAND_DISPLAY are empty).');
  console.error('Start it from a desktop, or run "npm run demo": it goes through the whole journey without a display.');
  process.exit(1);
}
setUp('start');

const genuine = existsSync(path.join(root, 'node_modules/electron/path.txt'));
if (!genuine) console.error('Electron could not be downloaded: the stand-in runs the station in Chromium instead.');
const standIn = genuine ? {} : { ELECTRON_OVERRIDE_DIST_PATH: path.join(root, 'test/electron-standin') };
// Chromium's sandbox does not work for root. Only for root, and only here: a packaged station never runs as root.
const asRoot = genuine && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
if (asRoot.length > 0)
  console.error("You are root: the station runs without Chromium's sandbox. Use an ordinary user for real cards.");
process.exitCode = await runProgram(
  'node_modules/electron/cli.js',
  ['.', ...asRoot, ...process.argv.slice(2)],
  standIn,
);
