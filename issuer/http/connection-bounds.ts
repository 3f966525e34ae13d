// SPDX-License-Identifier: Apache-2.0
// How many connections a listener holds: so many in all, and so many of one address, so that nobody can take them all.
// What is too many is closed before TLS begins. Proxies bring everybody's connections: to them only the listener's own
// bound applies, and they have to bound their clients themselves.

import type { Server, Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { networkOf } from '../network-address.ts';
import { addressList, plainAddress } from './address.ts';
import type { Log } from './log.ts';

/** What bounds a listener's connections. */
export interface ConnectionBounds {
  /** What the numbers call the listener. */
  readonly name: string;
  readonly perListener: number;
  /** Of IPv6, the network (/64) counts. */
  readonly perAddress: number;
  /** Addresses or networks of proxies and load balancers. */
  readonly proxies: readonly string[];
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Holds a server to its bounds. To be called before it listens. */
export function boundConnections(server: Server, bounds: ConnectionBounds): void {
  const isProxy = addressList(bounds.proxies);
  const tell = tellRefused(bounds);
  const open = new Map<string, number>();

  function count(socket: Socket): void {
    const address = plainAddress(socket.remoteAddress);
    if (isProxy(address)) return;
    const network = networkOf(address, 32);
    const before = open.get(network) ?? 0;
    if (before >= bounds.perAddress) {
      socket.destroy();
      tell('address', address);
      return;
    }
    open.set(network, before + 1);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  }

  server.maxConnections = bounds.perListener;
  server.on('drop', (dropped) => tell('listener', plainAddress(dropped?.remoteAddress)));
  server.on('connection', count);
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
