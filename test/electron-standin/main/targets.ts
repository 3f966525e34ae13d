// SPDX-License-Identifier: Apache-2.0

/** Follows what happens to Chromium as a whole: pages that close or open without the app, and its end. */
import { BLANK_PAGE, chromium } from '../chromium/browser.ts';
import type { TargetInfo } from '../chromium/protocol.ts';
import { environment } from '../environment.ts';
import { app } from './app.ts';
import { lifecycle } from './lifecycle.ts';
import { WebContents } from './web-contents.ts';

/** To be called once, when Chromium runs. */
export function followTargets(): void {
  const browser = chromium();
  browser.on('Target.targetDestroyed', ({ targetId }) => WebContents.targetGone(targetId));
  browser.on('Target.targetCreated', ({ targetInfo }) => pageOpened(targetInfo));
  void browser.gone.then(() => chromiumGone());
}

/** A page that the app did not ask for (a pop-up, a middle click, Ctrl+N) is closed, and its opener's handler asked. */
function pageOpened({ type, targetId, openerId, url }: TargetInfo): void {
  if (type !== 'page' || WebContents.ofTarget(targetId) || BLANK_PAGE.test(url) || !isUninvited(openerId)) return;
  chromium()
    .send('Target.closeTarget', { targetId })
    .catch(() => {}); // it has closed by itself
  const opener = WebContents.ofTarget(openerId);
  if (opener) WebContents.askForWindow(opener, { url, windowName: '', windowFeatures: [], userGesture: true });
}

/** A page without an opener is the stand-in's own or a test tool's, except in a window that a person sees. */
function isUninvited(openerId: string | undefined): boolean {
  return openerId !== undefined || !(environment.headless || environment.switches.has('remote-debugging-port'));
}

/** Also while the app quits: a signal to the whole process group ends Chromium before it is asked. */
function chromiumGone(): void {
  for (const window of [...lifecycle.windows.values()]) window.pageGone();
  app.quit();
}
