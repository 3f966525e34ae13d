// SPDX-License-Identifier: Apache-2.0
// The header with which load balancers that pass TCP say whom a connection comes from (haproxy's "The PROXY protocol",
// versions 1 and 2). It stands before everything else, so before TLS.

import { isIPv4, isIPv6 } from 'node:net';

/** What the first bytes of a connection are. */
export type ProxyHeader =
  /** Whole, and so many bytes long. Without a client it is the load balancer's own (a health check), or says nothing. */
  | { readonly kind: 'whole'; readonly length: number; readonly client: string | undefined }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'malformed' };

const malformed: ProxyHeader = { kind: 'malformed' };
const unfinished: ProxyHeader = { kind: 'unfinished' };

/** Reads the header at the beginning of a connection. */
export function readProxyHeader(bytes: Buffer): ProxyHeader {
  if (startsLike(bytes, signature)) return readBinary(bytes);
  return startsLike(bytes, Buffer.from('PROXY ')) ? readText(bytes) : malformed;
}

/** As far as both go. */
function startsLike(bytes: Buffer, beginning: Buffer): boolean {
  const length = Math.min(bytes.length, beginning.length);
  return bytes.subarray(0, length).equals(beginning.subarray(0, length));
}

/** Version 1 (2.1): a line of at most 107 characters. */
function readText(bytes: Buffer): ProxyHeader {
  const end = bytes.subarray(0, longestLine).indexOf('\r\n');
  if (end < 0) return bytes.length < longestLine ? unfinished : malformed;
  const [, family, client = '', ...more] = bytes.toString('latin1', 0, end).split(' ');
  const length = end + 2;
  if (family === 'UNKNOWN') return { kind: 'whole', length, client: undefined };
  const isAddress = family === 'TCP4' ? isIPv4 : isIPv6;
  const fits = (family === 'TCP4' || family === 'TCP6') && more.length === 3 && isAddress(client);
  return fits ? { kind: 'whole', length, client } : malformed;
}

const longestLine = 107;

/** Version 2 (2.2): 12 bytes that are no text, version and command, family, and the length of what follows. */
function readBinary(bytes: Buffer): ProxyHeader {
  if (bytes.length < fixedLength) return unfinished;
  const [command = 0, family = 0] = bytes.subarray(signature.length);
  const rest = bytes.readUInt16BE(14);
  if (command >> 4 !== 2 || rest > longestRest) return malformed;
  const length = fixedLength + rest;
  if (bytes.length < length) return unfinished;
  const addresses = bytes.subarray(fixedLength, length);
  switch (command & 0xf) {
    case local:
      return { kind: 'whole', length, client: undefined };
    case proxied:
      return clientIn(addresses, family, length);
    default:
      return malformed;
  }
}

function clientIn(addresses: Buffer, family: number, length: number): ProxyHeader {
  if (family === tcpOverIpv4 && addresses.length >= 12) {
    return { kind: 'whole', length, client: addresses.subarray(0, 4).join('.') };
  }
  if (family === tcpOverIpv6 && addresses.length >= 36) {
    const groups = Array.from({ length: 8 }, (_, group) => addresses.readUInt16BE(2 * group).toString(16));
    return { kind: 'whole', length, client: groups.join(':') };
  }
  return family === unspecified ? { kind: 'whole', length, client: undefined } : malformed;
}

const signature = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const fixedLength = 16;
/** Beside the addresses there may be more, such as the name in TLS; nobody needs more than this. */
const longestRest = 2_048;
const [local, proxied] = [0, 1];
const [unspecified, tcpOverIpv4, tcpOverIpv6] = [0x00, 0x11, 0x21];
