// SPDX-License-Identifier: Apache-2.0

import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';

/** Plain HTTP in front of an issuer, as a reverse proxy gives it to SCEP clients that cannot be told whom to trust. */
export interface Forwarder {
  readonly origin: string;
  close(): Promise<void>;
}

/** Forwards to an HTTPS origin that this CA vouches for. */
export async function forwardTo(target: string, ca: string): Promise<Forwarder> {
  const server = createServer((incoming, outgoing) => {
    const { host: _, ...headers } = incoming.headers;
    const options = { method: incoming.method, ca, servername: 'localhost', headers, agent: false };
    const forwarded = request(target + incoming.url, options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
