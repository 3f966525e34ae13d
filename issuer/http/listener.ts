// SPDX-License-Identifier: Apache-2.0

import { constants } from 'node:crypto';
import { createServer as createPlainServer, type Server as PlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { boundConnections, type ConnectionBounds } from './connection-bounds.ts';
import type { TlsIdentity } from './tls.ts';

/** An HTTPS listener that takes connections; what answers them is given once both listeners' origins are known. */
export interface Listener {
  readonly port: number;
  serve(app: Hono): void;
  /** Another certificate, for the connections from now on. */
  use(identity: TlsIdentity): void;
  /** Lets requests under way end, then ends all connections. */
  close(): Promise<void>;
}

/**
 * Which clients get in: everybody; everybody, and who has a key may show it (`askForKey`), under whatever certificate;
 * or holders of certificates of one authority (PEM).
 */
export type Clients = 'anyone' | 'askForKey' | { readonly authority: string };

/**
 * A browser sends a POST again when a kept connection turns out to be closed: connections are kept for long. Whoever sends
 * a request drop by drop, of which none is longer than 64 KB, is not waited for.
 */
const keeping = {
  keepAliveTimeout: 65_000,
  headersTimeout: 70_000,
  requestTimeout: 75_000,
  connectionsCheckingInterval: 10_000,
};

/** Who has a connection and does not finish TLS within so long is not waited for. */
const handshakeTimeout = 20_000;

/** Binds an HTTPS listener. Throws when the port is taken. */
export async function listen(
  host: string,
  port: number,
  { key, cert }: TlsIdentity,
  clients: Clients = 'anyone',
  bounds?: ConnectionBounds,
): Promise<Listener> {
  const app = Promise.withResolvers<Hono>();
  const patient = { ...keeping, handshakeTimeout };
  const server = createServer({ key, cert, minVersion: 'TLSv1.2', ...patient, ...clientAuthentication(clients) });
  if (bounds) boundConnections(server, bounds);
  const answer = getRequestListener(async (request, bindings) => (await app.promise).fetch(request, bindings));
  server.on('request', (incoming, outgoing) => void answer(incoming, outgoing));
  const sockets = trackSockets(server);
  await bind(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    serve: (hono) => app.resolve(hono),
    use: (identity) =>
      server.setSecureContext({ key: identity.key, cert: identity.cert, ...clientAuthentication(clients) }),
    close: () => closeServer(server, sockets),
  };
}

/** Sessions are not resumed: a resumed one might not show the client's certificate. */
function clientAuthentication(clients: Clients) {
  if (clients === 'anyone') return {};
  const asking = { requestCert: true, secureOptions: constants.SSL_OP_NO_TICKET };
  if (clients === 'askForKey') return { ...asking, rejectUnauthorized: false };
  return { ...asking, ca: clients.authority, rejectUnauthorized: true };
}

/** A listener without TLS, for what everyone may read and is signed by itself. */
export type PlainListener = Omit<Listener, 'use' | 'serve'>;

/** Binds a plain HTTP listener. Throws when the port is taken. */
export async function listenPlain(
  host: string,
  port: number,
  app: Hono,
  bounds?: ConnectionBounds,
): Promise<PlainListener> {
  const server = createPlainServer(keeping, getRequestListener(app.fetch));
  if (bounds) boundConnections(server, bounds);
  const sockets = trackSockets(server);
  await bind(server, host, port);
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server, sockets) };
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

/** Takes no more connections, lets requests under way end, and ends whatever has not ended after a while. */
function closeServer(server: Server | PlainServer, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const endIdle = setInterval(() => server.closeIdleConnections(), 50);
    const patience = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, patienceMilliseconds);
    server.close(() => {
      clearInterval(endIdle);
      clearTimeout(patience);
      resolve();
    });
  });
}

const patienceMilliseconds = 5_000;

/** All connections, those too that have not come to a request. */
function trackSockets(server: Server | PlainServer): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}
