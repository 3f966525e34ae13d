// SPDX-License-Identifier: Apache-2.0
// A window that cannot be left: what Electron can do about it. The operating system's own lock-down does the rest
// (docs/kiosk.md).

import { app, type BrowserWindow } from 'electron';
import { isPlainKey } from './keys.ts';
import type { TypedPin } from './typed-pin.ts';

/** Keeps people in the window. `pin` catches digits where the policy wants that. */
export function lockWindow(window: BrowserWindow, pin: TypedPin | undefined): void {
  const { webContents } = window;
  webContents.on('before-input-event', (event, input) => {
    const pressed = input.type === 'keyDown';
    if (!isPlainKey(input) || (pressed ? pin?.takes(input) : pin?.isDigit(input))) event.preventDefault();
  });
  webContents.on('context-menu', (event) => event.preventDefault());
  webContents.on('did-finish-load', () => {
    // People who need it may zoom with two fingers, but not until nothing fits any more.
    void webContents.setVisualZoomLevelLimits(1, 3);
    webContents.setZoomFactor(1);
  });
  window.on('leave-full-screen', () => window.setKiosk(true));
  window.on('minimize', () => window.restore());
  keepOpen(window);
}

/** Closing ends nothing but a quit that was asked for: by the administrator, the restart, or the system. */
function keepOpen(window: BrowserWindow): void {
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  window.on('close', (event) => {
    if (!quitting) event.preventDefault();
  });
}
