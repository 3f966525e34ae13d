// SPDX-License-Identifier: Apache-2.0

import { BlockList, isIP, isIPv6 } from 'node:net';
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

function connectionOf(context: Context): string {
  return plainAddress(getConnInfo(context).remote.address);
}

/** A listener on all addresses has those of IPv4 in the form of IPv6. Who is gone already has no address any more. */
export function plainAddress(address = ''): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
