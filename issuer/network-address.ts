// SPDX-License-Identifier: Apache-2.0
// IP addresses as bytes: their texts have several forms.

import { isIPv4, isIPv6 } from 'node:net';

/** The 4 or 16 bytes of an address; undefined for a name. An IPv4 address that is written as IPv6 is one of IPv4. */
export function addressBytes(text: string): Uint8Array | undefined {
  if (isIPv4(text)) return Uint8Array.from(text.split('.').map(Number));
  if (!isIPv6(text)) return undefined;
  const bytes = ipv6Bytes(text);
  const isMapped = bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  return isMapped ? bytes.subarray(12) : bytes;
}

/**
 * The network that an address lies in, of so many bits, as a text to compare; what is no address is a network by itself.
 * Of IPv6 it is always 64: whoever has one address there has all of its network (RFC 4291 2.5.4).
 */
export function networkOf(address: string, ipv4Bits: 24 | 32): string {
  // Most are of this form, and are asked for several times in each request; it has no second way of being written.
  if (isIPv4(address)) return ipv4Bits === 32 ? address : address.slice(0, address.lastIndexOf('.'));
  const bytes = addressBytes(address);
  if (!bytes) return address;
  if (bytes.length === 4) return bytes.subarray(0, ipv4Bits / 8).join('.');
  const groups = Array.from({ length: 4 }, (_, group) => ((bytes[2 * group] ?? 0) << 8) | (bytes[2 * group + 1] ?? 0));
  return `${groups.map((group) => group.toString(16)).join(':')}::/64`;
}

function ipv6Bytes(text: string): Uint8Array {
  const [address = ''] = text.split('%'); // Behind it stands the interface of a link-local address.
  const [head = '', tail] = address.split('::');
  const [before, after] = [bytesOf(head), bytesOf(tail ?? '')];
  const zeros = tail === undefined ? [] : Array.from({ length: 16 - before.length - after.length }, () => 0);
  return Uint8Array.from([...before, ...zeros, ...after]);
}

/** Groups of hexadecimal digits; the last may be an IPv4 address (RFC 4291 2.2). */
function bytesOf(groups: string): readonly number[] {
  return groups
    .split(':')
    .filter(Boolean)
    .flatMap((group) => {
      if (group.includes('.')) return group.split('.').map(Number);
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 0xff];
    });
}
