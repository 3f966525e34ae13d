// SPDX-License-Identifier: Apache-2.0
// The only file that touches ipcMain. Sender and payload of every channel are checked here, once; the channels are
// derived from the contract.

import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { type IntentName, intentChannel, intentNames, viewChannel } from '../contract/channels.ts';
import { intents } from '../contract/ipc.ts';
import type { PageStation } from './kiosk/typed-pin.ts';
import { pageOrigin } from './page-scheme.ts';
import type { PersonEvent } from './station/events.ts';

/**
 * Lets the page of `contents`, and nobody else, talk to the station, and shows it each view. `onDrawn` is told each time
 * that a page shows its first one.
 */
export function connectPage(contents: WebContents, station: PageStation, onDrawn: () => void): void {
  for (const name of intentNames) {
    ipcMain.handle(intentChannel(name), (event, ...payloads: readonly unknown[]) => {
      if (!isOwnPage(event, contents)) throw new Error('refused');
      const intent = readIntent(name, payloads);
      if (intent.kind === 'pageReady') contents.send(viewChannel, station.view());
      else if (intent.kind === 'pageDrawn') onDrawn();
      else station.dispatch(intent);
    });
  }
  station.onView((view) => {
    if (!contents.isDestroyed()) contents.send(viewChannel, view);
  });
}

/** Only the top frame of the one window, and only while it shows our own page (Electron's security list, item 17). */
function isOwnPage({ sender, senderFrame }: IpcMainInvokeEvent, contents: WebContents): boolean {
  if (!senderFrame || sender !== contents) return false;
  return senderFrame.parent === null && senderFrame.origin === pageOrigin;
}

/** The intent with its payload, checked by the contract's schema. Throws on anything else; bytes are overwritten then. */
function readIntent(name: IntentName, payloads: readonly unknown[]): PersonEvent {
  const [payload] = payloads;
  const parsed = payloads.length <= 1 ? parse(name, payload) : undefined;
  if (parsed) return { kind: name, payload: parsed.data } as PersonEvent;
  for (const each of payloads) if (each instanceof Uint8Array) each.fill(0);
  throw new Error('refused');
}

/** The payload as the schema leaves it. A schema may trip over a value made for that: such a value is refused too. */
function parse(name: IntentName, payload: unknown): { readonly data: unknown } | undefined {
  try {
    const parsed = intents[name].safeParse(payload);
    return parsed.success ? parsed : undefined;
  } catch {
    return undefined;
  }
}
