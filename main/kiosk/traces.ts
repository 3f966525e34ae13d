// SPDX-License-Identifier: Apache-2.0
// Between two people nothing of the first remains: storage, caches, clipboard, and the page's own memory.

import { type BrowserWindow, clipboard } from 'electron';
import type { Log } from '../log.ts';
import type { Station } from '../station/station.ts';
import { onLeaving } from './leaving.ts';

/** Clears up each time a person has left. On a shared station the page is loaded anew, and the clipboard is emptied. */
export function clearBetweenPeople(
  station: Pick<Station, 'onView'>,
  window: BrowserWindow,
  { kiosk, reload, log }: { readonly kiosk: boolean; readonly reload: () => void; readonly log: Log },
): void {
  onLeaving(station, () => {
    if (window.isDestroyed()) return;
    if (kiosk) clearClipboards();
    window.webContents.navigationHistory.clear();
    clearSession(window)
      .then(() => (kiosk ? reload() : undefined))
      .catch((cause: unknown) => log.error({ cause: String(cause) }, 'traces not cleared'));
  });
}

/** On Linux what was marked last has a clipboard of its own, which the middle mouse button pastes. */
function clearClipboards(): void {
  clipboard.clear();
  if (process.platform === 'linux') clipboard.selection.clear();
}

async function clearSession({ webContents: { session } }: BrowserWindow): Promise<void> {
  await Promise.all([session.clearStorageData(), session.clearCache(), session.clearAuthCache()]);
}
