// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for `BrowserWindow`: a window of Chromium without a browser around the page, or, where there is no display,
 * a page of the window's size. Width and height are those of the page.
 */
import { chromium, type FirstWindow } from '../chromium/browser.ts';
import type { DevToolsSession } from '../chromium/connection.ts';
import type { Parameters } from '../chromium/protocol.ts';
import { environment } from '../environment.ts';
import { LoudEmitter, loud, markDestroyed, standIn } from '../loud.ts';
import { app } from './app.ts';
import { PreventableEvent } from './event.ts';
import { type ClosableWindow, lifecycle } from './lifecycle.ts';
import { screenSize } from './screen.ts';
import { type PageOwner, WebContents } from './web-contents.ts';
import { checkWebPreferences } from './web-preferences.ts';
import { checkWindowOptions } from './window-options.ts';

const EVENTS = {
  emitted: [
    'ready-to-show',
    'show',
    'hide',
    'focus',
    'blur',
    'close',
    'closed',
    'page-title-updated',
    'enter-full-screen',
    'leave-full-screen',
    'maximize',
    'unmaximize',
    'minimize',
    'restore',
    'resize',
    'move',
    'unresponsive',
    'responsive',
  ],
  neverHere: [
    'will-resize',
    'resized',
    'will-move',
    'moved',
    'enter-html-full-screen',
    'leave-html-full-screen',
    'always-on-top-changed',
    'app-command',
    'swipe',
    'session-end',
    'query-session-end',
    'system-context-menu',
  ],
};

type Provided =
  | 'id'
  | 'webContents'
  | 'kiosk'
  | 'fullScreen'
  | 'title'
  | 'loadURL'
  | 'loadFile'
  | 'reload'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'isVisible'
  | 'isFocused'
  | 'isDestroyed'
  | 'isKiosk'
  | 'isFullScreen'
  | 'isMinimized'
  | 'isMaximized'
  | 'isMenuBarVisible'
  | 'setKiosk'
  | 'setFullScreen'
  | 'maximize'
  | 'unmaximize'
  | 'minimize'
  | 'restore'
  | 'getBounds'
  | 'getContentBounds'
  | 'getSize'
  | 'getContentSize'
  | 'setBounds'
  | 'setSize'
  | 'setContentSize'
  | 'getTitle'
  | 'setTitle'
  | 'isContentProtected'
  | 'setContentProtection'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setAutoHideMenuBar'
  | 'setAlwaysOnTop'
  | 'setBackgroundColor'
  | 'center'
  | 'moveTop'
  | 'flashFrame'
  | 'capturePage'
  | 'close'
  | 'destroy';

const windows = new Map<number, StandInWindow>();
let lastId = 0;

class StandInWindow extends LoudEmitter implements Pick<Electron.BrowserWindow, Provided>, ClosableWindow {
  readonly id = ++lastId;
  readonly webContents: Electron.WebContents;
  readonly #contents: WebContents;
  #bounds: Electron.Rectangle;
  #title: string;
  #isKiosk: boolean;
  #isFullScreen: boolean;
  #isMaximized = false;
  #isMinimized = false;
  #isVisible = false;
  #isFocused = false;
  #isPainted = false;
  #isProtected = false;
  #isClosing = false;
  #isDestroyed = false;
  #targetId: string | undefined;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(EVENTS);
    if (!lifecycle.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    checkWindowOptions(options);
    checkWebPreferences(options.webPreferences ?? {});
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#isKiosk = options.kiosk ?? false;
    this.#isFullScreen = (options.fullscreen ?? false) || this.#isKiosk;
    this.#title = options.title ?? app.name;
    windows.set(this.id, this);
    lifecycle.windows.set(this.id, this);
    this.#contents = new WebContents(this.#asPageOwner(), options.webPreferences ?? {});
    this.webContents = standIn<Electron.WebContents>(this.#contents);
    this.on('newListener', (event) => event === 'unresponsive' && WebContents.watchHeartbeat(this.#contents));
    app.emit('browser-window-created', new PreventableEvent(), this);
    if (options.show !== false) queueMicrotask(() => this.#isDestroyed || this.#show(true));
  }

  get kiosk(): boolean {
    return this.#isKiosk;
  }

  set kiosk(isKiosk: boolean) {
    this.setKiosk(isKiosk);
  }

  get fullScreen(): boolean {
    return this.#isFullScreen;
  }

  set fullScreen(isFullScreen: boolean) {
    this.setFullScreen(isFullScreen);
  }

  get title(): string {
    return this.#title;
  }

  set title(title: string) {
    this.#title = title;
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url);
  }

  loadFile(file: string, options?: Electron.LoadFileOptions): Promise<void> {
    return this.#contents.loadFile(file, options);
  }

  reload(): void {
    this.#contents.reload();
  }

  show(): void {
    this.#show(true);
  }

  showInactive(): void {
    this.#show(false);
  }

  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
  }

  focus(): void {
    if (this.#isFocused) return;
    for (const window of windows.values()) window.#blur();
    this.#isFocused = true;
    this.emit('focus');
    app.emit('browser-window-focus', new PreventableEvent(), this);
  }

  blur(): void {
    this.#blur();
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  isFocused(): boolean {
    return this.#isFocused;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isKiosk(): boolean {
    return this.#isKiosk;
  }

  isFullScreen(): boolean {
    return this.#isFullScreen;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  isMenuBarVisible(): boolean {
    return false;
  }

  isContentProtected(): boolean {
    return this.#isProtected;
  }

  setKiosk(isKiosk: boolean): void {
    this.#isKiosk = isKiosk;
    this.setFullScreen(isKiosk);
  }

  setFullScreen(isFullScreen: boolean): void {
    this.#isFullScreen = isFullScreen;
    this.#rearrange(isFullScreen ? 'enter-full-screen' : 'leave-full-screen');
  }

  maximize(): void {
    this.#isMaximized = true;
    this.#rearrange('maximize');
  }

  unmaximize(): void {
    this.#isMaximized = false;
    this.#rearrange('unmaximize');
  }

  minimize(): void {
    this.#isMinimized = true;
    this.#rearrange('minimize');
  }

  restore(): void {
    this.#isMinimized = false;
    this.#rearrange('restore');
  }

  getBounds(): Electron.Rectangle {
    return { ...(this.#fillsScreen() ? { x: 0, y: 0 } : this.#bounds), ...this.#size() };
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  getSize(): number[] {
    const { width, height } = this.#size();
    return [width, height];
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    if (bounds.x !== undefined || bounds.y !== undefined) this.emit('move');
    this.#rearrange('resize');
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  /** Accepted; other programs can still capture the window. */
  setContentProtection(isProtected: boolean): void {
    this.#isProtected = isProtected;
  }

  // Windows here have no menu, and the desktop places them: the following make no difference.

  setMenu(): void {}

  removeMenu(): void {}

  setMenuBarVisibility(): void {}

  setAutoHideMenuBar(): void {}

  setAlwaysOnTop(): void {}

  setBackgroundColor(): void {}

  center(): void {}

  moveTop(): void {}

  flashFrame(): void {}

  capturePage(area?: Electron.Rectangle): Promise<Electron.NativeImage> {
    return this.#contents.capturePage(area);
  }

  close(): void {
    void this.requestClose();
  }

  destroy(): void {
    const targetId = this.#targetId;
    if (targetId)
      chromium()
        .send('Target.closeTarget', { targetId })
        .catch(() => {});
    this.#gone();
  }

  requestClose(): Promise<boolean> {
    return this.#requestClose();
  }

  pageGone(): void {
    this.#gone();
  }

  async #requestClose(): Promise<boolean> {
    if (this.#isDestroyed) return true;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    return this.#closePage();
  }

  /** Asks the page, which may refuse by `beforeunload`; resolves with whether the window has closed. */
  async #closePage(): Promise<boolean> {
    const page = await WebContents.whenAttached(this.#contents).catch(() => undefined);
    if (!page || this.#isDestroyed) return true;
    this.#isClosing = true;
    const outcome = new Promise<boolean>((resolve) => {
      this.once('closed', () => resolve(true));
      page.on('Page.javascriptDialogClosed', ({ result }) => result || resolve(false));
    });
    this.#askPageToClose(page);
    // Chromium drops the question when it comes while the next document takes over: then that one is asked.
    page.on('Page.frameNavigated', ({ frame }) => frame.parentId || this.#askPageToClose(page));
    page.on('Page.loadEventFired', () => this.#askPageToClose(page));
    this.#isClosing = await outcome;
    return this.#isClosing;
  }

  #askPageToClose(page: DevToolsSession): void {
    if (!this.#isClosing || this.#isDestroyed) return;
    // A page that is still loading has nothing to lose.
    if (this.#contents.isLoading()) this.#closeTarget();
    else page.send('Page.close').catch(() => {}); // no answer comes when the page is gone at once
  }

  #closeTarget(): void {
    const targetId = this.#targetId;
    if (targetId)
      chromium()
        .send('Target.closeTarget', { targetId })
        .catch(() => {}); // gone already
  }

  #gone(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#isFocused = false;
    windows.delete(this.id);
    lifecycle.windows.delete(this.id);
    WebContents.destroy(this.#contents);
    markDestroyed(this);
    this.emit('closed');
    if (windows.size === 0 && !lifecycle.isQuitting) allClosed();
  }

  #show(isActive: boolean): void {
    this.#isVisible = true;
    this.emit('show');
    if (isActive) this.focus();
  }

  #blur(): void {
    if (!this.#isFocused) return;
    this.#isFocused = false;
    this.emit('blur');
    app.emit('browser-window-blur', new PreventableEvent(), this);
  }

  #fillsScreen(): boolean {
    return this.#isFullScreen || this.#isMaximized;
  }

  #size(): Electron.Size {
    const { width, height } = this.#bounds;
    return this.#fillsScreen() ? screenSize() : { width, height };
  }

  #rearrange(event: string): void {
    const arranged = WebContents.whenAttached(this.#contents).then(() => this.#arrange());
    void arranged.then(
      () => this.#isDestroyed || this.emit(event),
      () => {},
    );
  }

  /** Gives the window in Chromium the size and state that it has here. */
  async #arrange(): Promise<void> {
    if (!this.#targetId) return;
    const { windowId } = await chromium().send('Browser.getWindowForTarget', { targetId: this.#targetId });
    const setBounds = (bounds: Parameters<'Browser.setWindowBounds'>['bounds']) =>
      chromium().send('Browser.setWindowBounds', { windowId, bounds });
    const { x, y } = this.getBounds();
    if (!environment.headless) {
      await setBounds({ windowState: 'normal' });
      await setBounds({ left: x, top: y });
    }
    // Also where the window is to fill the screen: without a window manager the state alone does nothing.
    const sized = chromium().send('Browser.setContentsSize', { windowId, ...this.#size() });
    await sized.catch(async (error: unknown) => {
      // A compositor for one program (cage) lets no window be smaller than the screen.
      const { bounds } = await chromium().send('Browser.getWindowForTarget', { targetId: this.#targetId ?? '' });
      if (bounds.windowState === 'normal') throw error;
    });
    const windowState = this.#windowState();
    if (!environment.headless && windowState !== 'normal') await setBounds({ windowState });
  }

  #windowState(): 'normal' | 'minimized' | 'maximized' | 'fullscreen' {
    if (this.#isFullScreen) return 'fullscreen';
    if (this.#isMinimized) return 'minimized';
    return this.#isMaximized ? 'maximized' : 'normal';
  }

  #firstWindow(url: string): FirstWindow | undefined {
    // A test tool waits for Chromium before the app is ready, so that it runs by now, without a window.
    if (environment.headless || environment.switches.has('remote-debugging-port')) return undefined;
    const { width, height } = this.#bounds;
    return { url, kiosk: this.#isKiosk, width, height };
  }

  #asPageOwner(): PageOwner {
    return {
      firstWindow: (url) => this.#firstWindow(url),
      arrange: (targetId) => {
        this.#targetId = targetId;
        return this.#arrange();
      },
      onFirstPaint: () => {
        if (!this.#isPainted) this.emit('ready-to-show');
        this.#isPainted = true;
      },
      onGone: () => this.#gone(),
      onTitle: (event, title) => {
        this.emit('page-title-updated', event, title, true);
        if (!event.defaultPrevented) this.#title = title;
      },
      onResponsive: (responsive) => void this.emit(responsive ? 'responsive' : 'unresponsive'),
      isFocused: () => this.#isFocused,
      size: () => this.#size(),
      close: () => void this.#requestClose(),
      open: openWindow,
    };
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return [...windows.values()].map((window) => standIn(window));
  }

  static getFocusedWindow(): Electron.BrowserWindow | null {
    return StandInWindow.#find((window) => window.#isFocused);
  }

  static fromId(id: number): Electron.BrowserWindow | null {
    return StandInWindow.#find((window) => window.id === id);
  }

  static fromWebContents(webContents: Electron.WebContents): Electron.BrowserWindow | null {
    return StandInWindow.#find((window) => window.webContents === webContents);
  }

  static #find(isWanted: (window: StandInWindow) => boolean): Electron.BrowserWindow | null {
    const window = [...windows.values()].find(isWanted);
    return window ? standIn<Electron.BrowserWindow>(window) : null;
  }
}

// Apps see the type's own name in errors and handles.
Object.defineProperty(StandInWindow, 'name', { value: 'BrowserWindow' });

export const BrowserWindow = loud<typeof Electron.BrowserWindow>(
  'BrowserWindow',
  StandInWindow as unknown as Partial<typeof Electron.BrowserWindow>,
);

function openWindow(options: Electron.BrowserWindowConstructorOptions, url: string): Electron.BrowserWindow {
  const window = new StandInWindow(options);
  window.loadURL(url).catch((error) => console.error(error));
  return standIn<Electron.BrowserWindow>(window);
}

function allClosed(): void {
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
}
