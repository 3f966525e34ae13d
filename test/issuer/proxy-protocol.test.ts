// SPDX-License-Identifier: Apache-2.0
// Load balancers that pass TCP, in the place of which the test writes the bytes.

import { once } from 'node:events';
import { connect as connectPlainly } from 'node:net';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProxyHeader } from '../../issuer/http/proxy-protocol.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

const signature = '0d0a0d0a000d0a515549540a';
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const line = (text: string) => Buffer.from(`${text}\r\n`);
const ipv4 = hex(`${signature} 21 11 000c cb007107 c0000201 04d2 01bb`);
const ipv6 = hex(
  `${signature} 21 21 0027 20010db8000000000000000000000007 20010db8000000000000000000000001 04d2 01bb 040000`,
);

describe('the header', () => {
  test.each([
    ['of version 1', line('PROXY TCP4 203.0.113.7 192.0.2.1 1234 443'), '203.0.113.7'],
    ['of version 1 over IPv6', line('PROXY TCP6 2001:db8::7 2001:db8::1 1234 443'), '2001:db8::7'],
    ['of version 1 that knows nobody', line('PROXY UNKNOWN ffff::1 anything'), undefined],
    ['of version 2', ipv4, '203.0.113.7'],
    ['of version 2 over IPv6, with something beside it', ipv6, '2001:db8:0:0:0:0:0:7'],
    ['of version 2 for the load balancer itself', hex(`${signature} 20 00 0000`), undefined],
  ])('%s is read at its last byte and not before, and no further', (_, header, client) => {
    for (let length = 0; length < header.length; length += 1) {
      expect(readProxyHeader(header.subarray(0, length))).toEqual({ kind: 'unfinished' });
    }
    const whole = { kind: 'whole', length: header.length, client };
    expect(readProxyHeader(Buffer.concat([header, Buffer.from('\x16\x03\x01')]))).toEqual(whole);
  });

  test.each([
    ['is none', Buffer.from('\x16\x03\x01')],
    ['has an address of the other family', line('PROXY TCP4 2001:db8::7 192.0.2.1 1234 443')],
    ['has too little', line('PROXY TCP4 203.0.113.7')],
    ['has no end', Buffer.from(`PROXY TCP4 ${'1'.repeat(200)}`)],
    ['is of version 3', hex(`${signature} 31 11 000c`)],
    ['has an unknown command', hex(`${signature} 22 11 0000`)],
    ['has no room for its addresses', hex(`${signature} 21 11 0004 cb007107`)],
    ['is of a Unix socket', hex(`${signature} 21 31 0000`)],
    ['is too long', hex(`${signature} 21 11 ffff`)],
  ])('that %s is malformed', (_, bytes) => {
    expect(readProxyHeader(bytes)).toEqual({ kind: 'malformed' });
  });
});

describe('a listener behind a load balancer', () => {
  const balancer = '127.0.0.9';
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startTestIssuer({
      proxies: [balancer],
      proxyProtocol: ['station'],
      metricsFrom: ['203.0.113.7', '2001:db8::/32'],
    });
  });
  afterAll(() => issuer.close());

  /** The status with which /metrics is answered, which is for some addresses alone; undefined when nothing is. */
  async function ask(localAddress: string, ...header: readonly Uint8Array[]): Promise<string | undefined> {
    const port = Number(new URL(issuer.stationOrigin).port);
    const plain = connectPlainly({ host: '127.0.0.1', port, localAddress, noDelay: true });
    await once(plain, 'connect');
    for (const piece of header) await new Promise((resolve) => plain.write(piece, resolve));
    const socket = connect({ socket: plain, ca: issuer.certificatePem, servername: 'localhost' });
    let said = '';
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    socket.on('error', () => undefined);
    socket.write('GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    return /^HTTP\/1\.1 (\d+)/.exec(said)?.[1];
  }

  test('believes it whom a connection comes from', async () => {
    expect(await ask(balancer, line('PROXY TCP4 203.0.113.7 192.0.2.1 1234 443'))).toBe('200');
    expect(await ask(balancer, ipv6.subarray(0, 20), ipv6.subarray(20))).toBe('200');
    expect(await ask(balancer, line('PROXY TCP4 203.0.113.8 192.0.2.1 1234 443'))).toBe('403');
  });

  test('closes what has no header from it, or a malformed one, and believes nobody else', async () => {
    expect(await ask(balancer)).toBeUndefined();
    expect(await ask(balancer, line('PROXY TCP4 nobody 192.0.2.1 1234 443'))).toBeUndefined();
    expect(await ask('127.0.0.8', line('PROXY TCP4 203.0.113.7 192.0.2.1 1234 443'))).toBeUndefined();
    expect(await ask('127.0.0.8')).toBe('403');
  });
});
