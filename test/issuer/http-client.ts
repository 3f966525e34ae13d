// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage } from 'node:http';
import { type Agent, request } from 'node:https';
import type { Problem } from '../../contract/problem.ts';

/** One HTTPS request. `Host` and `Origin` can be set freely, which `fetch` does not allow. */
export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  /** Connections that are kept; without it each request has its own. */
  readonly agent?: Agent;
}

/** The answer, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly bytes: Uint8Array;
  json<Value>(): Value;
  /** The code of the problem that the answer is. */
  code(): Problem['code'];
}

/** Asks a listener that this CA vouches for. */
export function ask(ca: string, url: string, options: Ask = {}): Promise<Answer> {
  const { method = 'GET', headers, json, body, agent } = options;
  const content = json === undefined ? body : JSON.stringify(json);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, ca, servername: 'localhost', agent: agent ?? false, headers: { ...headers } },
      (incoming) => {
        readAll(incoming).then((bytes) => resolve(answerOf(incoming, bytes)), reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(content);
  });
}

/** Opens a stream of server-sent events; `next` waits for the next `data:` as JSON, undefined at the end. */
export async function openEvents(ca: string, url: string, headers: Readonly<Record<string, string>>) {
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { ca, agent: false, headers: { ...headers } }, resolve)
      .on('error', reject)
      .end();
  });
  incoming.on('error', () => undefined);
  const lines = incoming.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
  let rest = '';
  return {
    status: incoming.statusCode ?? 0,
    async next<Value>(): Promise<Value | undefined> {
      for (;;) {
        const match = /^([\s\S]*?)\n\n/.exec(rest);
        rest = rest.slice(match?.[0].length ?? 0);
        const data = /^data: (.*)$/m.exec(match?.[1] ?? '')?.[1];
        if (data) return JSON.parse(data) as Value;
        if (match) continue;
        const chunk = await lines.next().catch(() => ({ done: true, value: '' }));
        if (chunk.done) return undefined;
        rest += chunk.value;
      }
    },
    close: () => incoming.destroy(),
  };
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function answerOf(incoming: IncomingMessage, bytes: Buffer): Answer {
  const text = bytes.toString('utf8');
  const json = <Value>() => JSON.parse(text) as Value;
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    text,
    bytes,
    json,
    code: () => json<Problem>().code,
  };
}
