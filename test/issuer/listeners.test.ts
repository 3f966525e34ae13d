// SPDX-License-Identifier: Apache-2.0

import type { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectPlainly, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoneInfo } from '../../contract/phone-api.ts';
import { issuerInfo } from '../../contract/station-api.ts';
import { logIn, open } from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
let pages: string;
beforeAll(async () => {
  pages = mkdtempSync(path.join(os.tmpdir(), 'pivot-pages-'));
  mkdirSync(path.join(pages, 'assets'));
  writeFileSync(path.join(pages, 'index.html'), '<!doctype html><title>Phone</title>');
  writeFileSync(path.join(pages, 'assets/index-1a2b.js'), 'export {};');
  writeFileSync(path.join(pages, 'secret.txt'), 'of a kind that is not served');
  issuer = await startTestIssuer({ phonePages: pages });
});
afterAll(async () => {
  await issuer.close();
  rmSync(pages, { recursive: true });
});

const listeners = ['station', 'phone'] as const;
const infoPath = { station: '/v1/info', phone: '/api/info' };

test('a phone’s listener at an address of the network is known by that alone', async () => {
  const own = await startTestIssuer({ phone: { host: '127.0.0.2', port: 0 } });
  try {
    const { host, hostname, port } = new URL(own.phoneOrigin);
    expect(hostname).toBe('127.0.0.2');
    expect((await own.phone('/api/info')).status).toBe(200);
    expect((await own.phone('/api/info', { headers: { host: `localhost:${port}` } })).code()).toBe('requestForbidden');
    expect((await own.phone('/api/info', { headers: { origin: `https://${host}` } })).status).toBe(200);
    const { status } = await open(own, await logIn(own));
    expect(status.state).toBe('waiting');
    const certificate = await certificateOf(hostname, Number(port));
    expect(certificate.checkIP(hostname)).toBe(hostname);
    await expect(certificateOf('127.0.0.1', Number(port))).rejects.toThrow('ECONNREFUSED');
  } finally {
    await own.close();
  }
});

describe('connections that are too many', () => {
  let own: TestIssuer;
  let port: number;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    own = await startTestIssuer({ connections: { perAddress: 10, perListener: 40 }, proxies: ['127.0.0.9'] });
    port = Number(new URL(own.phoneOrigin).port);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await own.close();
  });

  /** From an address of loopback. Nothing is said there: whoever is closed is closed for being too many. */
  async function open(localAddress: string): Promise<Socket> {
    const socket = connectPlainly({ host: '127.0.0.1', port, localAddress })
      .on('error', () => undefined)
      .resume();
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  }
  const openAll = (count: number, address: string) => Promise.all(Array.from({ length: count }, () => open(address)));
  const isAnswered = (localAddress: string) =>
    new Promise<boolean>((resolve) => {
      const plain = connectPlainly({ host: '127.0.0.1', port, localAddress }).on('error', () => undefined);
      const socket = connect({ socket: plain, rejectUnauthorized: false });
      socket.once('secureConnect', () => resolve(true)).once('error', () => resolve(false));
      sockets.push(socket);
    });
  const refused = async (bound: string) =>
    (await own.station('/metrics')).text.includes(`pivot_connections_refused_total{listener="phone",bound="${bound}"}`);

  test('of one address are closed at once, and others are answered; room that is given back is room again', async () => {
    const greedy = await openAll(10, '127.0.0.2');
    await once(await open('127.0.0.2'), 'close');
    expect(await refused('address')).toBe(true);
    expect((await own.phone('/api/info')).status).toBe(200);
    greedy[0]?.destroy();
    while (!(await isAnswered('127.0.0.2')));
  });

  test('bound a proxy by those of all alone', async () => {
    await openAll(11, '127.0.0.9');
    expect(await isAnswered('127.0.0.9')).toBe(true);
    expect(await refused('listener')).toBe(false);
    await openAll(30, '127.0.0.9');
    while (!(await refused('listener')));
    while (await isAnswered('127.0.0.3'));
  });
});

/** What a TLS server shows of itself. */
function certificateOf(host: string, port: number): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, rejectUnauthorized: false }, () => {
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      if (certificate) resolve(certificate);
      else reject(new Error('the server has no certificate'));
    });
    socket.once('error', reject);
  });
}

describe.each(listeners)('the %s’s listener', (listener) => {
  test('answers to its own names on loopback', async () => {
    const { port } = new URL(listener === 'station' ? issuer.stationOrigin : issuer.phoneOrigin);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      expect((await issuer[listener](infoPath[listener], { headers: { host } })).status).toBe(200);
    }
  });

  test('refuses requests for another host', async () => {
    const answer = await issuer[listener](infoPath[listener], { headers: { host: 'elsewhere.example' } });
    expect([answer.status, answer.code()]).toEqual([403, 'requestForbidden']);
  });

  test('refuses requests from another origin, even from the other listener', async () => {
    const other = listener === 'station' ? issuer.phoneOrigin : issuer.stationOrigin;
    for (const origin of ['https://elsewhere.example', 'null', other]) {
      const answer = await issuer[listener](infoPath[listener], { headers: { origin } });
      expect([answer.status, answer.code()]).toEqual([403, 'requestForbidden']);
    }
  });

  test('does not serve the other’s routes', async () => {
    const other = listener === 'station' ? 'phone' : 'station';
    const answer = await issuer[listener](infoPath[other]);
    expect([answer.status, answer.code()]).toEqual([404, 'notFound']);
  });

  test('tells failures as problems, with headers that keep browsers safe', async () => {
    const answer = await issuer[listener]('/nothing/here', { method: 'POST' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test('refuses bodies over 64 KB', async () => {
    const route = listener === 'station' ? '/v1/judgements' : '/api/typed-codes';
    const answer = await issuer[listener](route, { method: 'POST', body: Buffer.alloc(70_000, 'x') });
    expect([answer.status, answer.code()]).toEqual([413, 'requestTooLarge']);
  });

  test('refuses what has not the form of the contract', async () => {
    const route = listener === 'station' ? '/v1/judgements' : '/api/typed-codes';
    const long = JSON.stringify({ certificate: 'AAAA'.repeat(5000), account: 'a', code: 'A'.repeat(20_000) });
    for (const body of ['{', '[]', '{"account": 1}', long]) {
      const answer = await issuer[listener](route, { method: 'POST', body });
      expect([answer.status, answer.code()]).toEqual([400, 'requestMalformed']);
    }
  });
});

describe('what each says of itself', () => {
  test('is as the contract has it', async () => {
    expect(issuerInfo.parse((await issuer.station('/v1/info')).json())).toMatchObject({
      origin: issuer.stationOrigin,
      phoneOrigin: issuer.phoneOrigin,
      practice: true,
    });
    expect(phoneInfo.parse((await issuer.phone('/api/info')).json()).organisation).toBe('Test Organisation');
  });
});

describe('the phone’s page', () => {
  test('is served at the root and at every link, in either case, without touching the activation', async () => {
    const person = await logIn(issuer);
    const { status } = await open(issuer, person);
    for (const route of ['/', `/A/${status.id}`, `/a/${status.id.toLowerCase()}`]) {
      const answer = await issuer.phone(route);
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
    }
    const events = await issuer.events(`/v1/activations/${status.id}/events`, person.visit);
    expect(await events.next()).toMatchObject({ state: 'waiting' });
    events.close();
  });

  test('may run its own scripts, WebAssembly and the camera, and nothing else', async () => {
    const { headers } = await issuer.phone('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https:/);
    expect(headers['permissions-policy']).toContain('camera=(self)');
  });

  test('has assets that browsers keep', async () => {
    const answer = await issuer.phone('/assets/index-1a2b.js');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['content-type']).toContain('text/javascript');
  });

  test.each([
    '/../pivot.sqlite',
    '/..%2fsecret.key',
    '/assets/..%2f..%2fdata%2fca.key',
    '/secret.txt',
    '/assets/none.js',
  ])('leads to nothing at %s', async (route) => {
    const answer = await issuer.phone(route);
    expect([answer.status, answer.code()]).toEqual([404, 'notFound']);
  });
});
