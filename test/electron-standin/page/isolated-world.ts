// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for Electron's side of a sandboxed renderer: what a preload script finds in its isolated world
 * (`require('electron')`, `process`), and the preload script's start. Beyond Electron's list a sandboxed preload has
 * `Buffer`, `setImmediate` and `clearImmediate`; these are not here.
 *
 * The function runs in pages, by its source text: it must use nothing from outside itself.
 */
import type { Bridge } from './bridge.ts';
import type { Codec } from './codec.ts';

export interface IsolatedWorld {
  readonly bridge: Bridge;
  readonly codec: Codec;
  /** Carries one message, as text, to the main process. */
  readonly wire: (text: string) => void;
  /** Facts for the preload script's `process`. */
  readonly process: object;
  readonly preload: PreloadScript | null;
}

/** The preload script as the body of a CommonJS module. */
export type PreloadScript = (
  exports: object,
  require: (id: string) => unknown,
  module: object,
  process: object,
  global: object,
) => void;

/** What a page sends to the main process. */
export type FromPage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly data: string }
  | { readonly kind: 'send'; readonly channel: string; readonly data: string }
  | { readonly kind: 'preloadError'; readonly message: string; readonly stack: string }
  | { readonly kind: 'title'; readonly title: string };

/** What the main process sends to a page. */
export type ToPage =
  | { readonly kind: 'message'; readonly channel: string; readonly data: string }
  | { readonly kind: 'result'; readonly id: number; readonly data: string }
  | { readonly kind: 'failure'; readonly id: number; readonly error: string };

export function startIsolatedWorld({ bridge, codec, wire, process: facts, preload }: IsolatedWorld) {
  type Listener = (...args: unknown[]) => unknown;
  const post = (message: FromPage) => wire(JSON.stringify(message));
  const absent = (what: string) => (): never => {
    throw new Error(`stand-in: ${what} is not provided`);
  };

  class Emitter {
    #listeners = new Map<string, { listener: Listener; run: Listener }[]>();

    on(event: string, listener: Listener): this {
      return this.#add(event, listener, listener);
    }

    once(event: string, listener: Listener): this {
      const run: Listener = (...args) => {
        this.off(event, listener);
        Reflect.apply(listener, this, args);
      };
      return this.#add(event, listener, run);
    }

    off(event: string, listener: Listener): this {
      const listeners = this.#of(event);
      const index = listeners.findLastIndex((entry) => entry.listener === listener);
      if (index >= 0) this.#listeners.set(event, listeners.toSpliced(index, 1));
      return this;
    }

    emit(event: string, ...args: unknown[]): boolean {
      const listeners = this.#of(event);
      for (const { run } of listeners) Reflect.apply(run, this, args);
      return listeners.length > 0;
    }

    addListener(event: string, listener: Listener): this {
      return this.on(event, listener);
    }

    removeListener(event: string, listener: Listener): this {
      return this.off(event, listener);
    }

    removeAllListeners(event?: string): this {
      if (event === undefined) this.#listeners.clear();
      else this.#listeners.delete(event);
      return this;
    }

    listenerCount(event: string): number {
      return this.#of(event).length;
    }

    #of(event: string) {
      return this.#listeners.get(event) ?? [];
    }

    #add(event: string, listener: Listener, run: Listener): this {
      this.#listeners.set(event, [...this.#of(event), { listener, run }]);
      return this;
    }
  }

  class IpcRenderer extends Emitter {
    sendSync = absent('ipcRenderer.sendSync');
    sendToHost = absent('ipcRenderer.sendToHost');
    postMessage = absent('ipcRenderer.postMessage');
    #lastId = 0;
    #waiting = new Map<number, { channel: string; resolve: (value: unknown) => void; reject: (e: Error) => void }>();

    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const data = codec.encode(args);
      const id = ++this.#lastId;
      const result = new Promise((resolve, reject) => this.#waiting.set(id, { channel, resolve, reject }));
      post({ kind: 'invoke', id, channel, data });
      return await result;
    }

    send(channel: string, ...args: unknown[]): void {
      post({ kind: 'send', channel, data: codec.encode(args) });
    }

    /** Takes what the main process sent. */
    static receive(ipc: IpcRenderer, message: ToPage): void {
      if (message.kind === 'message') ipc.#emitMessage(message.channel, codec.decode(message.data) as unknown[]);
      else ipc.#settle(message);
    }

    #emitMessage(channel: string, args: unknown[]): void {
      this.emit(channel, { sender: this, ports: [] }, ...args);
    }

    #settle(message: Exclude<ToPage, { kind: 'message' }>): void {
      const call = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.kind === 'result') call?.resolve(codec.decode(message.data));
      else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.error}`));
    }
  }

  function loud(name: string, members: object): object {
    const probes = ['then', 'default', '__esModule', 'toJSON'];
    return new Proxy(members, {
      get(target, key) {
        if (typeof key === 'string' && !(key in target) && !probes.includes(key)) absent(`${name}.${key}`)();
        return Reflect.get(target, key);
      },
    });
  }

  function reportTitles(): void {
    let reported = '';
    const report = () => {
      if (document.title && document.title !== reported) post({ kind: 'title', title: document.title });
      reported = document.title;
    };
    document.addEventListener('DOMContentLoaded', () => {
      report();
      const changes = { childList: true, characterData: true, subtree: true };
      if (document.head) new MutationObserver(report).observe(document.head, changes);
    });
  }

  function runPreload(script: PreloadScript): void {
    const ipcRenderer = new IpcRenderer();
    receive = (message) => IpcRenderer.receive(ipcRenderer, message);
    const contextBridge = loud('contextBridge', {
      exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api),
    });
    const modules: Record<string, unknown> = {
      electron: loud('electron', { contextBridge, ipcRenderer }),
      events: Object.assign(Emitter, { EventEmitter: Emitter }),
      timers: { setTimeout, clearTimeout, setInterval, clearInterval },
      url: { URL, URLSearchParams },
    };
    modules['electron/renderer'] = modules.electron;
    modules['electron/common'] = modules.electron;
    const require = (id: string): unknown => {
      const found = modules[id.replace(/^node:/, '')];
      if (!found) throw new Error(`module not found: ${id}`);
      return found;
    };
    const module = { exports: {} };
    script(module.exports, require, module, createProcess(), globalThis);
  }

  function createProcess(): object {
    return Object.assign(new Emitter(), facts, {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      isMainFrame: true,
      getCreationTime: () => performance.timeOrigin,
      uptime: () => performance.now() / 1000,
    });
  }

  let receive: (message: ToPage) => void = () => {};
  reportTitles();
  try {
    if (preload) runPreload(preload);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    post({ kind: 'preloadError', message, stack: stack ?? '' });
  }
  return (message: ToPage) => receive(message);
}
