// SPDX-License-Identifier: Apache-2.0
// The composition root of a station with a window. The window comes first, so that the page loads while the rest is
// built.

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { app, type BrowserWindow, session } from 'electron';
import { onActivity } from './activity.ts';
import { systemClock } from './clock.ts';
import type { EquipmentStore } from './equipment.ts';
import { guardSession } from './guards.ts';
import { connectPage } from './ipc.ts';
import { keepingLogin } from './keep-login.ts';
import { restartDaily } from './kiosk/daily-restart.ts';
import { closedByStaff, createExit } from './kiosk/exit-pin.ts';
import { lockWindow } from './kiosk/kiosk-window.ts';
import { clearBetweenPeople } from './kiosk/traces.ts';
import { TypedPin, withTypedPin } from './kiosk/typed-pin.ts';
import { type Log, openLog } from './log.ts';
import { servePage } from './page-files.ts';
import { rulesOf } from './policy/rules.ts';
import { createLoginSigning } from './signing/web-eid.ts';
import type { Settings } from './startup.ts';
import type { Administrator } from './station/outside.ts';
import type { Mode } from './station/state.ts';
import { type Station, startStation } from './station/station.ts';
import { openWindow, reload } from './window.ts';

/** Opens the window and starts the station behind it. The app has to be ready. */
export async function runStation(settings: Settings): Promise<void> {
  const { options, policy } = settings;
  const log = openLog(app.getPath('logs'));
  guardSession(session.defaultSession);
  servePage(path.join(import.meta.dirname, '../renderer'), policy.logo);
  const window = openWindow({ kiosk: options.kiosk, log });
  // Chromium sets out when this thread is free, and the page asks for nothing before it has had its files from here.
  await setImmediate();
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
}

/** Card process and issuer take long to start, so they are loaded and started once the page has been drawn. */
function openStation(settings: Settings, log: Log, pageDrawn: Promise<void>): Station {
  const { options, policy } = settings;
  const { exitPin } = policy.settings.kiosk;
  let equipment: Promise<EquipmentStore> | undefined;
  const load = async () => {
    const { openEquipment } = await import('./own-equipment.ts');
    return openEquipment(settings, log, () => station.view().language);
  };
  const open = async (mode: Mode) => {
    await pageDrawn;
    equipment ??= load();
    return (await equipment).open(mode);
  };
  const signing = createLoginSigning(`https://pivot.example/station/${app.getVersion()}`);
  const station: Station = startStation(
    {
      clock: systemClock,
      signing: options.keepLogin === undefined ? signing : keepingLogin(signing, options.keepLogin),
      open,
      newId: randomUUID,
      journal: (entry) => log.info(entry, 'station'),
      ...(exitPin === undefined ? {} : { administrator: wayOut(exitPin) }),
    },
    rulesOf(settings, app.getPreferredSystemLanguages()),
  );
  closeBeforeQuit(async () => {
    await station.close();
    await (await equipment)?.close();
  });
  return station;
}

/** The administrator's way out of a kiosk. */
function wayOut(hash: string): Administrator {
  const memory = path.join(app.getPath('userData'), 'exit-tries.json');
  return createExit({ hash, memory, now: systemClock.now, leave: () => quitWith(closedByStaff) });
}

/** Restarts each day, so that nothing accumulates. */
function keepFresh(restartAt: string | undefined, station: Station): void {
  if (restartAt === undefined) return;
  restartDaily(restartAt, systemClock, station.view, () => {
    app.relaunch();
    app.quit();
  });
}

let exitCode = 0;

function quitWith(code: number): void {
  exitCode = code;
  app.quit();
}

/** Ends visits, processes and connections before the app quits. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void close().finally(() => app.exit(exitCode));
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
