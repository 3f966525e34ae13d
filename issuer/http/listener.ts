// SPDX-License-Identifier: Apache-2.0

import { createServer as createPlainServer, type Server as PlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { TlsIdentity } from './tls.ts';

/** An HTTPS listener that takes connections; what answers them is given once both listeners' origins are known. */
export interface Listener {
  readonly port: number;
  serve(app: Hono): void;
  /** Another certificate, for the connections from now on. */
  use(identity: TlsIdentity): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** Binds an HTTPS listener. Throws when the port is taken. */
export async function listen(host: string, port: number, { key, cert }: TlsIdentity): Promise<Listener> {
  const app = Promise.withResolvers<Hono>();
  // A browser sends a POST again when a kept connection turns out to be closed: keep connections for long.
  const server = createServer({ key, cert, minVersion: 'TLSv1.2', keepAliveTimeout: 65_000, headersTimeout: 70_000 });
  const answer = getRequestListener(async (request, bindings) => (await app.promise).fetch(request, bindings));
  server.on('request', (incoming, outgoing) => void answer(incoming, outgoing));
  await bind(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    serve: (hono) => app.resolve(hono),
    use: (identity) => server.setSecureContext({ key: identity.key, cert: identity.cert }),
    close: () => closeServer(server),
  };
}

/** A listener without TLS, for what everyone may read and is signed by itself. */
export type PlainListener = Omit<Listener, 'use' | 'serve'>;

/** Binds a plain HTTP listener. Throws when the port is taken. */
export async function listenPlain(host: string, port: number, app: Hono): Promise<PlainListener> {
  const server = createPlainServer(getRequestListener(app.fetch));
  await bind(server, host, port);
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

function bind(server: Server | PlainServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server | PlainServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
