// SPDX-License-Identifier: Apache-2.0

/** Stands in for the small modules that speak to the desktop: what needs one is recorded or accepted, not done. */
import { LoudEmitter, loud } from '../loud.ts';

type ProvidedOfPower =
  | 'getSystemIdleTime'
  | 'getSystemIdleState'
  | 'isOnBatteryPower'
  | 'onBatteryPower'
  | 'getCurrentThermalState';

/** A desktop in use, on mains. Specs emit its events: `powerMonitor.emit('lock-screen')`. */
class PowerMonitor extends LoudEmitter implements Pick<Electron.PowerMonitor, ProvidedOfPower> {
  onBatteryPower = false;

  constructor() {
    const events = ['suspend', 'resume', 'on-ac', 'on-battery', 'shutdown', 'lock-screen', 'unlock-screen'];
    super({ emitted: [], neverHere: [...events, 'user-did-become-active', 'user-did-resign-active'] });
  }

  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(): 'active' {
    return 'active';
  }

  isOnBatteryPower(): boolean {
    return false;
  }

  getCurrentThermalState(): 'unknown' {
    return 'unknown';
  }
}

export const powerMonitor = new PowerMonitor();

const blockers = new Set<number>();
let lastBlocker = 0;

/** Keeps account; nothing here would let the display sleep. */
export const powerSaveBlocker = loud<Electron.PowerSaveBlocker>('powerSaveBlocker', {
  start() {
    blockers.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id) => blockers.delete(id),
  isStarted: (id) => blockers.has(id),
});

function textClipboard(name: string, selection?: Electron.Clipboard): Electron.Clipboard {
  let content = '';
  return loud<Electron.Clipboard>(name, {
    readText: async () => content,
    async writeText(text) {
      content = text;
    },
    clear() {
      content = '';
    },
    ...(selection && { selection }),
  });
}

/** The main process's own clipboard, and its selection: not the desktop's, and not those of pages. */
export const clipboard = textClipboard('clipboard', textClipboard('clipboard.selection'));

/** Nothing is opened: what would have been is written to stderr. */
export const shell = loud<Electron.Shell>('shell', {
  async openExternal(url) {
    console.error(`stand-in: shell.openExternal ${url}`);
  },
});

/** Accepted: nothing is collected and nothing is sent. */
export const crashReporter = loud<Electron.CrashReporter>('crashReporter', {
  start() {},
  getLastCrashReport: () => null,
  getUploadedReports: () => [],
  getUploadToServer: () => false,
});
