// SPDX-License-Identifier: Apache-2.0
// The directory of phones: by a sign-in by code, with a first credential, and at the administrator's command.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdings } from '../../contract/credentials.ts';
import type { EnrolledPhone } from '../../contract/phone-api.ts';
import type { ApprovedSignIn, AskedSignIn } from '../../contract/station-api.ts';
import { endPhone } from '../../issuer/phones/registry.ts';
import { openStore } from '../../issuer/store/store.ts';
import { makeCard } from './cards.ts';
import { act, bearer, cookieOf, enrol, logIn, makePhone, open, phraseDigest, poll } from './journey.ts';
import { makePhoneKey, type PhoneKey, tokenHash } from './phone-key.ts';
import { auditRows, notificationRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  // A mail server that is away: what is to be told waits.
  issuer = await startTestIssuer({ mail: { host: 'localhost', port: 1, from: 'pivot@pivot.example' } });
});
afterAll(() => issuer.close());
/** Proofs are timed by the real clock; the issuer's stands still where it was started. */
beforeEach(() => issuer.clock.advance(Math.max(0, Date.now() - issuer.clock.now())));

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Signs a phone in by code: its token. */
async function signIn(key: PhoneKey, person: string): Promise<string> {
  const ask = { client_id: 'pivot-phone', scope: 'openid', login_hint: `${person}@pivot.example` };
  const body = new URLSearchParams(ask).toString();
  const device = (await issuer.phone('/device-login/code', { method: 'POST', headers: form, body })).json<{
    device_code: string;
    user_code: string;
  }>();
  const { visit } = await logIn(issuer, makeCard({ person }));
  const post = { ...bearer(visit, 'POST') };
  const { id } = (
    await issuer.station('/v1/sign-ins', { ...post, json: { code: device.user_code } })
  ).json<AskedSignIn>();
  const { number } = (await issuer.station(`/v1/sign-ins/${id}/approve`, post)).json<ApprovedSignIn>();
  await issuer.phone('/api/sign-ins/number', { method: 'POST', json: { deviceCode: device.device_code, number } });
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: 'pivot-phone' };
  const given = await issuer.phone('/device-login/token', {
    method: 'POST',
    headers: { ...form, dpop: key.prove('POST', `${issuer.phoneOrigin}/device-login/token`) },
    body: new URLSearchParams({ ...grant, device_code: device.device_code }).toString(),
  });
  return given.json<{ access_token: string }>().access_token;
}

function register(key: PhoneKey, token: string, name = 'My phone', claims = {}) {
  const ath = tokenHash(token);
  const dpop = key.prove('POST', `${issuer.phoneOrigin}/api/phones`, { ath, ...claims });
  const headers = { authorization: `DPoP ${token}`, dpop };
  return issuer.phone('/api/phones', { method: 'POST', headers, json: { name } });
}

function about(key: PhoneKey, method = 'GET', claims = {}) {
  return issuer.phone('/api/phone', {
    method,
    headers: { dpop: key.prove(method, `${issuer.phoneOrigin}/api/phone`, claims) },
  });
}

/** An express journey of a phone with this key: the certificate's activation, and how the phone asks for it again. */
async function express(key: PhoneKey, person: string) {
  const visit = await logIn(issuer, makeCard({ person }));
  const { status, password = '' } = await open(issuer, visit);
  const phone = makePhone();
  const dpop = key.prove('POST', `${issuer.phoneOrigin}/.well-known/est/simpleenroll`);
  const pending = await enrol(issuer, status.id, password, phone, { dpop });
  await act(issuer, visit.visit, status.id, 'confirm', { phraseDigest: phraseDigest(status.id, phone, pending) });
  return { ask: () => poll(issuer, cookieOf(pending), phone) };
}

describe('a phone that was signed in by code', () => {
  test('enrols itself, once however often it asks, and is listed with the others of its person', async () => {
    const [first, second] = [makePhoneKey(), makePhoneKey()];
    const token = await signIn(first, 'ada');
    expect((await register(first, token)).status).toBe(201);
    const named = (await register(first, token, 'Work phone')).json<EnrolledPhone>();
    expect(named).toMatchObject({ account: 'ada@pivot.example', phone: { name: 'Work phone' }, others: [] });
    expect(notificationRows(issuer.dataFolder)).toMatchObject([{ kind: 'phoneEnrolled' }]);
    const other = (await register(second, await signIn(second, 'ada'))).json<EnrolledPhone>();
    expect(other.others).toMatchObject([{ id: named.phone.id, name: 'Work phone' }]);
    issuer.clock.advance(60_000);
    const later = (await about(first)).json<EnrolledPhone>();
    expect(later.phone.contactAt - named.phone.contactAt).toBeGreaterThanOrEqual(60_000);
  });

  test('has a token that is worth nothing to whoever steals it', async () => {
    const [owner, thief] = [makePhoneKey(), makePhoneKey()];
    const token = await signIn(owner, 'bob');
    expect((await register(thief, token)).code()).toBe('signInExpired');
    expect((await register(owner, token, 'x', { ath: tokenHash('another') })).code()).toBe('signInExpired');
    const bare = { method: 'POST', headers: { authorization: `DPoP ${token}` }, json: { name: 'x' } };
    expect((await issuer.phone('/api/phones', bare)).code()).toBe('signInExpired');
    expect((await about(thief)).code()).toBe('phoneUnknown');
  });

  test.each([
    ['another method', { htm: 'POST' }],
    ['another address', { htu: 'https://elsewhere.example/api/phone' }],
    ['three days ago', { iat: Math.floor(Date.now() / 1000) - 3 * 86_400 }],
    ['no identifier', { jti: '' }],
  ])('is not believed a proof of %s', async (_, claims) => {
    const key = makePhoneKey();
    await register(key, await signIn(key, 'carol'));
    expect((await about(key)).status).toBe(200);
    expect((await about(key, 'GET', claims)).code()).toBe('phoneUnknown');
  });

  test('removes itself, and what is on it', async () => {
    const key = makePhoneKey();
    await register(key, await signIn(key, 'dan'));
    const credential = await express(key, 'dan');
    expect((await credential.ask()).status).toBe(200);
    expect((await about(key, 'DELETE')).status).toBe(204);
    expect((await about(key)).code()).toBe('phoneUnknown');
    expect((await credential.ask()).code()).toBe('certificateRevoked');
  });
});

describe('the express journey', () => {
  test('enrols the phone with its credential, which ends with the phone that is reported lost', async () => {
    const [key, other] = [makePhoneKey(), makePhoneKey()];
    const lost = await express(key, 'eve');
    const kept = await express(other, 'eve');
    const { phone, others } = (await about(key)).json<EnrolledPhone>();
    expect(others).toHaveLength(1);
    expect(auditRows(issuer.dataFolder, 'phone.enrolled').map(({ phone: id }) => id)).toContain(phone.id);

    const store = await openStore(issuer.dataFolder);
    const order = { state: 'lost', cause: 'administrator', now: issuer.clock.now() } as const;
    const ended = await store.transaction((records) => endPhone(records, phone.id, order));
    expect(ended).toMatchObject({ ok: true, value: { state: 'lost' } });
    await store.close();
    expect((await lost.ask()).code()).toBe('certificateRevoked');
    expect((await about(key)).code()).toBe('phoneUnknown');
    expect((await kept.ask()).status).toBe(200);
  });

  test('adds no second entry for a phone that is enrolled already', async () => {
    const key = makePhoneKey();
    const { phone } = (await register(key, await signIn(key, 'finn'))).json<EnrolledPhone>();
    await express(key, 'finn');
    expect((await about(key)).json<EnrolledPhone>()).toMatchObject({ phone: { id: phone.id }, others: [] });
  });
});

test('a phone reports another of its person’s lost, and nobody else’s', async () => {
  const [key, other, stranger] = [makePhoneKey(), makePhoneKey(), makePhoneKey()];
  const lost = await express(other, 'ivy');
  const kept = await express(key, 'ivy');
  await express(stranger, 'joe');
  const report = (by: PhoneKey, id: string) => {
    const path = `/api/phones/${id}/lost`;
    const headers = { dpop: by.prove('POST', `${issuer.phoneOrigin}${path}`) };
    return issuer.phone(path, { method: 'POST', headers });
  };
  const { phone, others } = (await about(key)).json<EnrolledPhone>();
  const [{ id } = { id: '' }] = others;
  expect((await report(stranger, id)).code()).toBe('notFound');
  expect((await report(key, phone.id)).code()).toBe('notFound');
  expect((await issuer.phone(`/api/phones/${id}/lost`, { method: 'POST' })).code()).toBe('phoneUnknown');
  expect((await lost.ask()).status).toBe(200);
  expect((await report(key, id)).json<EnrolledPhone>()).toMatchObject({ phone: { id: phone.id }, others: [] });
  expect((await lost.ask()).code()).toBe('certificateRevoked');
  expect((await kept.ask()).status).toBe(200);
});

describe('at the station', () => {
  const held = async (visit: string) => holdings.parse((await issuer.station('/v1/credentials', bearer(visit))).json());
  const end = (visit: string, id: string, how: string) =>
    issuer.station(`/v1/phones/${id}/${how}`, bearer(visit, 'POST'));

  test('a person sees each phone with what is on it, and removes one or reports it lost', async () => {
    const [old, lost] = [makePhoneKey(), makePhoneKey()];
    const onOld = await express(old, 'gus');
    await express(lost, 'gus');
    const onLost = await express(lost, 'gus');
    const { visit } = await logIn(issuer, makeCard({ person: 'gus' }));
    const { phones, credentials } = await held(visit);
    expect(phones).toMatchObject([{ state: 'enrolled', acts: ['remove', 'reportLost'] }, { state: 'enrolled' }]);
    const [second = '', first = ''] = phones.map(({ id }) => id);
    expect(credentials.map(({ phoneId, acts }) => [phoneId, acts.includes('reportLost')])).toEqual([
      [second, false],
      [second, false],
      [first, false],
    ]);

    expect((await end((await logIn(issuer, makeCard({ person: 'hal' }))).visit, first, 'remove')).status).toBe(404);
    expect((await onOld.ask()).status).toBe(200);
    expect((await end(visit, first, 'remove')).status).toBe(200);
    for (const _ of ['once', 'again']) expect((await end(visit, second, 'report-lost')).status).toBe(200);
    const { phones: ended, credentials: over } = await held(visit);
    expect(ended.map(({ state, acts }) => [state, acts])).toEqual([
      ['lost', []],
      ['removed', []],
    ]);
    expect(over.map(({ state }) => state)).toEqual(['revoked', 'revoked', 'revoked']);
    expect((await onOld.ask()).code()).toBe('certificateRevoked');
    expect((await onLost.ask()).code()).toBe('certificateRevoked');
    const reasons = auditRows(issuer.dataFolder, 'credential.revoked').slice(-3);
    expect(reasons.map(({ reason, cause }) => [reason, cause])).toEqual([
      ['cessationOfOperation', 'person'],
      ['keyCompromise', 'person'],
      ['keyCompromise', 'person'],
    ]);

    issuer.clock.advance(31 * 86_400_000);
    const later = await logIn(issuer, makeCard({ person: 'gus' }));
    expect(await held(later.visit)).toEqual({ credentials: [], phones: [] });
  });
});
