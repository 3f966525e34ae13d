// SPDX-License-Identifier: Apache-2.0
// The composition root of the station: builds everything in reading order and decides nothing.

import { randomUUID } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog, Menu, session } from 'electron';
import type { Language } from '../contract/view.ts';
import { onActivity } from './activity.ts';
import { asJson, asTable, exitCodeOf, type Finding, wrongPolicy } from './check/findings.ts';
import { systemClock } from './clock.ts';
import { createEquipmentStore, type EquipmentStore } from './equipment.ts';
import { cutOffNetwork, guardContents, guardSession } from './guards.ts';
import { connectPage } from './ipc.ts';
import { keepingLogin } from './keep-login.ts';
import { restartDaily } from './kiosk/daily-restart.ts';
import { createExit, hashExitPin } from './kiosk/exit-pin.ts';
import { lockWindow } from './kiosk/kiosk-window.ts';
import { clearBetweenPeople } from './kiosk/traces.ts';
import { TypedPin, withTypedPin } from './kiosk/typed-pin.ts';
import { type Log, openLog } from './log.ts';
import { registerPageScheme, servePage } from './page-files.ts';
import { rulesOf } from './policy/rules.ts';
import { createLoginSigning } from './signing/web-eid.ts';
import { type Settings, settleTask, type Task } from './startup.ts';
import type { Administrator } from './station/outside.ts';
import { isPin } from './station/pin.ts';
import { type Station, startStation } from './station/station.ts';
import { openStationKey } from './station-key.ts';
import { processStarter } from './utility-process.ts';
import { openWindow, reload } from './window.ts';

const built = path.join(import.meta.dirname, '..');
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
  else if (settled.kind === 'stationKey') printStationKey();
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
  const log = openLog(app.getPath('logs'));
  void app.whenReady().then(() => {
    guardSession(session.defaultSession);
    servePage(path.join(built, 'renderer'), policy.logo);
    const window = openWindow({ kiosk: options.kiosk, log });
    const pageDrawn = Promise.withResolvers<void>();
    const station = openStation(settings, log, pageDrawn.promise);
    const byKeyboard = options.kiosk && policy.settings.kiosk.pinEntry === 'keyboard';
    const typedPin = byKeyboard ? new TypedPin(station) : undefined;
    connectPage(window.webContents, typedPin ? withTypedPin(station, typedPin) : station, pageDrawn.resolve);
    clearBetweenPeople(station, window, { kiosk: options.kiosk, reload: () => reload(window), log });
    if (options.kiosk) {
      lockWindow(window, typedPin);
      keepFresh(policy.settings.kiosk.restartAt, station);
    }
    onActivity(window.webContents, () => station.dispatch({ kind: 'personActive' }));
    app.on('second-instance', () => bringForward(window));
    surviveBugs(station, log);
  });
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
    const equipment = openEquipment(settings, openLog(app.getPath('logs')), () => 'en');
    const readers = equipment.readers();
    const issuer = alone || settings.options.issuer.kind === 'external' ? await equipment.issuer() : 'inUse';
    const { checkStation } = await import('./check/check.ts');
    const findings = await checkStation({ settings, readers, issuer, now: systemClock.now });
    await Promise.all([readers.close(), equipment.close()]);
    report(findings, json);
  });
}

function report(findings: readonly Finding[], json: boolean): void {
  say(1, json ? asJson(findings) : asTable(findings));
  app.exit(exitCodeOf(findings));
}

function openEquipment(settings: Settings, log: Log, language: () => Language): EquipmentStore {
  return createEquipmentStore({
    settings,
    folder: app.getPath('userData'),
    phonePages: path.join(built, 'phone'),
    startProcess: processStarter(app.getPath('logs')),
    language,
    log,
  });
}

/** What takes long to start, card process and issuer, starts when the page is drawn, and takes no time from it. */
function openStation(settings: Settings, log: Log, pageDrawn: Promise<void>): Station {
  const { options, policy } = settings;
  const { exitPin } = policy.settings.kiosk;
  const equipment = openEquipment(settings, log, () => station.view().language);
  const signing = createLoginSigning(`https://pivot.example/station/${app.getVersion()}`);
  const station: Station = startStation(
    {
      clock: systemClock,
      signing: options.keepLogin === undefined ? signing : keepingLogin(signing, options.keepLogin),
      open: (mode) => pageDrawn.then(() => equipment.open(mode)),
      newId: randomUUID,
      journal: (entry) => log.info(entry, 'station'),
      ...(exitPin === undefined ? {} : { administrator: wayOut(exitPin) }),
    },
    rulesOf(settings, app.getPreferredSystemLanguages()),
  );
  closeBeforeQuit(async () => {
    await station.close();
    await equipment.close();
  });
  return station;
}

/** The administrator's way out of a kiosk. */
function wayOut(hash: string): Administrator {
  const memory = path.join(app.getPath('userData'), 'exit-tries.json');
  return createExit({ hash, memory, now: systemClock.now, leave: () => app.quit() });
}

/** Nothing that piled up in a day outlives the night. */
function keepFresh(restartAt: string | undefined, station: Station): void {
  if (restartAt === undefined) return;
  restartDaily(restartAt, systemClock, station.view, () => {
    app.relaunch();
    app.quit();
  });
}

async function printExitPinHash(): Promise<void> {
  const digits = readFileSync(0).filter((byte) => byte >= 0x30 && byte <= 0x39);
  if (!isPin(digits)) return refuse('The PIN must have 6 to 8 digits: echo 123456 | pivot --hash-exit-pin');
  end(0, `${await hashExitPin(digits)}\n`);
}

function printStationKey(): void {
  const key = openStationKey(app.getPath('userData'));
  if (key.ok) end(0, key.value.publicKey);
  else end(2, `${key.failure}\n`);
}

/** Ends visits, processes and connections first; then lets the app go. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

/** An exception that nobody caught is a bug: it shows one page, is logged, and the station goes on. */
function surviveBugs(station: Station, log: Log): void {
  const survive = (cause: unknown): void => {
    log.error({ cause: cause instanceof Error ? cause.stack : String(cause) }, 'bug');
    station.dispatch({ kind: 'stationBroke', detail: String(cause) });
  };
  process.on('uncaughtException', survive);
  process.on('unhandledRejection', survive);
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
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
