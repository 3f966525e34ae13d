// SPDX-License-Identifier: Apache-2.0

import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../../issuer/http/listener.ts';
import { routeMonitoring } from '../../issuer/http/monitoring.ts';
import { createMetrics } from '../../issuer/metrics/metrics.ts';
import { makeCard } from './cards.ts';
import { ask } from './http-client.ts';
import { answerChallenge, challenge, collectCertificate, logIn, open } from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';
import { execute } from './test-store.ts';
import { ownTls } from './tls-identity.ts';

let issuer: TestIssuer | undefined;
afterEach(async () => {
  await issuer?.close();
  issuer = undefined;
});

async function start(...options: Parameters<typeof startTestIssuer>): Promise<TestIssuer> {
  issuer = await startTestIssuer(...options);
  return issuer;
}

test('a load balancer learns that the issuer lives and can work, by whatever name it asks', async () => {
  const running = await start();
  for (const [route, status] of [
    ['/healthz', 'ok'],
    ['/readyz', 'ready'],
  ] as const) {
    const answer = await running.station(route, { headers: { host: '10.1.2.3:8444' } });
    expect([answer.status, answer.json()]).toEqual([200, { status }]);
  }
});

test('an issuer whose store fails lives, but is not ready until it can be read again', async () => {
  const running = await start();
  const states = async () => {
    const answers = [await running.station('/healthz'), await running.station('/readyz')];
    return answers.map(({ status }) => status);
  };
  execute(running.dataFolder, 'alter table settings rename to settings_elsewhere');
  expect(await states()).toEqual([200, 503]);
  execute(running.dataFolder, 'alter table settings_elsewhere rename to settings');
  expect(await states()).toEqual([200, 200]);
});

test('an issuer is not ready when the disk of its store has no room left', async () => {
  const running = await start();
  const store = await running.openStore();
  const app = new Hono();
  // A file system without a single free block.
  const certificate = { notBefore: new Date(0), notAfter: new Date(2 ** 50) };
  const duties = { metrics: createMetrics(), store, certificate, clock: running.clock };
  routeMonitoring(app, { ...duties, storeFolder: '/proc', metricsFrom: [] });
  const answer = await app.request('/readyz');
  expect([answer.status, await answer.json()]).toEqual([503, { status: 'diskFull' }]);
  await store.close();
});

test('Prometheus reads what has happened', async () => {
  const running = await start();
  await collectCertificate(running);
  await answerChallenge(running, await challenge(running), makeCard({ policies: ['1.2.3.4'] }));
  const { text, headers } = await running.station('/metrics');
  expect(headers['content-type']).toContain('version=0.0.4');
  for (const line of [
    'pivot_logins_total 1',
    'pivot_refusals_total{listener="station",code="policyMissing"} 1',
    'pivot_activations_total{outcome="opened"} 1',
    'pivot_activations_total{outcome="collected"} 1',
    'pivot_certificates_total{credential_type="mobile"} 1',
    'pivot_request_duration_seconds_count{listener="station",method="POST",route="/v1/activations",status="201"} 1',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).not.toContain('practice.cardholder');
  for (const what of ['ca', 'tls'])
    expect(text).toMatch(new RegExp(`^pivot_${what}_certificate_ends_seconds \\d+$`, 'm'));
});

test('the numbers are for the configured addresses alone', async () => {
  const running = await start({ metricsFrom: ['10.0.0.0/8', '192.0.2.1'] });
  const answer = await running.station('/metrics');
  expect([answer.status, answer.code()]).toEqual([403, 'requestForbidden']);
});

test('the numbers are not for whom a proxy brings that nobody has named', async () => {
  const running = await start();
  const headers = { 'x-forwarded-for': '203.0.113.1' };
  expect((await running.station('/metrics', { headers })).code()).toBe('requestForbidden');
  expect((await running.station('/metrics')).status).toBe(200);
});

test('an issuer that stops ends streams, and does not wait for those who watch', async () => {
  const running = await start();
  const person = await logIn(running);
  const { status } = await open(running, person);
  const events = await running.events(`/v1/activations/${status.id}/events`, person.visit);
  expect(await events.next()).toMatchObject({ state: 'waiting' });
  const next = events.next();
  await running.restart();
  expect(await next).toBeUndefined();
});

test('a listener that closes lets a request under way end, and takes no other', async () => {
  const { identity, ca } = ownTls();
  const listener = await listen('127.0.0.1', 0, identity);
  const [arrived, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const app = new Hono().get('/', async (context) => {
    arrived.resolve();
    await mayEnd.promise;
    return context.text('whole');
  });
  listener.serve(app);
  const url = `https://localhost:${listener.port}/`;
  const answer = ask(ca, url);
  await arrived.promise;
  const closed = listener.close();
  await expect(ask(ca, url)).rejects.toThrow('ECONNREFUSED');
  mayEnd.resolve();
  expect((await answer).text).toBe('whole');
  await closed;
});
