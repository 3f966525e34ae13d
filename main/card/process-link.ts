// SPDX-License-Identifier: Apache-2.0
// One life of a card process: calls go out with ids, answers come back, and a call that takes too long ends it.

import { failed, ok, type Result } from '../../contract/result.ts';
import type { ReaderName, ReadersState } from '../station/ports.ts';
import type { ApduLogEntry } from './apdu.ts';
import type { CardCallName, CardCalls, CardMessage, CardRequest } from './messages.ts';

/** A process as it was started: Electron's utilityProcess, or a forked Node process in tests. */
export interface ProcessHandle {
  /** Sends a structured clone of `message`, which is made before this returns. */
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** Ends the process, also where it hangs. */
  kill(): void;
}

/** Whom a link tells what. */
export interface LinkListeners {
  readonly onReaders: (state: ReadersState) => void;
  readonly onCertificate: (reader: ReaderName, certificate: Uint8Array) => void;
  readonly onApdu: (entry: ApduLogEntry) => void;
  /** The process has ended, or is being ended because it hung. */
  readonly onEnd: () => void;
}

/** A way to call a process while it lives. */
export interface ProcessLink {
  /** Gives the answer, or `lost` where the process ended or did not answer within `milliseconds`. */
  call<Name extends CardCallName>(
    milliseconds: number,
    name: Name,
    ...parameters: Parameters<CardCalls[Name]>
  ): Promise<Result<Awaited<ReturnType<CardCalls[Name]>>, 'lost'>>;
  /** Ends the process; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Links to a process that was just started. */
export function linkTo(handle: ProcessHandle, { onReaders, onCertificate, onApdu, onEnd }: LinkListeners): ProcessLink {
  const waiting = new Map<number, (answer: Result<unknown, 'lost'>) => void>();
  const exited = new Promise<void>((resolve) => handle.onExit(resolve));
  let lastId = 0;
  let ended = false;

  function end(): void {
    if (ended) return;
    ended = true;
    for (const settle of waiting.values()) settle(failed('lost'));
    waiting.clear();
    onEnd();
  }

  function receive(message: CardMessage): void {
    if (ended) return;
    if (message.kind === 'readers') onReaders(message.state);
    else if (message.kind === 'certificate') onCertificate(message.reader, message.certificate);
    else if (message.kind === 'apdu') onApdu(message.entry);
    else waiting.get(message.id)?.(ok(message.value));
  }

  function request(milliseconds: number, post: (id: number) => CardRequest): Promise<Result<unknown, 'lost'>> {
    if (ended) return Promise.resolve(failed('lost'));
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(hang, milliseconds);
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer);
      });
      handle.postMessage(post(id));
    });
  }

  async function call<Name extends CardCallName>(
    milliseconds: number,
    name: Name,
    ...parameters: Parameters<CardCalls[Name]>
  ) {
    const answer = await request(milliseconds, (id) => ({ id, name, parameters }) as CardRequest);
    return answer as Result<Awaited<ReturnType<CardCalls[Name]>>, 'lost'>;
  }

  function hang(): void {
    handle.kill();
    end();
  }

  handle.onMessage((message) => receive(message as CardMessage));
  handle.onExit(end);
  return {
    call,
    kill: () => {
      handle.kill();
      return exited;
    },
  };
}
