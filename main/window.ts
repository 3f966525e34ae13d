// SPDX-License-Identifier: Apache-2.0

import path from 'node:path';
import { app, BrowserWindow, screen, type WebContents } from 'electron';
import { systemClock } from './clock.ts';
import type { Log } from './log.ts';
import { watchPulse } from './page-pulse.ts';
import { pageAddress } from './page-scheme.ts';

/** How the window looks. */
export interface WindowOptions {
  /** Fills the screen and has no frame, for a shared station. */
  readonly kiosk: boolean;
  readonly log: Log;
}

/**
 * Opens the one window, with a page that has no rights but to talk to the station. A page that crashes or hangs is
 * loaded again: all state is in the main process, so it goes on where it was.
 *
 * No content protection: the PIN's digits are never on the screen, the QR is there to be filmed, and magnifiers and
 * remote assistance, which some people need, would see a black window.
 */
export function openWindow({ kiosk, log }: WindowOptions): BrowserWindow {
  // A window that is larger than what the taskbar leaves would have its buttons behind it.
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    width: Math.min(1280, width),
    height: Math.min(800, height),
    minWidth: 800,
    minHeight: 600,
    kiosk,
    show: false,
    title: 'Pivot',
    backgroundColor: '#FBFAF7',
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged && !kiosk,
    },
  });
  window.once('ready-to-show', () => window.show());
  mendPage(window, log);
  void window.loadURL(pageAddress).catch((cause: unknown) => log.error({ cause: String(cause) }, 'page not loaded'));
  return window;
}

const pauseBeforeReload = 500;

function mendPage(window: BrowserWindow, log: Log): void {
  const { webContents } = window;
  webContents.on('render-process-gone', (_event, { reason }) => {
    log.error({ reason }, 'page gone');
    if (reason !== 'clean-exit') setTimeout(() => reload(window), pauseBeforeReload);
  });
  const crash = (): void => {
    if (webContents.isDestroyed()) return;
    log.error({}, 'page does not respond');
    webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', crash);
  const stop = watchPulse(() => askPage(webContents), systemClock, crash);
  window.once('closed', stop);
}

/** A page that loads, or that a developer has halted, does not answer, and is not hung. */
function askPage(contents: WebContents): Promise<unknown> | undefined {
  if (contents.isDestroyed() || contents.isCrashed()) return undefined;
  return contents.isLoadingMainFrame() || contents.isDevToolsOpened() ? undefined : contents.executeJavaScript('0');
}

/** Loads the page anew: it goes on where it was. */
export function reload(window: BrowserWindow): void {
  if (!window.isDestroyed()) void window.loadURL(pageAddress).catch(() => undefined);
}
