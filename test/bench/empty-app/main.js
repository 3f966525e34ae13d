// SPDX-License-Identifier: Apache-2.0
// The least that an Electron app can be: one window with one heading. What the station needs more is the station's.

import path from 'node:path';
import { app, BrowserWindow } from 'electron';

app.enableSandbox();
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
