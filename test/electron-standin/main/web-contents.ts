// SPDX-License-Identifier: Apache-2.0

/** Stands in for `WebContents`: one page in Chromium, its navigation, its preload script and its events. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openWindow, startChromium } from '../chromium/browser.ts';
import type { DevToolsSession } from '../chromium/connection.ts';
import type { PausedRequest, Payload, Result } from '../chromium/protocol.ts';
import { environment } from '../environment.ts';
import { LoudEmitter, loud, markDestroyed, standIn } from '../loud.ts';
import { createCodec } from '../page/codec.ts';
import { createPageScripts, ISOLATED_WORLD, type PreloadSource } from '../page/scripts.ts';
import { app } from './app.ts';
import { toAppUrl } from './custom-schemes.ts';
import { eventWith, PreventableEvent } from './event.ts';
import { asElectronFrame, type FrameOwner, FrameTree, type WebFrameMain } from './frames.ts';
import { watchHeartbeat } from './heartbeat.ts';
import { IpcMain } from './ipc-main.ts';
import { KeyEvents } from './key-events.ts';
import { createImage } from './native-image.ts';
import { Navigation } from './navigation.ts';
import { interceptRequests, type RequestOwner } from './requests.ts';
import { setScreen } from './screen.ts';
import { defaultSession, pages } from './session.ts';
import { WEB_CONTENTS_EVENTS } from './web-contents-events.ts';
import { Wire, type WireOwner } from './wire.ts';

/** The window around a page. */
export interface PageOwner {
  /** Where Chromium is to open the window, when it must know before it starts. */
  firstWindow(url: string): Parameters<typeof startChromium>[1];
  /** Gives the window of the DevTools target its size. */
  arrange(targetId: string): Promise<void>;
  onFirstPaint(): void;
  /** The page no longer exists. */
  onGone(): void;
  onTitle(event: PreventableEvent, title: string): void;
  onResponsive(responsive: boolean): void;
  isFocused(): boolean;
  size(): Electron.Size;
  close(): void;
  open(options: Electron.BrowserWindowConstructorOptions, url: string): Electron.BrowserWindow;
}

type Provided =
  | 'id'
  | 'session'
  | 'mainFrame'
  | 'ipc'
  | 'navigationHistory'
  | 'zoomFactor'
  | 'getURL'
  | 'getTitle'
  | 'getType'
  | 'getProcessId'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isLoading'
  | 'isLoadingMainFrame'
  | 'isFocused'
  | 'isDevToolsOpened'
  | 'loadURL'
  | 'loadFile'
  | 'reload'
  | 'stop'
  | 'send'
  | 'executeJavaScript'
  | 'insertCSS'
  | 'capturePage'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'setVisualZoomLevelLimits'
  | 'setWebRTCIPHandlingPolicy'
  | 'setIgnoreMenuShortcuts'
  | 'setWindowOpenHandler'
  | 'forcefullyCrashRenderer'
  | 'close'
  | 'getOrCreateDevToolsTargetId';

type WindowOpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

const codec = createCodec();
const contents = new Map<number, WebContents>();
let lastId = 0;

export class WebContents extends LoudEmitter implements Pick<Electron.WebContents, Provided> {
  readonly id = ++lastId;
  readonly session = defaultSession;
  readonly ipc: Electron.IpcMain;
  readonly navigationHistory = loud<Electron.NavigationHistory>('navigationHistory', {
    clear: () => void this.#whenReady((page) => page.send('Page.resetNavigationHistory')),
  });
  readonly #ipc = new IpcMain();
  readonly #owner: PageOwner;
  readonly #preferences: Electron.WebPreferences;
  readonly #keyQuestion = `standinAsk${randomUUID().replaceAll('-', '')}`;
  readonly #ready: Promise<DevToolsSession>;
  readonly #frames: FrameTree;
  readonly #navigation: Navigation;
  #wire: Wire | undefined;
  #keys: KeyEvents | undefined;
  #targetId = '';
  #title = '';
  #zoomFactor = 1;
  #isCrashed = false;
  #isDestroyed = false;
  #windowOpenHandler: WindowOpenHandler | undefined;
  #isWatched = false;

  constructor(owner: PageOwner, preferences: Electron.WebPreferences) {
    super(WEB_CONTENTS_EVENTS);
    this.#owner = owner;
    this.#preferences = preferences;
    this.ipc = this.#ipc as unknown as Electron.IpcMain;
    this.#frames = new FrameTree(this.#asFrameOwner());
    this.#navigation = new Navigation(this.#frames, {
      emit: (event, ...args) => this.#isDestroyed || this.emit(event, ...args),
      onFirstPaint: () => owner.onFirstPaint(),
    });
    contents.set(this.id, this);
    this.#ready = this.#attach();
    this.#ready.catch((error) => this.#isDestroyed || console.error('stand-in:', error));
    this.#followListeners();
    app.emit('web-contents-created', new PreventableEvent(), this);
  }

  /** The contents of a DevTools target, if it is one of the app's. */
  static ofTarget(targetId: string | undefined): WebContents | undefined {
    return [...contents.values()].find((candidate) => candidate.#targetId === targetId);
  }

  static all(): WebContents[] {
    return [...contents.values()];
  }

  static ofId(id: number): WebContents | undefined {
    return contents.get(id);
  }

  /** Resolves with the DevTools session once the page is there and everything is in place. */
  static whenAttached(webContents: WebContents): Promise<DevToolsSession> {
    return webContents.#ready;
  }

  /** A DevTools target has ended, and the window with it if it is one of the app's. */
  static targetGone(targetId: string): void {
    const gone = WebContents.ofTarget(targetId);
    if (gone) gone.#owner.onGone();
  }

  /** Begins to ask the page whether it still answers. */
  static watchHeartbeat(webContents: WebContents): void {
    if (webContents.#isWatched) return;
    webContents.#isWatched = true;
    const onChange = (responsive: boolean) => {
      webContents.emit(responsive ? 'responsive' : 'unresponsive');
      webContents.#owner.onResponsive(responsive);
    };
    void webContents.#whenReady((page) => watchHeartbeat(page, onChange));
  }

  /** The page asked for a window: the app's handler decides. */
  static askForWindow(webContents: WebContents, opened: Payload<'Page.windowOpen'>): void {
    webContents.#windowOpen(opened);
  }

  /** The page is gone: from here on every use of the object throws. */
  static destroy(webContents: WebContents): void {
    if (webContents.#isDestroyed) return;
    webContents.#isDestroyed = true;
    contents.delete(webContents.id);
    webContents.#ready.then(
      (page) => pages.delete(page),
      () => {}, // it was never there
    );
    webContents.#frames.destroy();
    webContents.#navigation.abandonLoad('ERR_FAILED');
    webContents.emit('destroyed');
    markDestroyed(webContents);
  }

  get mainFrame(): Electron.WebFrameMain {
    return standIn<Electron.WebFrameMain>(this.#frames.main);
  }

  get zoomFactor(): number {
    return this.#zoomFactor;
  }

  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }

  getURL(): string {
    return this.#navigation.url;
  }

  getTitle(): string {
    return this.#title;
  }

  getType(): 'window' {
    return 'window';
  }

  getProcessId(): number {
    return 1;
  }

  getOrCreateDevToolsTargetId(): string {
    return this.#targetId;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  isLoading(): boolean {
    return this.#navigation.isLoading;
  }

  isLoadingMainFrame(): boolean {
    return this.#navigation.isLoading;
  }

  isFocused(): boolean {
    return this.#owner.isFocused();
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  async loadURL(url: string): Promise<void> {
    await this.#navigation.load(await this.#ready, url);
  }

  loadFile(file: string, options: Electron.LoadFileOptions = {}): Promise<void> {
    const url = pathToFileURL(path.resolve(environment.appPath, file));
    url.search = options.search ?? new URLSearchParams(options.query).toString();
    url.hash = options.hash ?? '';
    return this.loadURL(url.href);
  }

  reload(): void {
    void this.#whenReady((page) => this.#navigation.reload(page));
  }

  stop(): void {
    void this.#whenReady((page) => page.send('Page.stopLoading'));
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    this.#wire?.send(this.#frames.main, channel, args);
  }

  async executeJavaScript(code: string): Promise<unknown> {
    await this.#ready;
    if (this.#navigation.isLoading || !this.#navigation.url)
      await new Promise((resolve) => this.once('did-stop-loading', resolve));
    return this.#execute(this.#frames.main, code);
  }

  async insertCSS(css: string): Promise<string> {
    const key = randomUUID();
    await this.executeJavaScript(`{
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(css)});
      document.adoptedStyleSheets.push(sheet);
    }`);
    return key;
  }

  async capturePage(area?: Electron.Rectangle): Promise<Electron.NativeImage> {
    const page = await this.#ready;
    const clip = area ? { clip: { ...area, scale: 1 } } : {};
    const { data } = await page.send('Page.captureScreenshot', { format: 'png', ...clip });
    return createImage(Buffer.from(data, 'base64'));
  }

  /** Zooms as Electron does: the same window holds fewer, larger CSS pixels. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoomFactor = factor;
    void this.#whenReady((page) => this.#zoom(page));
  }

  getZoomFactor(): number {
    return this.#zoomFactor;
  }

  async setVisualZoomLevelLimits(): Promise<void> {}

  /** Chromium's switch `webrtc-ip-handling-policy` does the same for all pages, and is forwarded. */
  setWebRTCIPHandlingPolicy(): void {}

  /** There are no menu shortcuts here. */
  setIgnoreMenuShortcuts(): void {}

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    void this.#whenReady((page) => page.send('Page.crash'));
  }

  close(): void {
    this.#owner.close();
  }

  // ---- The page in Chromium

  async #attach(): Promise<DevToolsSession> {
    const blank = `data:text/html,standin-${this.id}`;
    const browser = await startChromium(chromiumProfile(), this.#owner.firstWindow(blank));
    this.#targetId = await openWindow(blank);
    const attached = { targetId: this.#targetId, flatten: true };
    const page = browser.session((await browser.send('Target.attachToTarget', attached)).sessionId);
    this.#frames.follow(page, this.#targetId);
    const wire = new Wire(this.#asWireOwner(), page, this.#frames);
    this.#wire = wire;
    const emitKey = (event: PreventableEvent, input: object) => this.emit('before-input-event', event, input);
    this.#keys = new KeyEvents(page, this.#keyQuestion, emitKey);
    this.#follow(page);
    pages.add(page);
    await Promise.all([
      this.#owner.arrange(this.#targetId),
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Inspector.enable'),
      page.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      page.send('Emulation.getScreenInfos').then(({ screenInfos: [info] }) => info && setScreen(info)),
      interceptRequests(page, this.#asRequestOwner()),
      this.#wire.install(),
      ...this.#installScripts(page),
    ]);
    return page;
  }

  #installScripts(page: DevToolsSession): Promise<unknown>[] {
    const scripts = createPageScripts({
      greeting: `standin-${randomUUID()}`,
      keyQuestion: this.#keyQuestion,
      process: processFacts(this.#preferences.additionalArguments ?? []),
      preload: this.#readPreload(),
    });
    return [
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: ISOLATED_WORLD }),
    ];
  }

  #readPreload(): PreloadSource | null {
    const { preload } = this.#preferences;
    if (!preload) return null;
    try {
      return { file: pathToFileURL(preload).href, text: readFileSync(preload, 'utf8') };
    } catch (error) {
      this.#preloadFailed(error as Error);
      return null;
    }
  }

  #preloadFailed(error: Error): void {
    console.error(`Unable to load preload script: ${this.#preferences.preload}\n${error.stack}`);
    this.emit('preload-error', new PreventableEvent(), this.#preferences.preload, error);
  }

  #follow(page: DevToolsSession): void {
    this.#navigation.follow(page);
    page.on('Page.windowOpen', (opened) => this.#windowOpen(opened));
    page.on('Page.javascriptDialogOpening', ({ type }) => this.#dialogOpening(page, type));
    page.on('Runtime.consoleAPICalled', (message) => this.#consoleMessage(message));
    page.on('Inspector.targetCrashed', () => this.#crashed());
    page.on('Inspector.targetReloadedAfterCrash', () => {
      this.#isCrashed = false;
    });
  }

  #followListeners(): void {
    const count = (event: string) => this.listenerCount(event);
    this.on('newListener', (event) => {
      if (event === 'before-input-event' && count(event) === 0) void this.#whenReady(() => this.#keys?.listen(true));
      if (event === 'unresponsive') WebContents.watchHeartbeat(this);
    });
    this.on('removeListener', (event) => {
      if (event === 'before-input-event' && count(event) === 0) void this.#whenReady(() => this.#keys?.listen(false));
    });
  }

  /** Does something with the page when it is there; nothing when it never comes or has gone. */
  async #whenReady(action: (page: DevToolsSession) => unknown): Promise<void> {
    try {
      await action(await this.#ready);
    } catch (error) {
      if (!this.#isDestroyed) console.error('stand-in:', error);
    }
  }

  async #zoom(page: DevToolsSession): Promise<void> {
    const factor = this.#zoomFactor;
    const { width, height } = this.#owner.size();
    const metrics = {
      width: Math.round(width / factor),
      height: Math.round(height / factor),
      deviceScaleFactor: factor,
      mobile: false,
    };
    if (factor === 1) await page.send('Emulation.clearDeviceMetricsOverride');
    else await page.send('Emulation.setDeviceMetricsOverride', metrics);
  }

  async #execute(frame: WebFrameMain, code: string): Promise<unknown> {
    const page = await this.#ready;
    const contextId = this.#frames.pageContextOf(frame);
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      userGesture: true,
      ...(contextId === undefined ? {} : { contextId }),
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    if (!result.objectId) return primitiveOf(result);
    const encoded = await page.send('Runtime.callFunctionOn', {
      objectId: result.objectId,
      functionDeclaration: `function () { return (${createCodec})().encode(this); }`,
      returnByValue: true,
    });
    if (encoded.exceptionDetails) throw new Error('An object could not be cloned.');
    return codec.decode(encoded.result.value as string);
  }

  #windowOpen({ url, windowName, windowFeatures }: Payload<'Page.windowOpen'>): void {
    const details: Electron.HandlerDetails = {
      url: toAppUrl(url),
      frameName: windowName === '_blank' ? '' : windowName,
      features: windowFeatures.join(','),
      disposition: windowFeatures.length > 0 ? 'new-window' : 'foreground-tab',
      referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
    };
    const answer = this.#windowOpenHandler?.(details) ?? { action: 'allow' };
    if (answer.action !== 'allow') return;
    const overridden = answer.overrideBrowserWindowOptions ?? {};
    const webPreferences = { ...this.#preferences, ...overridden.webPreferences };
    const window = this.#owner.open({ ...overridden, webPreferences }, details.url);
    this.emit('did-create-window', window, details);
  }

  // ---- Other events

  #dialogOpening(page: DevToolsSession, type: Payload<'Page.javascriptDialogOpening'>['type']): void {
    const answer = (accept: boolean) => page.send('Page.handleJavaScriptDialog', { accept }).catch(() => {});
    // Electron asks nobody on leaving a page: the page prevails unless the app objects.
    if (type === 'beforeunload') void answer(this.#navigation.isPrevented('will-prevent-unload', { url: '' }));
    // Nobody is there to answer, unless a test tool is attached, which answers by itself.
    else if (environment.headless && !environment.switches.has('remote-debugging-port')) void answer(false);
  }

  #consoleMessage({ type, args, stackTrace }: Payload<'Runtime.consoleAPICalled'>): void {
    const [call] = stackTrace?.callFrames ?? [];
    const message = args.map((arg) => String(arg.value ?? arg.description ?? '')).join(' ');
    const level = type === 'error' || type === 'warning' || type === 'debug' ? type : 'info';
    const place = { lineNumber: call?.lineNumber ?? 0, sourceId: toAppUrl(call?.url ?? '') };
    this.emit('console-message', eventWith({ message, level, ...place, frame: asElectronFrame(this.#frames.main) }));
  }

  #crashed(): void {
    this.#isCrashed = true;
    this.#navigation.stopLoading();
    const details = { reason: 'crashed', exitCode: 5 };
    this.emit('render-process-gone', new PreventableEvent(), details);
    app.emit('render-process-gone', new PreventableEvent(), this, details);
  }

  #titled(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    const event = new PreventableEvent();
    this.emit('page-title-updated', event, title, true);
    this.#owner.onTitle(event, title);
  }

  // ---- What the parts of the page need of it

  #asFrameOwner(): FrameOwner {
    return {
      sendToFrame: (frame, channel, args) => this.#wire?.send(frame, channel, args),
      executeInFrame: (frame, code) => this.#execute(frame, code),
    };
  }

  #asWireOwner(): WireOwner {
    return {
      sender: standIn<Electron.WebContents>(this),
      ipc: this.#ipc,
      onTitle: (title) => this.#titled(title),
      onPreloadError: (error) => this.#preloadFailed(error),
      onIpcMessage: (event, channel, args) => this.emit('ipc-message', event, channel, ...args),
    };
  }

  #asRequestOwner(): RequestOwner {
    return {
      allowsNavigation: (request, url) => this.#navigation.allows(request, url),
      detailsOf: (request) => this.#detailsOf(request),
      onDocument: (request, status) => this.#navigation.onDocument(request, status),
    };
  }

  #detailsOf({ frameId, resourceType, request, requestId }: PausedRequest): object {
    const documentType = this.#frames.isMain(frameId) ? 'mainFrame' : 'subFrame';
    return {
      id: Number(requestId.replace(/\D/g, '')),
      method: request.method,
      webContentsId: this.id,
      webContents: this,
      frame: asElectronFrame(this.#frames.get(frameId)),
      resourceType: resourceType === 'Document' ? documentType : (RESOURCE_TYPES[resourceType] ?? 'other'),
      referrer: request.headers.Referer ?? '',
      timestamp: Date.now(),
    };
  }
}

/** `webContents`: the static members of the type. */
export const webContents = loud<typeof Electron.WebContents>('webContents', {
  getAllWebContents: () => WebContents.all().map((each) => standIn(each)),
  getFocusedWebContents: () =>
    standInOr(
      null,
      WebContents.all().find((each) => each.isFocused()),
    ),
  fromId: (id) => standInOr(undefined, WebContents.ofId(id)),
  fromDevToolsTargetId: (targetId) => standInOr(undefined, WebContents.ofTarget(targetId)),
});

/** The folder of Chromium's profile. */
export function chromiumProfile(): string {
  return path.join(app.getPath('sessionData'), 'standin-chromium');
}

function standInOr<Absent>(otherwise: Absent, found: WebContents | undefined): Electron.WebContents | Absent {
  return found ? standIn<Electron.WebContents>(found) : otherwise;
}

/** The value of a primitive, which DevTools gives as text where JSON has no form for it. */
function primitiveOf({ type, value, unserializableValue }: Result<'Runtime.evaluate'>['result']): unknown {
  if (unserializableValue === undefined) return value;
  return type === 'bigint' ? BigInt(unserializableValue.slice(0, -1)) : Number(unserializableValue);
}

/** What a preload script's `process` says of the process. */
function processFacts(additionalArguments: readonly string[]): object {
  return {
    platform: process.platform,
    arch: process.arch,
    versions: { ...process.versions },
    env: { ...process.env },
    argv: [environment.executable, ...additionalArguments],
    execPath: environment.executable,
    resourcesPath: process.resourcesPath,
  };
}
