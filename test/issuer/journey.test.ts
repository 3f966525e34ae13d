// SPDX-License-Identifier: Apache-2.0

import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import type { PhoneActivation, ScannedActivation, TrialChallenge } from '../../contract/phone-api.ts';
import { login, openedActivation } from '../../contract/station-api.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { signChallenge } from './cards.ts';
import { act, bearer, cookieOf, enrol, logIn, makePhone, open, phraseDigest, poll } from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(() => issuer.close());

describe('the whole journey', () => {
  test('a card, a phone and a comparison give one certificate, which the phone can try', async () => {
    const person = login.parse(await logIn(issuer));
    const opened = openedActivation.parse(await open(issuer, person));
    const { id } = opened.status;
    const events = await issuer.events(`/v1/activations/${id}/events`, person.visit);
    expect((await events.next<ActivationStatus>())?.state).toBe('waiting');

    const scanned = await issuer.phone(`/api/activations/${id}/scan`, { method: 'POST' });
    expect(scanned.json<ScannedActivation>()).toMatchObject({ state: 'scanned', passwordTriesLeft: 5 });
    expect((await events.next<ActivationStatus>())?.state).toBe('scanned');

    const phone = makePhone();
    const pending = await enrol(issuer, id, opened.password ?? '', phone);
    expect(pending.status).toBe(202);
    expect(pending.headers['retry-after']).toBe('2');
    const claimed = await events.next<ActivationStatus>();
    expect(claimed?.phraseDigest).toBe(phraseDigest(id, phone, pending));

    const cookie = cookieOf(pending);
    expect((await poll(issuer, cookie, phone)).status).toBe(202);
    const confirmed = await act(issuer, person.visit, id, 'confirm', { phraseDigest: claimed?.phraseDigest });
    expect(confirmed.json<ActivationStatus>().state).toBe('confirmed');
    expect((await events.next<ActivationStatus>())?.state).toBe('confirmed');

    const collected = await poll(issuer, cookie, phone);
    expect(collected.status).toBe(200);
    expect(collected.text).not.toMatch(/\s/);
    expect((await events.next<ActivationStatus>())?.state).toBe('collected');
    events.close();
    const status = await issuer.phone(`/api/activations/${id}`, { headers: { cookie } });
    expect(status.json<PhoneActivation>().state).toBe('collected');

    const [certificate = new Uint8Array()] = parseCertsOnly(Buffer.from(collected.text, 'base64'));
    const x509 = new X509Certificate(certificate);
    expect(x509.verify(new X509Certificate(issuer.certificatePem).publicKey)).toBe(true);
    expect(x509.subject).toContain('CN=Practice Cardholder practice.cardholder');

    const trial = (await issuer.phone('/api/trials', { method: 'POST' })).json<TrialChallenge>();
    const json = {
      nonce: trial.nonce,
      certificate: Buffer.from(certificate).toString('base64'),
      signature: signChallenge(phone.privateKey, trial.origin, trial.nonce).toString('base64'),
    };
    const result = await issuer.phone('/api/trials/answer', { method: 'POST', json });
    expect(result.json()).toMatchObject({ accepted: true });
    expect((await issuer.station('/v1/visit', bearer(person.visit, 'DELETE'))).status).toBe(204);
  });
});
