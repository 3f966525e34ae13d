// SPDX-License-Identifier: Apache-2.0

/** Where a page goes: what the app and the page ask for, the guards in between, and the events on the way. */
import type { DevToolsSession } from '../chromium/connection.ts';
import type { PausedRequest, Payload } from '../chromium/protocol.ts';
import { toAppUrl, toPageUrl } from './custom-schemes.ts';
import { eventWith, PreventableEvent } from './event.ts';
import { asElectronFrame, type FrameTree } from './frames.ts';
import { createLoadError, type LoadError } from './net-errors.ts';
import { rememberOrigin } from './session.ts';

/** The webContents, as far as its navigation concerns it. */
export interface NavigationOwner {
  /** Tells the listeners; nobody, once the webContents is destroyed. */
  emit(event: string, ...args: unknown[]): void;
  onFirstPaint(): void;
}

/** A navigation that `loadURL` waits for. */
interface AwaitedLoad {
  readonly url: string;
  readonly loaderId: string;
  resolve(): void;
  reject(error: LoadError): void;
}

/** As Chromium answers a navigation that came to nothing. */
const PAGE_GONE = { loaderId: undefined, errorText: 'net::ERR_FAILED' };

export class Navigation {
  isLoading = false;
  readonly #frames: FrameTree;
  readonly #owner: NavigationOwner;
  /** HTTP status of the document that is about to be shown. */
  #status = 200;
  /** The address that the app itself navigates to, which no guard is asked about. */
  #ordered: string | undefined;
  #awaited: AwaitedLoad | undefined;
  #loaded: string | undefined;

  constructor(frames: FrameTree, owner: NavigationOwner) {
    this.#frames = frames;
    this.#owner = owner;
  }

  /** Where the page is; empty as long as the app has loaded nothing. */
  get url(): string {
    const { url } = this.#frames.main;
    return isBlank(url) ? '' : url;
  }

  /** Follows the events of the page; `Page` and its life-cycle events must be enabled after this. */
  follow(page: DevToolsSession): void {
    page.on('Page.frameNavigated', ({ frame }) => this.#navigated(frame));
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => this.#navigatedInPage(frameId, url));
    page.on('Page.lifecycleEvent', (event) => this.#lifecycle(event));
  }

  /** `webContents.loadURL`: resolves when the document has loaded, rejects with a LoadError. */
  async load(page: DevToolsSession, url: string): Promise<void> {
    const target = toPageUrl(new URL(url).href);
    this.abandonLoad('ERR_ABORTED');
    this.#ordered = withoutFragment(target);
    this.#startLoading();
    const { loaderId, errorText } = await page.send('Page.navigate', { url: target }).catch(() => PAGE_GONE);
    this.#ordered = undefined;
    if (errorText) throw this.#failed(createLoadError(errorText, url));
    if (loaderId) await this.#loadOf(loaderId, url);
    else this.stopLoading(); // within the same document
  }

  async reload(page: DevToolsSession): Promise<void> {
    this.#ordered = withoutFragment(toPageUrl(this.url));
    await page.send('Page.reload');
  }

  /** The navigation that `load` waits for will not end. */
  abandonLoad(reason: string): void {
    this.#awaited?.reject(createLoadError(reason, this.#awaited.url));
    this.#awaited = undefined;
  }

  stopLoading(): void {
    if (!this.isLoading) return;
    this.isLoading = false;
    this.#owner.emit('did-stop-loading');
  }

  /** Asks the guards about a document that a frame is about to load from `url`. */
  allows({ frameId, request, redirectedRequestId }: PausedRequest, url: string): boolean {
    const isMainFrame = this.#frames.isMain(frameId);
    const isOrdered = isMainFrame && this.#ordered === request.url;
    if (isOrdered) this.#ordered = undefined;
    const frame = asElectronFrame(this.#frames.get(frameId));
    const details = { url, isSameDocument: false, isMainFrame, frame, initiator: frame };
    if (redirectedRequestId && this.isPrevented('will-redirect', details)) return false;
    if (!isOrdered && !redirectedRequestId && !this.#guardsAllow(details)) return false;
    rememberOrigin(request.url);
    if (isMainFrame) this.#startLoading();
    this.#owner.emit('did-start-navigation', eventWith(details), url, false, isMainFrame);
    return true;
  }

  /** Takes note of the HTTP status of a document that is about to be shown. */
  onDocument({ frameId }: PausedRequest, status: number): void {
    if (this.#frames.isMain(frameId)) this.#status = status;
  }

  /** Emits a preventable event; whether a listener prevented it. */
  isPrevented(name: string, details: { readonly url: string }): boolean {
    const event = eventWith(details);
    this.#owner.emit(name, event, details.url);
    return event.defaultPrevented;
  }

  /** Resolves when the document of `loaderId` has loaded. */
  #loadOf(loaderId: string, url: string): Promise<void> {
    if (this.#loaded === loaderId) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#awaited = { url, loaderId, resolve, reject };
    });
  }

  #failed(error: LoadError): LoadError {
    this.stopLoading();
    this.#owner.emit('did-fail-load', new PreventableEvent(), error.errno, error.code, error.url, true);
    return error;
  }

  #startLoading(): void {
    if (this.isLoading) return;
    this.isLoading = true;
    this.#owner.emit('did-start-loading');
  }

  #guardsAllow(details: { readonly url: string; readonly isMainFrame: boolean }): boolean {
    if (this.isPrevented('will-frame-navigate', details)) return false;
    return !details.isMainFrame || !this.isPrevented('will-navigate', details);
  }

  #navigated({ id, url, loaderId, unreachableUrl }: Payload<'Page.frameNavigated'>['frame']): void {
    if (!this.#frames.isMain(id)) return;
    if (this.#awaited?.loaderId !== loaderId) this.abandonLoad('ERR_ABORTED');
    if (unreachableUrl || isBlank(url)) return;
    this.#owner.emit('did-navigate', new PreventableEvent(), toAppUrl(url), this.#status, '');
  }

  #navigatedInPage(frameId: string, url: string): void {
    const isMainFrame = this.#frames.isMain(frameId);
    this.#owner.emit('did-navigate-in-page', new PreventableEvent(), toAppUrl(url), isMainFrame);
  }

  #lifecycle({ name, frameId, loaderId }: Payload<'Page.lifecycleEvent'>): void {
    if (!this.#frames.isMain(frameId) || !this.url) return;
    if (name === 'DOMContentLoaded') this.#owner.emit('dom-ready', new PreventableEvent());
    if (name === 'firstPaint') this.#owner.onFirstPaint();
    if (name === 'load') this.#documentLoaded(loaderId);
  }

  #documentLoaded(loaderId: string): void {
    this.#loaded = loaderId;
    this.#owner.emit('did-frame-finish-load', new PreventableEvent(), true);
    this.#owner.emit('did-finish-load');
    this.stopLoading();
    if (this.#awaited?.loaderId !== loaderId) return;
    this.#awaited.resolve();
    this.#awaited = undefined;
  }
}

/** DevTools tells of requests without the fragment. */
function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}

function isBlank(url: string): boolean {
  return url === '' || /^(about:blank$|data:text\/html,standin-)/.test(url);
}
