// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for `session`: the one default session. Permission handlers are kept and never called, since DevTools does
 * not tell of a prompt: every permission is refused. Downloads are refused too.
 */
import type { DevToolsSession } from '../chromium/connection.ts';
import { LoudEmitter, loud, notProvided, standIn } from '../loud.ts';
import { app } from './app.ts';
import { originOf, toPageUrl } from './custom-schemes.ts';
import { lifecycle } from './lifecycle.ts';
import { netFetch } from './net.ts';
import { protocol } from './protocol.ts';
import { webRequest } from './web-request.ts';

const EVENTS = {
  emitted: [],
  neverHere: [
    'will-download',
    'preconnect',
    'select-hid-device',
    'select-serial-port',
    'select-usb-device',
    'select-webauthn-account',
    'select-webauthn-authenticator',
    'file-system-access-restricted',
    'spellcheck-dictionary-initialized',
  ],
};

type Provided =
  | 'protocol'
  | 'webRequest'
  | 'storagePath'
  | 'getStoragePath'
  | 'isPersistent'
  | 'fetch'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'clearCache'
  | 'clearStorageData'
  | 'clearData'
  | 'clearAuthCache'
  | 'clearHostResolverCache'
  | 'closeAllConnections'
  | 'flushStorageData';

/** Origins that pages of this run have had, as Chromium knows them. */
const visited = new Set<string>();

/** Pages that are open: some commands are for pages alone, although they concern all. */
export const pages = new Set<DevToolsSession>();

/** Takes note that a page of `url` exists, whose storage `clearStorageData` then empties. */
export function rememberOrigin(url: string): void {
  if (/^https?:/.test(url)) visited.add(new URL(url).origin);
}

class Session extends LoudEmitter implements Pick<Electron.Session, Provided> {
  readonly protocol = protocol;
  readonly webRequest = webRequest;
  readonly fetch = netFetch;

  constructor() {
    super(EVENTS);
  }

  get storagePath(): string {
    return app.getPath('sessionData');
  }

  getStoragePath(): string {
    return this.storagePath;
  }

  isPersistent(): boolean {
    return true;
  }

  setPermissionRequestHandler(): void {}

  setPermissionCheckHandler(): void {}

  setDevicePermissionHandler(): void {}

  setDisplayMediaRequestHandler(): void {}

  setSpellCheckerEnabled(): void {}

  flushStorageData(): void {}

  async clearAuthCache(): Promise<void> {}

  async clearHostResolverCache(): Promise<void> {}

  async closeAllConnections(): Promise<void> {}

  async clearCache(): Promise<void> {
    const [page] = pages;
    await page?.send('Network.clearBrowserCache');
  }

  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const origins = options.origin ? [originOf(toPageUrl(options.origin))] : [...visited];
    const types = options.storages?.map((name) => (name === 'localstorage' ? 'local_storage' : name)) ?? ['all'];
    await clearOrigins(origins.map(toChromiumOrigin), types.join(','));
  }

  async clearData(options: Electron.ClearDataOptions = {}): Promise<void> {
    if (options.dataTypes || options.excludeOrigins) {
      throw new Error('stand-in: clearData by type or with exceptions is not provided');
    }
    await clearOrigins((options.origins ?? [...visited]).map(toChromiumOrigin), 'all');
  }
}

/** The session as this process uses it, whether or not the app is ready. */
export const defaultSession = standIn<Electron.Session>(new Session());

export const session = loud<typeof Electron.Session>('session', {
  get defaultSession() {
    if (!lifecycle.isReady) throw new Error('Session can only be received when app is ready');
    return defaultSession;
  },
});

function toChromiumOrigin(origin: string): string {
  return new URL(toPageUrl(origin)).origin;
}

async function clearOrigins(origins: readonly string[], storageTypes: string): Promise<void> {
  const [page] = pages;
  if (!page && origins.length > 0) throw notProvided('clearing storage without a window');
  await Promise.all(origins.map((origin) => page?.send('Storage.clearDataForOrigin', { origin, storageTypes })));
}
