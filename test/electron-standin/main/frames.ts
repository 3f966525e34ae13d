// SPDX-License-Identifier: Apache-2.0

/** Stands in for `WebFrameMain`, and keeps account of the frames of a page and their JavaScript contexts. */
import type { DevToolsSession } from '../chromium/connection.ts';
import type { Payload } from '../chromium/protocol.ts';
import { LoudEmitter, standIn } from '../loud.ts';
import { ISOLATED_WORLD } from '../page/scripts.ts';
import { originOf, toAppUrl } from './custom-schemes.ts';

/** What a frame does through the page that it is in. */
export interface FrameOwner {
  sendToFrame(frame: WebFrameMain, channel: string, args: unknown[]): void;
  executeInFrame(frame: WebFrameMain, code: string): Promise<unknown>;
}

type Provided =
  | 'frameTreeNodeId'
  | 'routingId'
  | 'processId'
  | 'name'
  | 'detached'
  | 'url'
  | 'origin'
  | 'isDestroyed'
  | 'send'
  | 'executeJavaScript';

let lastId = 0;

export class WebFrameMain extends LoudEmitter implements Pick<Electron.WebFrameMain, Provided> {
  readonly frameTreeNodeId = ++lastId;
  readonly routingId = this.frameTreeNodeId;
  readonly processId = 1;
  name = '';
  detached = false;
  readonly parent: WebFrameMain | null;
  readonly #tree: FrameTree;
  #url = 'about:blank';

  constructor(tree: FrameTree, parent: WebFrameMain | null) {
    super({ emitted: [], neverHere: ['dom-ready'] });
    this.#tree = tree;
    this.parent = parent;
  }

  get url(): string {
    return toAppUrl(this.#url);
  }

  get origin(): string {
    return originOf(this.#url);
  }

  get top(): WebFrameMain {
    return this.parent?.top ?? this;
  }

  get frames(): WebFrameMain[] {
    return this.#tree.childrenOf(this);
  }

  isDestroyed(): boolean {
    return this.detached;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#tree.owner.sendToFrame(this, channel, args);
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.#tree.owner.executeInFrame(this, code);
  }

  /** Takes note of where the frame has gone. */
  static navigated(frame: WebFrameMain | undefined, url: string, name?: string): void {
    if (!frame) return;
    frame.#url = url;
    frame.name = name ?? frame.name;
  }

  static destroyed(frame: WebFrameMain | undefined): void {
    if (frame) frame.detached = true;
  }
}

/** The frames of one page, by Chromium's ids. */
export class FrameTree {
  readonly main: WebFrameMain;
  readonly owner: FrameOwner;
  #mainId = '';
  #frames = new Map<string, WebFrameMain>();
  #pageContexts = new Map<WebFrameMain, number>();
  #isolatedContexts = new Map<WebFrameMain, number>();

  constructor(owner: FrameOwner) {
    this.owner = owner;
    this.main = new WebFrameMain(this, null);
  }

  /** Keeps account by the events of the page; `Page` and `Runtime` must be enabled after this. */
  follow(session: DevToolsSession, mainId: string): void {
    this.#mainId = mainId;
    this.#frames.set(mainId, this.main);
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.#attach(frameId, parentFrameId));
    session.on('Page.frameDetached', ({ frameId }) => this.#detach(frameId));
    session.on('Page.frameNavigated', ({ frame }) => WebFrameMain.navigated(this.get(frame.id), frame.url, frame.name));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => WebFrameMain.navigated(this.get(frameId), url));
    session.on('Runtime.executionContextCreated', ({ context }) => this.#contextCreated(context));
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.#forget(executionContextId));
    session.on('Runtime.executionContextsCleared', () => this.#forgetAll());
  }

  get(frameId: string | undefined): WebFrameMain | undefined {
    return frameId === undefined ? undefined : this.#frames.get(frameId);
  }

  isMain(frameId: string | undefined): boolean {
    return frameId === this.#mainId;
  }

  childrenOf(parent: WebFrameMain): WebFrameMain[] {
    return [...this.#frames.values()].filter((frame) => frame.parent === parent);
  }

  /** The frame whose isolated world is the context `contextId`. */
  ofIsolatedContext(contextId: number): WebFrameMain | undefined {
    for (const [frame, id] of this.#isolatedContexts) if (id === contextId) return frame;
    return undefined;
  }

  isolatedContextOf(frame: WebFrameMain): number | undefined {
    return this.#isolatedContexts.get(frame);
  }

  pageContextOf(frame: WebFrameMain): number | undefined {
    return this.#pageContexts.get(frame);
  }

  destroy(): void {
    for (const frame of this.#frames.values()) WebFrameMain.destroyed(frame);
  }

  #attach(frameId: string, parentId: string): void {
    this.#frames.set(frameId, new WebFrameMain(this, this.get(parentId) ?? null));
  }

  #detach(frameId: string): void {
    WebFrameMain.destroyed(this.get(frameId));
    this.#frames.delete(frameId);
  }

  #contextCreated({ id, name, auxData }: Payload<'Runtime.executionContextCreated'>['context']): void {
    const { frameId, isDefault } = auxData as { frameId?: string; isDefault?: boolean };
    const frame = this.get(frameId);
    if (frame && isDefault) this.#pageContexts.set(frame, id);
    if (frame && name === ISOLATED_WORLD) this.#isolatedContexts.set(frame, id);
  }

  #forget(contextId: number): void {
    for (const contexts of [this.#pageContexts, this.#isolatedContexts]) {
      for (const [frame, id] of contexts) if (id === contextId) contexts.delete(frame);
    }
  }

  #forgetAll(): void {
    this.#pageContexts.clear();
    this.#isolatedContexts.clear();
  }
}

/** A frame as Electron's type. */
export function asElectronFrame(frame: WebFrameMain | undefined): Electron.WebFrameMain | null {
  return frame ? standIn<Electron.WebFrameMain>(frame) : null;
}
