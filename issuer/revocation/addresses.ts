// SPDX-License-Identifier: Apache-2.0
// Which addresses belong to the public internet. Certificates name the places to fetch from, so whoever has one made
// could otherwise let the issuer talk to machines that only it can reach.

import { BlockList, isIP, isIPv4 } from 'node:net';

/** Whether an address (not a name) is one of the public internet: unicast, and of no network inside (IANA registries). */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4');
  return publicIpv6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** All of IPv6 that is given out so far. Leaves out loopback, link-local, ULA, multicast, mapped and NAT64 addresses. */
const publicIpv6 = new BlockList();
publicIpv6.addSubnet('2000::', 3, 'ipv6');

/** IANA's special-purpose address registries (RFC 6890), and what else is inside by custom. */
const notPublic = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // Of no registry: Microsoft's cloud reaches a machine's own host there.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['2001::', 23], // Protocol assignments, Teredo among them.
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4 holds an IPv4 address.
  ['3fff::', 20],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv6');
}
