// SPDX-License-Identifier: Apache-2.0

/** Stands in for `app.getPath` and `app.setPath` as they are on Linux. */
import os from 'node:os';
import path from 'node:path';
import { environment } from '../environment.ts';

const chosen = new Map<string, string>();

/** `app.getPath(name)` for an app called `appName`. */
export function getPath(name: string, appName: string): string {
  const found = chosen.get(name) ?? defaultPath(name, appName);
  if (found === undefined) throw new Error(`Failed to get '${name}' path`);
  return found;
}

export function setPath(name: string, folder: string): void {
  if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
  chosen.set(name, folder);
}

function defaultPath(name: string, appName: string): string | undefined {
  const home = os.homedir();
  switch (name) {
    case 'home':
      return home;
    case 'appData':
      return process.env.XDG_CONFIG_HOME ?? path.join(home, '.config');
    case 'userData':
      return environment.switches.get('user-data-dir') || path.join(getPath('appData', appName), appName);
    case 'sessionData':
      return getPath('userData', appName);
    case 'logs':
      return path.join(getPath('userData', appName), 'logs');
    case 'crashDumps':
      return path.join(getPath('userData', appName), 'Crashpad');
    case 'temp':
      return os.tmpdir();
    case 'exe':
    case 'module':
      return environment.executable;
    case 'desktop':
      return path.join(home, 'Desktop');
    case 'documents':
      return path.join(home, 'Documents');
    case 'downloads':
      return path.join(home, 'Downloads');
    default:
      return undefined;
  }
}
