// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../issuer/revocation/addresses.ts';
import { createFetcher, type Resolve } from '../../issuer/revocation/fetcher.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server on loopback; the port that it has. */
async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const toLoopback: Resolve = async () => ['127.0.0.1'];
const maximumBytes = 1000;

describe('an address', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.0.9',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'fe80::1%eth0',
    'localhost',
    '',
  ])('%s is not one of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('the fetcher', () => {
  it.each([
    'http://127.0.0.1/crl',
    'http://2130706433/crl',
    'http://0x7f.1/crl',
    'http://[::1]/crl',
    'http://[::ffff:127.0.0.1]/crl',
    'http://[fe80::1]/crl',
    'http://localhost/crl',
    'http://inside.example/crl',
  ])('does not fetch %s from inside the network', async (url) => {
    const fetcher = createFetcher({ resolve: toLoopback });
    expect(await fetcher.fetch({ url, maximumBytes })).toEqual({
      ok: false,
      failure: expect.stringContaining('inside'),
    });
  });

  it('refuses a name of which one address of several is inside', async () => {
    const fetcher = createFetcher({ resolve: async () => ['8.8.8.8', '10.0.0.1'] });
    expect(await fetcher.fetch({ url: 'http://crl.example/', maximumBytes })).toMatchObject({ ok: false });
  });

  it.each([
    'ldap://crl.example/cn=ca',
    'file:///etc/passwd',
    'http://user@crl.example/',
    'http://crl.example:22/',
    'crl',
  ])('does not ask for %s, nor for its address', async (url) => {
    const fetcher = createFetcher({ resolve: () => Promise.reject(new Error('asked')) });
    const fetched = await fetcher.fetch({ url, maximumBytes });
    expect(fetched).toEqual({ ok: false, failure: expect.not.stringContaining('asked') });
  });

  it('fetches from a listed host, at the address that was checked', async () => {
    let asked = 0;
    const port = await serve((request, response) => response.end(`for ${request.headers.host}`));
    const resolve: Resolve = async () => {
      asked += 1;
      return ['127.0.0.1'];
    };
    const fetcher = createFetcher({ resolve, internalHosts: [`CRL.example:${port}`] });
    const fetched = await fetcher.fetch({ url: `http://crl.example:${port}/list`, maximumBytes });
    expect(fetched.ok && Buffer.from(fetched.value).toString()).toBe(`for crl.example:${port}`);
    expect(asked).toBe(1);
    expect(await fetcher.fetch({ url: `http://other.example:${port}/`, maximumBytes })).toMatchObject({ ok: false });
  });

  it('posts a body with its type', async () => {
    const port = await serve(async (request, response) => {
      let text = `${request.method} ${request.headers['content-type']} `;
      for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
      response.end(text);
    });
    const fetcher = createFetcher({ resolve: toLoopback, internalHosts: [`ocsp.example:${port}`] });
    const body = { bytes: Buffer.from('question'), type: 'application/ocsp-request' };
    const fetched = await fetcher.fetch({ url: `http://ocsp.example:${port}/`, maximumBytes, body });
    expect(fetched.ok && Buffer.from(fetched.value).toString()).toBe('POST application/ocsp-request question');
  });

  const misbehaviours: Readonly<Record<string, RequestListener>> = {
    redirects: (_, response) => response.writeHead(302, { location: 'http://127.0.0.1/inside' }).end(),
    fails: (_, response) => response.writeHead(500).end('no'),
    'announces too much': (_, response) => response.writeHead(200, { 'content-length': '2000' }).end('x'),
    'sends too much': (_, response) => {
      for (let i = 0; i < 30; i += 1) response.write('x'.repeat(100));
      response.end();
    },
    'breaks off': (_, response) => {
      response.writeHead(200, { 'content-length': '500' }).write('x');
      response.destroy();
    },
    'never answers': () => undefined,
    'never ends': (_, response) => void response.write('x'),
    'never ends, and does not say how long it is': ({ socket }) => void socket.write('HTTP/1.1 200 OK\r\n\r\nx'),
    'changes the protocol': ({ socket }) =>
      void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n'),
  };

  it.each(Object.entries(misbehaviours))('gives up a server that %s', async (_, answer) => {
    const port = await serve(answer);
    const internalHosts = [`crl.example:${port}`];
    const fetcher = createFetcher({ resolve: toLoopback, internalHosts, timeoutMilliseconds: 300 });
    const fetched = await fetcher.fetch({ url: `http://crl.example:${port}/`, maximumBytes });
    expect(fetched).toEqual({ ok: false, failure: expect.any(String) });
  });

  it('does not wait for DNS for ever', async () => {
    const fetcher = createFetcher({ resolve: () => new Promise(() => undefined), timeoutMilliseconds: 50 });
    const fetched = await fetcher.fetch({ url: 'http://crl.example/', maximumBytes });
    expect(fetched).toEqual({ ok: false, failure: 'no answer in time' });
  });
});
