// SPDX-License-Identifier: Apache-2.0

import { BlockList, isIP, isIPv6, type Socket } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';

declare module 'hono' {
  interface ContextVariableMap {
    /** Where the request comes from, as a proxy of ours has told. */
    toldAddress?: string;
  }
}

/** The address that a request comes from: as the connection has it, for headers about it can say anything. */
export function addressOf(context: Context): string {
  return context.get('toldAddress') ?? connectionOf(context);
}

/**
 * Believes these proxies (addresses or networks) whom they have a request from. Each adds a name to the end of
 * X-Forwarded-For: so the client is the last one there that is no proxy itself.
 */
export function believeProxies(proxies: readonly string[]): MiddlewareHandler {
  const isProxy = addressList(proxies);
  return (context, next) => {
    if (proxies.length > 0 && isProxy(connectionOf(context))) {
      const told = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
      const client = told.findLast((address) => !isProxy(address));
      if (client && isIP(client) !== 0) context.set('toldAddress', client);
    }
    return next();
  };
}

/** Whether an address is one of these, or lies in one of these networks. */
export function addressList(entries: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = familyOf(address);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** As a load balancer of ours has told, which passes TCP; else where the connection itself comes from. */
function connectionOf(context: Context): string {
  const { incoming }: HttpBindings = context.env;
  return toldClients.get(endsOf(incoming.socket)) ?? plainAddress(getConnInfo(context).remote.address);
}

/** Whom connections come from, by their ends: TLS has a socket of its own for each, which has the same. */
const toldClients = new Map<string, string>();

function endsOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`;
}

/** Remembers whom a connection comes from, as a load balancer has told, as long as it is open. */
export function tellClient(connection: Socket, client: string): void {
  const ends = endsOf(connection);
  toldClients.set(ends, plainAddress(client));
  connection.once('close', () => toldClients.delete(ends));
}

/** A listener on all addresses has those of IPv4 in the form of IPv6. Who is gone already has no address any more. */
export function plainAddress(address = ''): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
