// SPDX-License-Identifier: Apache-2.0

/** Stands in for `ipcMain`, and for the same of one webContents (`webContents.ipc`). Channels are the app's own. */
import { EventEmitter } from 'node:events';

export type InvokeHandler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

type Provided = 'handle' | 'handleOnce' | 'removeHandler';

export class IpcMain extends EventEmitter implements Pick<Electron.IpcMain, Provided> {
  #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** The handler that answers `channel`, of the first of `sources` that has one. */
  static handlerOf(channel: string, ...sources: IpcMain[]): InvokeHandler | undefined {
    return sources.map((source) => source.#handlers.get(channel)).find(Boolean);
  }
}

export const ipcMain = new IpcMain();
