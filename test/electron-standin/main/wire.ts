// SPDX-License-Identifier: Apache-2.0

/** Carries IPC between the main process and the isolated world of a page's frames. */
import type { DevToolsSession } from '../chromium/connection.ts';
import { createCodec } from '../page/codec.ts';
import type { FromPage, ToPage } from '../page/isolated-world.ts';
import { ISOLATED_WORLD, RECEIVE, WIRE } from '../page/scripts.ts';
import { eventWith } from './event.ts';
import { asElectronFrame, type FrameTree, type WebFrameMain } from './frames.ts';
import { IpcMain, ipcMain } from './ipc-main.ts';

/** What the webContents does with what its page sends. */
export interface WireOwner {
  /** The webContents as event listeners get it. */
  readonly sender: Electron.WebContents;
  readonly ipc: IpcMain;
  onPreloadError(error: Error): void;
  onTitle(title: string): void;
  onIpcMessage(event: object, channel: string, args: unknown[]): void;
}

export class Wire {
  readonly #owner: WireOwner;
  readonly #session: DevToolsSession;
  readonly #frames: FrameTree;
  readonly #codec = createCodec();

  constructor(owner: WireOwner, session: DevToolsSession, frames: FrameTree) {
    this.#owner = owner;
    this.#session = session;
    this.#frames = frames;
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === WIRE) void this.#receive(JSON.parse(payload) as FromPage, executionContextId);
    });
  }

  /** Lays the wire into the isolated worlds of the page. */
  async install(): Promise<void> {
    await this.#session.send('Runtime.addBinding', { name: WIRE, executionContextName: ISOLATED_WORLD });
  }

  /** `webContents.send`: nobody gets the message when the frame has no preload script. */
  send(frame: WebFrameMain, channel: string, args: unknown[]): void {
    let data: string;
    try {
      data = this.#codec.encode(args);
    } catch {
      throw new Error('Failed to serialize arguments');
    }
    const context = this.#frames.isolatedContextOf(frame);
    if (context !== undefined) this.#post(context, { kind: 'message', channel, data });
  }

  async #receive(message: FromPage, contextId: number): Promise<void> {
    switch (message.kind) {
      case 'title':
        return this.#owner.onTitle(message.title);
      case 'preloadError':
        return this.#owner.onPreloadError(Object.assign(new Error(message.message), { stack: message.stack }));
      case 'send':
        return this.#emit(message, contextId);
      case 'invoke':
        return this.#post(contextId, await this.#answer(message, contextId));
    }
  }

  #emit({ channel, data }: Extract<FromPage, { kind: 'send' }>, contextId: number): void {
    const event = Object.assign(this.#createEvent(contextId), { ports: [], returnValue: undefined });
    const args = this.#codec.decode(data) as unknown[];
    this.#owner.onIpcMessage(event, channel, args);
    this.#owner.ipc.emit(channel, event, ...args);
    ipcMain.emit(channel, event, ...args);
  }

  async #answer({ id, channel, data }: Extract<FromPage, { kind: 'invoke' }>, contextId: number): Promise<ToPage> {
    const event = this.#createEvent(contextId) as Electron.IpcMainInvokeEvent;
    try {
      const handler = IpcMain.handlerOf(channel, this.#owner.ipc, ipcMain);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const result = await handler(event, ...(this.#codec.decode(data) as unknown[]));
      return { kind: 'result', id, data: this.#codec.encode(result) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return { kind: 'failure', id, error: String(error) };
    }
  }

  #createEvent(contextId: number): object {
    const frame = this.#frames.ofIsolatedContext(contextId);
    return eventWith({
      type: 'frame',
      sender: this.#owner.sender,
      senderFrame: asElectronFrame(frame),
      processId: frame?.processId ?? 0,
      frameId: frame?.routingId ?? 0,
      reply: (channel: string, ...args: unknown[]) => frame?.send(channel, ...args),
    });
  }

  #post(contextId: number, message: ToPage): void {
    const expression = `globalThis.${RECEIVE}(${JSON.stringify(message)})`;
    // The page may have gone on in the meantime, and the context with it: then nobody waits for this.
    this.#session.send('Runtime.evaluate', { expression, contextId }).catch(() => {});
  }
}
