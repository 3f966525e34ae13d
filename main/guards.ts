// SPDX-License-Identifier: Apache-2.0
// What no page may do here, whoever wrote it (Electron's security checklist).

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

/**
 * Takes the network from Chromium as a whole, before it starts: WebRTC, and names that are looked up ahead of need, go
 * round a page's policy and the session's requests. No page needs it, and main speaks to the issuer by Node.js.
 */
export function cutOffNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('webrtc-ip-handling-policy', noDirectWay);
  // Whatever is left goes by a proxy, where nobody can be.
  commandLine.appendSwitch('proxy-server', 'http://0.0.0.0:1');
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
}

const noDirectWay = 'disable_non_proxied_udp';

/** Denies navigation, new windows and embedded contents to every page (items 12 to 14). */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy(noDirectWay);
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
