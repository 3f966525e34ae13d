// SPDX-License-Identifier: Apache-2.0
// Gives the page one function for each intent of the contract, and the views. Nothing else crosses.

import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { type IntentName, intentChannel, intentNames, viewChannel } from '../contract/channels.ts';
import type { View } from '../contract/view.ts';

const functions = Object.fromEntries(intentNames.map((name) => [name, (payload?: unknown) => invoke(name, payload)]));

contextBridge.exposeInMainWorld('station', { ...functions, onView });

/** The message is a copy that is made at once; bytes (a PIN) are overwritten here as soon as they are on their way. */
function invoke(name: IntentName, payload: unknown): Promise<void> {
  const sent: Promise<void> = ipcRenderer.invoke(intentChannel(name), payload);
  if (payload instanceof Uint8Array) payload.fill(0);
  return sent;
}

// The first view is asked for while the page's own code is still being loaded.
let present: View | undefined;
ipcRenderer.on(viewChannel, (_event: IpcRendererEvent, view: View) => {
  present = view;
});
void invoke('pageReady', undefined);

/** Also tells the view that was there before. */
function onView(listener: (view: View) => void): () => void {
  const take = (_event: IpcRendererEvent, view: View): void => listener(view);
  ipcRenderer.on(viewChannel, take);
  if (present) listener(present);
  return () => {
    ipcRenderer.removeListener(viewChannel, take);
  };
}
