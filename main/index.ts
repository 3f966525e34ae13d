// SPDX-License-Identifier: Apache-2.0
// The entry of the main process: reads the command line and does what it asks. Code that only one task needs is loaded
// for that task, so that nothing delays the window.

import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { app, dialog, Menu } from 'electron';
import type { Result } from '../contract/result.ts';
import { asJson, asTable, exitCodeOf, type Finding, wrongPolicy } from './check/findings.ts';
import { cutOffNetwork, guardContents } from './guards.ts';
import { type CommandLine, readCommandLine, type StationTask } from './options.ts';
import { registerPageScheme } from './page-scheme.ts';
import { policyPlace, readsAloud } from './policy/place.ts';
import type { Settings, Task } from './startup.ts';

const line = readCommandLine(process.argv.slice(1), app.getVersion());

// Electron gets ready only when this is through.
if (line.ok) await begin(line.value);
else refuse(`${line.failure}\nTry --help.`);

async function begin(asked: CommandLine): Promise<void> {
  if ('print' in asked) end(0, asked.print);
  else if ('printFile' in asked) end(0, readFileSync(path.join(app.getAppPath(), asked.printFile), 'utf8'));
  else if ('hashExitPin' in asked) await printExitPinHash();
  else if ('stationKey' in asked) await printStationKey();
  else if (asked.task !== 'run') tell(await settle(asked));
  else if (!app.requestSingleInstanceLock()) app.quit();
  else run(asked);
}

/** Decides on a task under the policy. Loaded late: the policy's schema takes longer to load than anything else here. */
async function settle(asked: StationTask): Promise<Result<Task, string>> {
  const { settleTask } = await import('./startup.ts');
  return settleTask(asked, { packaged: app.isPackaged, platform: process.platform, environment: process.env });
}

/** Starts Chromium at once. The policy, and whether to run at all, is decided while Chromium gets ready. */
function run(asked: StationTask): void {
  app.enableSandbox();
  cutOffNetwork();
  // Chromium on Linux has voices only where it may talk to speech-dispatcher.
  if (readsAloud(asked, policyPlace(asked, process.platform, process.env))) {
    app.commandLine.appendSwitch('enable-speech-dispatcher');
  }
  registerPageScheme();
  guardContents();
  Menu.setApplicationMenu(null);
  // To load a module keeps this thread busy before it returns, and Chromium sets out when the thread is free.
  const loading = setImmediate().then(() => Promise.all([settle(asked), import('./run.ts')]));
  void app.whenReady().then(async () => {
    const [task, { runStation }] = await loading;
    if (!task.ok) refuse(task.failure);
    else if (task.value.kind === 'run') void runStation(task.value);
  });
  app.on('window-all-closed', () => app.quit());
}

function tell(task: Result<Task, string>): void {
  if (!task.ok) refuse(task.failure);
  else if (task.value.kind === 'print') end(0, task.value.text);
  else if (task.value.kind === 'unfit') report([wrongPolicy(task.value.reason)], task.value.json);
  else check(task.value, task.value.kind === 'checkAsJson');
}

/** Checks everything that a station needs, without a window. */
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

/** A wrong set-up does not start. A dialog says so on systems where programs have no terminal (Linux has one). */
function refuse(reason: string): void {
  if (app.isPackaged && process.platform !== 'linux') dialog.showErrorBox('Pivot cannot start', reason);
  end(2, `${reason}\n`);
}

/** Writes a last text and ends, before anything was opened. */
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
