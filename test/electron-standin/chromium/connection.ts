// SPDX-License-Identifier: Apache-2.0

/**
 * A Chrome DevTools Protocol client over the pipe that `--remote-debugging-pipe` opens: commands go to Chromium's
 * descriptor 3, answers and events come from its descriptor 4, each message ended by a NUL byte. Chromium ends itself
 * when this end of the pipe closes, so it never outlives the main process, however that dies.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import type { EventName, Method, Parameters, Payload, Result } from './protocol.ts';

/** One conversation with Chromium: the browser's own, or one attached to a page. */
export interface DevToolsSession {
  /** Sends a command; rejects with Chromium's message, or when Chromium is gone. */
  send<M extends Method>(method: M, parameters?: Parameters<M>): Promise<Result<M>>;
  /** Listens to one kind of event of this session. */
  on<E extends EventName>(event: E, listener: (payload: Payload<E>) => void): void;
}

export interface DevToolsConnection extends DevToolsSession {
  /** Resolves when the Chromium process has ended. */
  readonly gone: Promise<void>;
  /** The conversation that `Target.attachToTarget` (flattened) began. */
  session(sessionId: string): DevToolsSession;
  /** Ends Chromium at once. */
  kill(): void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Starts Chromium with `args` and speaks to it; `onStderr` gets each line that it writes there. */
export function connect(executable: string, args: readonly string[], onStderr: (line: string) => void) {
  const chromium = spawn(executable, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  forEachLine(chromium, onStderr);
  return openConnection(chromium);
}

function openConnection(chromium: ChildProcess): DevToolsConnection {
  const waiting = new Map<number, Waiting>();
  const events = new EventEmitter().setMaxListeners(0);
  const [, , , toChromium, fromChromium] = chromium.stdio;
  if (!(toChromium instanceof Writable) || !(fromChromium instanceof Readable)) throw new Error('no DevTools pipe');
  let lastId = 0;
  let running = true;
  const gone = Promise.race([once(chromium, 'exit'), once(chromium, 'error')]).then(
    () => end(),
    () => end(),
  );

  function end(): void {
    running = false;
    for (const { reject } of waiting.values()) reject(new Error('Chromium is gone'));
    waiting.clear();
  }

  function receive({ id, sessionId, method, params, result, error }: Message): void {
    if (id === undefined) {
      events.emit(`${sessionId ?? ''}:${method}`, params);
      return;
    }
    const command = waiting.get(id);
    waiting.delete(id);
    if (error) command?.reject(new Error(`${command.method}: ${error.message}`));
    else command?.resolve(result);
  }

  function send(sessionId: string | undefined, method: string, params: unknown): Promise<unknown> {
    if (!running) return Promise.reject(new Error('Chromium is gone'));
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { method, resolve, reject });
      (toChromium as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  function session(sessionId?: string): DevToolsSession {
    return {
      send: <M extends Method>(method: M, parameters?: Parameters<M>) =>
        send(sessionId, method, parameters ?? {}) as Promise<Result<M>>,
      on: (event, listener) => {
        events.on(`${sessionId ?? ''}:${event}`, listener);
      },
    };
  }

  toChromium.on('error', () => end());
  forEachMessage(fromChromium, receive);
  return { ...session(), session, gone, kill: () => void chromium.kill('SIGKILL') };
}

function forEachMessage(stream: Readable, receive: (message: Message) => void): void {
  let unfinished: Buffer[] = [];
  stream.on('data', (data: Buffer) => {
    let start = 0;
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      const text = Buffer.concat([...unfinished, data.subarray(start, end)]).toString('utf8');
      unfinished = [];
      start = end + 1;
      receive(JSON.parse(text) as Message);
    }
    unfinished.push(data.subarray(start));
  });
}

function forEachLine(chromium: ChildProcess, onLine: (line: string) => void): void {
  let unfinished = '';
  chromium.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}
