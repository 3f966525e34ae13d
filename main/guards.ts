// SPDX-License-Identifier: Apache-2.0
// What no page may do here, whoever wrote it (Electron's security list; requirements 49).

import { app, type Session } from 'electron';

/** Denies every permission, download and request that leaves the app. */
export function guardSession(session: Session): void {
  // Without these two handlers Electron approves everything (item 5).
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: foreign }, (_details, decide) => decide({ cancel: true }));
}

/** The page is served by our own scheme: whatever else it asks for is not ours. */
const foreign = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*'];

/** Denies navigation, new windows and embedded contents to every page (items 12 to 14). */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
