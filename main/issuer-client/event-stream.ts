// SPDX-License-Identifier: Apache-2.0
// Server-sent events (HTML standard, 9.2), as far as the issuer sends them: each event is one `data:` with JSON. A
// stream that breaks off is opened again, at first at once, then after longer and longer pauses.

import type { IncomingMessage } from 'node:http';
import type * as z from 'zod';
import type { ActivationStatus } from '../../contract/activation.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { IssuerFailure } from '../station/ports.ts';
import { parseJson } from './exchange.ts';

/** How patient a follower is, in milliseconds. */
export interface FollowPauses {
  /** The pause before a stream is opened again doubles from `first` to `longest`. */
  readonly first: number;
  readonly longest: number;
  /** For so long a lost connection is nobody's concern: an issuer that restarts is back sooner. */
  readonly lostAfter: number;
  /** A stream on which nothing came for so long, not even a comment, is dead. */
  readonly silence: number;
}

const defaultPauses: FollowPauses = { first: 200, longest: 3_000, lostAfter: 3_000, silence: 45_000 };

type News = Result<ActivationStatus, IssuerFailure>;

/** Follows a stream until it is told to stop, or until the issuer refuses it or has said its last word. */
export function followEvents(
  open: () => Promise<Result<IncomingMessage, IssuerFailure>>,
  schema: z.ZodType<ActivationStatus>,
  listener: (news: News) => void,
  pauses: Partial<FollowPauses> = {},
): () => void {
  const { first, longest, lostAfter, silence } = { ...defaultPauses, ...pauses };
  const stopped = new AbortController();
  let lostSince: number | undefined;
  let told = false;

  function arrived(status: ActivationStatus): void {
    lostSince = undefined;
    told = false;
    if (!stopped.signal.aborted) listener(ok(status));
    if (status.state === 'collected' || status.state === 'void') stopped.abort();
  }

  function lost(failure: IssuerFailure): void {
    lostSince ??= Date.now();
    if (told || stopped.signal.aborted || Date.now() - lostSince < lostAfter) return;
    told = true;
    listener(failed(failure));
  }

  async function follow(): Promise<void> {
    for (let pause = first; !stopped.signal.aborted; pause = Math.min(pause * 2, longest)) {
      const opened = await open();
      if (opened.ok) {
        if (await read(opened.value, schema, arrived, stopped.signal, silence)) pause = first;
        lost({ code: 'issuerUnreachable', detail: 'the stream of events broke off' });
      } else if (passing.has(opened.failure.code)) {
        lost(opened.failure);
      } else {
        if (!stopped.signal.aborted) listener(failed(opened.failure));
        return;
      }
      await wait(pause, stopped.signal);
    }
  }

  void follow();
  return () => stopped.abort();
}

/** What is over by itself, with nothing lost. */
const passing: ReadonlySet<string> = new Set(['issuerUnreachable', 'issuerUnavailable']);

/** Reads events to the stream's end. Tells whether there was one. */
async function read(
  stream: IncomingMessage,
  schema: z.ZodType<ActivationStatus>,
  arrived: (status: ActivationStatus) => void,
  stopped: AbortSignal,
  silence: number,
): Promise<boolean> {
  const end = (): void => void stream.destroy();
  stopped.addEventListener('abort', end, { once: true });
  if (stopped.aborted) end();
  stream.socket.setTimeout(silence, end);
  let any = false;
  try {
    for await (const data of eventData(stream)) {
      const status = schema.safeParse(parseJson(data));
      if (status.success) arrived(status.data);
      any ||= status.success;
    }
  } catch {
    // The connection broke off: the follower opens it again.
  }
  stopped.removeEventListener('abort', end);
  return any;
}

/** The `data` of each event; comments and other fields are passed over. */
async function* eventData(stream: IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  let data: string[] = [];
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + chunk).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '').slice(0, longestLine);
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
      if (line !== '') continue;
      if (data.length > 0) yield data.join('\n');
      data = [];
    }
  }
}

const longestLine = 262_144;

function wait(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    stopped.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    }
  });
}
