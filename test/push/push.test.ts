// SPDX-License-Identifier: Apache-2.0

import { createECDH } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EnrolledPhone, PhoneInfo } from '../../contract/phone-api.ts';
import { areReceiverKeys, encryptMessage, longestMessage } from '../../issuer/push/encryption.ts';
import { makeCard } from '../issuer/cards.ts';
import { act, cookieOf, enrol, logIn, makePhone, open, phraseDigest, poll } from '../issuer/journey.ts';
import { makePhoneKey, type PhoneKey } from '../issuer/phone-key.ts';
import { auditRows, notificationRows } from '../issuer/rows.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { type PushService, readVapid, type Subscriber, startPushService } from './push-service.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');

test('a message is encrypted as the example of RFC 8291 is', () => {
  const receiver = {
    publicKey: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
    secret: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  };
  const sender = {
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  };
  const message = Buffer.from('When I grow up, I want to be a watermelon');
  expect(encryptMessage(message, receiver, sender).toString('base64url')).toBe(
    [
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml',
      'mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT',
      'pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    ].join(''),
  );
  expect(encryptMessage(Buffer.alloc(longestMessage), receiver)).toHaveLength(4096);
  expect(() => encryptMessage(Buffer.alloc(longestMessage + 1), receiver)).toThrow(RangeError);
});

test('keys for which nothing can be encrypted are known as such', () => {
  const receiver = createECDH('prime256v1');
  const [publicKey, secret] = [receiver.generateKeys(), Buffer.alloc(16)];
  expect(areReceiverKeys({ publicKey, secret })).toBe(true);
  expect(areReceiverKeys({ publicKey, secret: Buffer.alloc(15) })).toBe(false);
  expect(areReceiverKeys({ publicKey: Buffer.concat([publicKey.subarray(0, 64), Buffer.of(0)]), secret })).toBe(false);
});

describe('a phone that lets itself be told', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-push-'));
  let service: PushService;
  let issuer: TestIssuer;
  beforeAll(async () => {
    service = await startPushService();
    const caFile = path.join(folder, 'ca.pem');
    writeFileSync(caFile, service.ca);
    const push = { internalHosts: [service.host], caFile, contact: 'mailto:help@pivot.example' };
    issuer = await startTestIssuer({ push });
  });
  afterAll(async () => {
    await issuer.close();
    await service.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    service.answerWith(201);
    // Proofs are timed by the real clock; the issuer's stands still where it was started.
    issuer.clock.advance(Math.max(0, Date.now() - issuer.clock.now()));
  });

  function about(key: PhoneKey, method: string, json?: object) {
    const headers = { dpop: key.prove(method, `${issuer.phoneOrigin}/api/phone/push`) };
    return issuer.phone('/api/phone/push', { method, headers, ...(json && { json }) });
  }

  /** A phone in the directory, by a first credential unless `bare`. */
  async function enrolled(person: string): Promise<PhoneKey> {
    const key = makePhoneKey();
    const visit = await logIn(issuer, makeCard({ person }));
    const { status, password = '' } = await open(issuer, visit);
    const phone = makePhone();
    const dpop = key.prove('POST', `${issuer.phoneOrigin}/.well-known/est/simpleenroll`);
    const pending = await enrol(issuer, status.id, password, phone, { dpop });
    await act(issuer, visit.visit, status.id, 'confirm', { phraseDigest: phraseDigest(status.id, phone, pending) });
    await poll(issuer, cookieOf(pending), phone);
    return key;
  }

  async function subscribe(key: PhoneKey, language = 'en'): Promise<Subscriber> {
    const subscriber = await service.subscribe();
    expect((await about(key, 'PUT', { ...subscriber.subscription, language })).status).toBe(204);
    return subscriber;
  }

  /** Lets time pass until so many messages have come. */
  function arrived({ deliveries }: Subscriber, count: number) {
    const pass = () => {
      issuer.clock.advance(1000);
      expect(deliveries.length).toBe(count);
    };
    return vi.waitFor(pass, { timeout: 25_000, interval: 100 });
  }

  test('learns in its language what happens to the credentials of its person, and nothing secret', async () => {
    const subscriber = await subscribe(await enrolled('told'), 'nl');
    await enrolled('told');
    await arrived(subscriber, 1);
    const [message] = await subscriber.messages();
    expect(message).toEqual({
      title: 'Er is een telefoon ingesteld met uw smartcard',
      body: expect.stringContaining('meteen bij uw helpdesk'),
      language: 'nl',
      path: '/#credentials',
    });
    expect(message?.body).not.toMatch(/not-me|https?:/);
    const [delivery] = subscriber.deliveries;
    if (!delivery) throw new Error('nothing came');
    expect(delivery.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '259200', urgency: 'high' });
    expect(delivery.body.includes('smartcard')).toBe(false);
    const { aud, exp, sub } = readVapid(delivery);
    expect([aud, sub]).toEqual([`https://${service.host}`, 'mailto:help@pivot.example']);
    expect(exp * 1000 - issuer.clock.now()).toBeLessThanOrEqual(24 * 3_600_000);
    const info = (await issuer.phone('/api/info')).json<PhoneInfo>();
    expect(delivery.headers.authorization).toContain(`k=${info.push}`);
  });

  test('is told again later when the push service is away, and no more when the subscription is gone', async () => {
    const key = await enrolled('away');
    const subscriber = await subscribe(key);
    service.answerWith(503);
    await enrolled('away');
    const waiting = () => notificationRows(issuer.dataFolder);
    await vi.waitFor(
      () => {
        issuer.clock.advance(1000);
        expect(waiting()).toContainEqual(expect.objectContaining({ problem: expect.stringContaining('503') }));
      },
      { timeout: 25_000, interval: 100 },
    );
    service.answerWith(201);
    issuer.clock.advance(120_000);
    await arrived(subscriber, 1);

    service.answerWith(410);
    await enrolled('away');
    await vi.waitFor(
      () => {
        issuer.clock.advance(1000);
        expect(auditRows(issuer.dataFolder, 'push.ended')).toHaveLength(1);
      },
      { timeout: 25_000, interval: 100 },
    );
    const dpop = key.prove('GET', `${issuer.phoneOrigin}/api/phone`);
    expect((await issuer.phone('/api/phone', { headers: { dpop } })).json<EnrolledPhone>().isTold).toBe(false);
  });

  test('is one that has shown its key, whose address is outside of the issuer’s network', async () => {
    const key = await enrolled('guarded');
    const { subscription } = await service.subscribe();
    const json = { ...subscription, language: 'en' };
    expect((await about(makePhoneKey(), 'PUT', json)).code()).toBe('phoneUnknown');
    expect((await about(key, 'PUT', { ...json, endpoint: 'http://push.example/x' })).code()).toBe('requestMalformed');
    const p256dh = Buffer.alloc(65, 4).toString('base64url');
    expect((await about(key, 'PUT', { ...json, keys: { ...json.keys, p256dh } })).code()).toBe('requestMalformed');

    // The issuer's own listener is such an address; it is not listed, and hears nothing.
    const inner = { ...json, endpoint: `https://localhost/api/trials` };
    expect((await about(key, 'PUT', inner)).status).toBe(204);
    await enrolled('guarded');
    await vi.waitFor(
      () => {
        issuer.clock.advance(1000);
        const problems = notificationRows(issuer.dataFolder).map(({ problem }) => problem);
        expect(problems).toContainEqual(expect.stringContaining('inside a network'));
      },
      { timeout: 25_000, interval: 100 },
    );
    expect((await about(key, 'DELETE')).status).toBe(204);
  });

  test('has no key to be told by where web push is switched off', async () => {
    const other = await startTestIssuer({ push: { enabled: false } });
    expect((await other.phone('/api/info')).json<PhoneInfo>().push).toBeUndefined();
    await other.close();
  });
});
