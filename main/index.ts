// SPDX-License-Identifier: Apache-2.0
// Settles what is to be done, and does it. What one task alone needs is loaded for that task: who waits for the window
// waits for nothing else.

import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, Menu } from 'electron';
import { asJson, asTable, exitCodeOf, type Finding, wrongPolicy } from './check/findings.ts';
import { cutOffNetwork, guardContents } from './guards.ts';
import { registerPageScheme } from './page-scheme.ts';
import { type Settings, settleTask, type Task } from './startup.ts';

const task = settleTask(process.argv.slice(1), {
  version: app.getVersion(),
  packaged: app.isPackaged,
  appFolder: app.getAppPath(),
  platform: process.platform,
  environment: process.env,
});

if (task.ok) begin(task.value);
else refuse(task.failure);

function begin(settled: Task): void {
  if (settled.kind === 'print') end(0, settled.text);
  else if (settled.kind === 'hashExitPin') void printExitPinHash();
  else if (settled.kind === 'stationKey') void printStationKey();
  else if (settled.kind === 'unfit') report([wrongPolicy(settled.reason)], settled.json);
  else if (settled.kind !== 'run') check(settled, settled.kind === 'checkAsJson');
  else if (!app.requestSingleInstanceLock()) app.quit();
  else run(settled);
}

function run(settings: Settings): void {
  const { options, policy } = settings;
  app.enableSandbox();
  cutOffNetwork();
  // Chromium on Linux has voices only where it may talk to speech-dispatcher.
  if (options.kiosk && policy.settings.kiosk.speech !== 'off') app.commandLine.appendSwitch('enable-speech-dispatcher');
  registerPageScheme();
  guardContents();
  Menu.setApplicationMenu(null);
  // Loaded while Electron gets ready.
  const loading = import('./run.ts');
  void app.whenReady().then(async () => (await loading).runStation(settings));
  app.on('window-all-closed', () => app.quit());
}

/** Looks at all that a station needs, without a window. */
function check(settings: Settings, json: boolean): void {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasDisplay) app.commandLine.appendSwitch('ozone-platform', 'headless');
  const alone = app.requestSingleInstanceLock();
  // What Chromium keeps is for one process alone, and a station may be running.
  app.setPath('sessionData', path.join(app.getPath('userData'), 'check'));
  void app.whenReady().then(async () => {
    const { checkInstallation } = await import('./check/installation.ts');
    report(await checkInstallation(settings, alone), json);
  });
}

function report(findings: readonly Finding[], json: boolean): void {
  say(1, json ? asJson(findings) : asTable(findings));
  app.exit(exitCodeOf(findings));
}

async function printExitPinHash(): Promise<void> {
  const digits = readFileSync(0).filter((byte) => byte >= 0x30 && byte <= 0x39);
  const { isPin } = await import('./station/pin.ts');
  if (!isPin(digits)) return refuse('The PIN must have 6 to 8 digits: echo 123456 | pivot --hash-exit-pin');
  const { hashExitPin } = await import('./kiosk/exit-pin.ts');
  end(0, `${await hashExitPin(digits)}\n`);
}

async function printStationKey(): Promise<void> {
  const { openStationKey } = await import('./station-key.ts');
  const key = openStationKey(app.getPath('userData'));
  if (key.ok) end(0, key.value.publicKey);
  else end(2, `${key.failure}\n`);
}

/** Nothing starts that is set up wrongly. Where programs have no terminal, a window says so (on Linux there is one). */
function refuse(reason: string): void {
  if (app.isPackaged && process.platform !== 'linux') dialog.showErrorBox('Pivot cannot start', reason);
  end(2, `${reason}\n`);
}

/** Says a last word and ends, before anything was opened. */
function end(code: number, text: string): void {
  say(code === 0 ? 1 : 2, text);
  app.exit(code);
}

/** Writes at once, for the program ends now; a reader that has gone (`| head`) is no error. */
function say(descriptor: 1 | 2, text: string): void {
  try {
    writeSync(descriptor, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}
