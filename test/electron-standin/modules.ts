// SPDX-License-Identifier: Apache-2.0

/** What `import 'electron'` gives in the main process: Electron's modules, those not provided included as such. */
import { absent } from './loud.ts';
import { app } from './main/app.ts';
import { BrowserWindow } from './main/browser-window.ts';
import { clipboard, crashReporter, powerMonitor, powerSaveBlocker, shell } from './main/desktop.ts';
import { dialog } from './main/dialog.ts';
import { ipcMain } from './main/ipc-main.ts';
import { Menu } from './main/menu.ts';
import { nativeImage } from './main/native-image.ts';
import { net } from './main/net.ts';
import { protocol } from './main/protocol.ts';
import { safeStorage } from './main/safe-storage.ts';
import { screen } from './main/screen.ts';
import { session } from './main/session.ts';
import { webContents } from './main/web-contents.ts';
import { utilityProcess } from './utility/utility-process.ts';

const PROVIDED: Readonly<Record<string, object>> = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};

const NOT_PROVIDED: readonly (keyof typeof Electron.Main)[] = [
  'autoUpdater',
  'BaseWindow',
  'contentTracing',
  'desktopCapturer',
  'globalShortcut',
  'inAppPurchase',
  'MenuItem',
  'MessageChannelMain',
  'nativeTheme',
  'netLog',
  'Notification',
  'pushNotifications',
  'ShareMenu',
  'systemPreferences',
  'TouchBar',
  'Tray',
  'View',
  'WebContentsView',
  'webFrameMain',
];

export const modules: Readonly<Record<string, object>> = {
  ...PROVIDED,
  ...Object.fromEntries(NOT_PROVIDED.map((name) => [name, absent(name)])),
};
