// SPDX-License-Identifier: Apache-2.0

/** Stands in for Electron's `app`: names and paths, the single instance, and the order of events on the way out. */
import { spawn } from 'node:child_process';
import type { Server } from 'node:net';
import { stopChromium } from '../chromium/browser.ts';
import { environment } from '../environment.ts';
import { LoudEmitter, loud } from '../loud.ts';
import { PreventableEvent } from './event.ts';
import { lifecycle } from './lifecycle.ts';
import { getPath, setPath } from './paths.ts';
import { acquireLock, type SecondInstance, tellHolder } from './single-instance.ts';

const EVENTS = {
  emitted: [
    'will-finish-launching',
    'ready',
    'before-quit',
    'will-quit',
    'quit',
    'window-all-closed',
    'second-instance',
    'browser-window-created',
    'browser-window-focus',
    'browser-window-blur',
    'web-contents-created',
    'render-process-gone',
    'child-process-gone',
  ],
  neverHere: [
    'activate',
    'open-file',
    'open-url',
    'certificate-error',
    'select-client-certificate',
    'login',
    'session-created',
    'gpu-info-update',
    'accessibility-support-changed',
  ],
};

type Provided =
  | 'isPackaged'
  | 'commandLine'
  | 'name'
  | 'whenReady'
  | 'isReady'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'setAppLogsPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'getLocaleCountryCode'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'setAppUserModelId'
  | 'focus'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'relaunch'
  | 'quit'
  | 'exit';

class App extends LoudEmitter implements Pick<Electron.App, Provided> {
  readonly isPackaged = false;
  name = environment.package.productName ?? environment.package.name ?? 'Electron';
  readonly commandLine = loud<Electron.CommandLine>('app.commandLine', {
    appendSwitch: (name, value = '') => void environment.switches.set(name, value),
    hasSwitch: (name) => environment.switches.has(name),
    getSwitchValue: (name) => environment.switches.get(name) ?? '',
    removeSwitch: (name) => void environment.switches.delete(name),
  });
  #lock: Server | null = null;
  #holderTold: Promise<void> = Promise.resolve();
  #relaunch: Electron.RelaunchOptions | undefined;

  constructor() {
    super(EVENTS);
  }

  whenReady(): Promise<void> {
    return lifecycle.whenReady;
  }

  isReady(): boolean {
    return lifecycle.isReady;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return environment.package.version ?? environment.electronVersion;
  }

  getAppPath(): string {
    return environment.appPath;
  }

  getPath(name: string): string {
    return getPath(name, this.name);
  }

  setPath(name: string, folder: string): void {
    setPath(name, folder);
  }

  setAppLogsPath(folder?: string): void {
    if (folder) setPath('logs', folder);
  }

  getLocale(): string {
    return environment.switches.get('lang') || systemLocale();
  }

  getSystemLocale(): string {
    return systemLocale();
  }

  getPreferredSystemLanguages(): string[] {
    return [systemLocale()];
  }

  getLocaleCountryCode(): string {
    return new Intl.Locale(systemLocale()).region ?? '';
  }

  /** Every renderer is sandboxed here anyway, but for a root user, whom Chromium gives none. */
  enableSandbox(): void {}

  /** Nothing is drawn by a GPU here. */
  disableHardwareAcceleration(): void {}

  setAppUserModelId(): void {}

  focus(): void {}

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    this.#lock ??= acquireLock(this.getPath('userData'), (second) => this.#greet(second));
    if (this.#lock) return true;
    const told = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    this.#holderTold = tellHolder(this.getPath('userData'), told);
    return false;
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock !== null;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.close();
    this.#lock = null;
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    this.#relaunch = options;
  }

  quit(): void {
    void this.#quit();
  }

  exit(exitCode = 0): void {
    lifecycle.isQuitting = true;
    void this.#end(exitCode);
  }

  #greet({ argv, workingDirectory, additionalData }: SecondInstance): void {
    const emit = () => this.emit('second-instance', new PreventableEvent(), argv, workingDirectory, additionalData);
    void lifecycle.whenReady.then(emit);
  }

  /** before-quit, close of each window, will-quit, quit: any listener and any window may stop it. */
  async #quit(): Promise<void> {
    if (lifecycle.isQuitting || this.#isPrevented('before-quit')) return;
    lifecycle.isQuitting = true;
    lifecycle.isQuitting = (await closeWindows()) && !this.#isPrevented('will-quit');
    if (lifecycle.isQuitting) await this.#end(0);
  }

  #isPrevented(event: string): boolean {
    const preventable = new PreventableEvent();
    this.emit(event, preventable);
    return preventable.defaultPrevented;
  }

  async #end(exitCode: number): Promise<void> {
    this.emit('quit', new PreventableEvent(), exitCode);
    await Promise.all([this.#holderTold, stopChromium()]);
    this.releaseSingleInstanceLock();
    if (this.#relaunch) startAgain(this.#relaunch);
    process.exit(exitCode);
  }
}

export const app = new App();

async function closeWindows(): Promise<boolean> {
  for (const [id, window] of [...lifecycle.windows]) {
    if (lifecycle.windows.has(id) && !(await window.requestClose())) return false;
  }
  return true;
}

function startAgain({ args = process.argv.slice(1), execPath = environment.executable }: Electron.RelaunchOptions) {
  spawn(execPath, args, { detached: true, stdio: 'ignore' }).unref();
}

/** The language of the system, which POSIX writes `nl_NL.UTF-8`. */
function systemLocale(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = (LC_ALL || LC_MESSAGES || LANG || '').replace(/[.@].*$/, '').replace('_', '-');
  return locale === '' || locale === 'C' || locale === 'POSIX' ? 'en-US' : locale;
}
