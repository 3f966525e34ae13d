// SPDX-License-Identifier: Apache-2.0
// Who gets a connection. A listener holds so many in all, and so many of one address, so that nobody can take them all:
// what is too many is closed before TLS begins. Proxies bring everybody's connections. Where they pass TCP and say whom
// each one comes from (`proxy-protocol.ts`), that counts; to others only the listener's own bound applies, and they have
// to bound their clients themselves.

import type { Server, Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { networkOf } from '../network-address.ts';
import { addressList, plainAddress, tellClient } from './address.ts';
import type { Log } from './log.ts';
import { readProxyHeader } from './proxy-protocol.ts';

/** What bounds a listener's connections. */
export interface ConnectionBounds {
  /** What the numbers call the listener. */
  readonly name: string;
  readonly perListener: number;
  /** Of IPv6, the network (/64) counts. */
  readonly perAddress: number;
  /** Addresses or networks of proxies and load balancers. */
  readonly proxies: readonly string[];
  /** Whether each of their connections must begin by saying whom it comes from. */
  readonly proxyProtocol: boolean;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Holds a server to its bounds. To be called before it listens. */
export function boundConnections(server: Server, bounds: ConnectionBounds): void {
  const isProxy = addressList(bounds.proxies);
  const tell = tellRefused(bounds);
  const count = counter(bounds.perAddress);
  const takers = server.listeners('connection');

  /** As if it had come from this address itself. */
  function take(socket: Socket, address: string): void {
    if (!isProxy(address) && !count(socket, address)) {
      socket.destroy();
      tell('address', address);
      return;
    }
    for (const taker of takers) taker.call(server, socket);
  }

  server.maxConnections = bounds.perListener;
  server.on('drop', (dropped) => tell('listener', plainAddress(dropped?.remoteAddress)));
  server.removeAllListeners('connection');
  server.on('connection', (socket) => {
    const address = plainAddress(socket.remoteAddress);
    if (!bounds.proxyProtocol || !isProxy(address)) return take(socket, address);
    awaitHeader(socket, (client) => {
      if (client !== undefined) tellClient(socket, client);
      take(socket, client ?? address);
    });
  });
}

/** Reads the header, and leaves what follows it to whoever takes the connection. One that has none is closed. */
function awaitHeader(socket: Socket, take: (client: string | undefined) => void): void {
  let bytes = Buffer.alloc(0);
  const patience = setTimeout(() => socket.destroy(), headerMilliseconds);
  const forget = () => clearTimeout(patience);
  const read = () => {
    bytes = Buffer.concat([bytes, socket.read() ?? Buffer.alloc(0)]);
    const header = readProxyHeader(bytes);
    if (header.kind === 'unfinished') return;
    socket.off('readable', read).off('close', forget).off('error', pass);
    forget();
    if (header.kind === 'malformed') return void socket.destroy();
    if (bytes.length > header.length) socket.unshift(bytes.subarray(header.length));
    take(header.client);
  };
  // One that breaks off is closed, which is all that there is to do.
  const pass = () => undefined;
  socket.on('error', pass).on('close', forget).on('readable', read);
}

/** Load balancers send it at once (2.): together with the first byte that they pass on, or before. */
const headerMilliseconds = 5_000;

/** Counts the connections of each network; false where one is too many. */
function counter(most: number): (socket: Socket, address: string) => boolean {
  const open = new Map<string, number>();
  return (socket, address) => {
    const network = networkOf(address, 32);
    const before = open.get(network) ?? 0;
    if (before >= most) return false;
    open.set(network, before + 1);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
    return true;
  };
}

type Bound = 'listener' | 'address';

/** Counts each, and writes a line at most once a minute: a flood must not fill the log. */
function tellRefused({ name: listener, clock, log, metrics }: ConnectionBounds) {
  const silent = { listener: 0, address: 0 };
  const toldAt: Partial<Record<Bound, number>> = {};
  return (bound: Bound, address: string): void => {
    metrics.count('pivot_connections_refused_total', { listener, bound });
    const now = clock.now();
    const last = toldAt[bound];
    if (last !== undefined && last <= now && now - last < minute) {
      silent[bound] += 1;
      return;
    }
    log.warn({ listener, bound, address, since: silent[bound] }, 'a connection too many was closed');
    toldAt[bound] = now;
    silent[bound] = 0;
  };
}

const minute = 60_000;
