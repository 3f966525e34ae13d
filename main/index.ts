// SPDX-License-Identifier: Apache-2.0
// The composition root of the station: builds everything in reading order and decides nothing.

import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, Menu, session } from 'electron';
import { type Language, languages } from '../contract/view.ts';
import { onActivity } from './activity.ts';
import { systemClock } from './clock.ts';
import { createEquipmentStore } from './equipment.ts';
import { guardContents, guardSession } from './guards.ts';
import { connectPage } from './ipc.ts';
import { keepingLogin } from './keep-login.ts';
import { type Log, openLog } from './log.ts';
import { readCommandLine, type StationOptions } from './options.ts';
import { registerPageScheme, servePage } from './page-files.ts';
import { createLoginSigning } from './signing/web-eid.ts';
import { type Station, startStation } from './station/station.ts';
import { startProcess } from './utility-process.ts';
import { openWindow } from './window.ts';

const built = path.join(import.meta.dirname, '..');
const commandLine = readCommandLine(process.argv.slice(1), app.getVersion());

if (!commandLine.ok) end(2, `${commandLine.failure}\nTry --help.\n`);
else if ('print' in commandLine.value) end(0, commandLine.value.print);
else if (!app.requestSingleInstanceLock()) app.quit();
else run(commandLine.value.run);

function run(options: StationOptions): void {
  app.enableSandbox();
  registerPageScheme();
  guardContents();
  Menu.setApplicationMenu(null);
  const log = openLog(app.getPath('logs'));
  void app.whenReady().then(() => {
    guardSession(session.defaultSession);
    servePage(path.join(built, 'renderer'));
    const station = openStation(options, log);
    const window = openWindow({ kiosk: options.kiosk, log });
    connectPage(window.webContents, station);
    onActivity(window.webContents, () => station.dispatch({ kind: 'personActive' }));
    app.on('second-instance', () => bringForward(window));
    surviveBugs(station, log);
  });
  app.on('window-all-closed', () => app.quit());
}

function openStation(options: StationOptions, log: Log): Station {
  const equipment = createEquipmentStore({
    options,
    folder: app.getPath('userData'),
    phonePages: path.join(built, 'phone'),
    startProcess,
    language: () => station.view().language,
    log,
  });
  const signing = createLoginSigning(`https://pivot.example/station/${app.getVersion()}`);
  const station: Station = startStation(
    {
      clock: systemClock,
      signing: options.keepLogin === undefined ? signing : keepingLogin(signing, options.keepLogin),
      open: equipment.open,
      newId: randomUUID,
      journal: (entry) => log.info(entry, 'station'),
    },
    { language: systemLanguage(), practiceAllowed: !options.practice },
  );
  closeBeforeQuit(async () => {
    await station.close();
    await equipment.close();
  });
  return station;
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

/** The first of the person's languages that the pages speak. */
function systemLanguage(): Language {
  const preferred = app.getPreferredSystemLanguages().map((tag) => tag.slice(0, 2).toLowerCase());
  return (
    languages.find((language) => preferred[0] === language) ?? languages.find((one) => preferred.includes(one)) ?? 'en'
  );
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Says a last word and ends, before anything was opened. */
function end(code: number, text: string): void {
  writeSync(code === 0 ? 1 : 2, text);
  app.exit(code);
}
