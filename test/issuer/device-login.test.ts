// SPDX-License-Identifier: Apache-2.0
// Signing a phone in by code at a real issuer's listener, with openid-client in the place of the phone.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Configuration,
  customFetch,
  type DeviceAuthorizationResponse,
  discovery,
  genericGrantRequest,
  getDPoPHandle,
  initiateDeviceAuthorization,
  None,
  pollDeviceAuthorizationGrant,
  randomDPoPKeyPair,
} from 'openid-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PhoneSignIn } from '../../contract/phone-api.ts';
import type { ApprovedSignIn, AskedSignIn } from '../../contract/station-api.ts';
import { phoneDescription } from '../../issuer/device-login/phone-description.ts';
import { makeCard } from './cards.ts';
import { ask } from './http-client.ts';
import { bearer, logIn } from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

let issuer: TestIssuer;
let client: Configuration;
let keys: Awaited<ReturnType<typeof randomDPoPKeyPair>>;
beforeAll(async () => {
  issuer = await startTestIssuer();
  keys = await randomDPoPKeyPair('ES256');
  client = await connect();
});
afterAll(() => issuer.close());
/** Codes are limited to some a minute from one address. */
beforeEach(() => issuer.clock.advance(61_000));

function connect(): Promise<Configuration> {
  return discovery(new URL(issuer.phoneOrigin), 'pivot-phone', {}, None(), { [customFetch]: askIssuer });
}

async function askIssuer(url: string, init: { method: string; headers: Record<string, string>; body: unknown }) {
  const headers = { ...init.headers, 'user-agent': iPhone };
  const content = init.body ? { body: String(init.body) } : {};
  const answer = await ask(issuer.certificatePem, url, { method: init.method, headers, ...content });
  const entries = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Response(answer.text, { status: answer.status, headers: entries });
}

function askForCode(account = 'ada@pivot.example'): Promise<DeviceAuthorizationResponse> {
  return initiateDeviceAuthorization(client, { scope: 'openid', login_hint: account });
}

/** One request for the token: what it gives, or the error of OAuth. */
async function askForToken(device: DeviceAuthorizationResponse, own = keys) {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code';
  const options = { DPoP: getDPoPHandle(client, own) };
  const parameters = { device_code: device.device_code };
  return genericGrantRequest(client, grant, parameters, options).catch((error: { error?: string }) => error.error);
}

async function visitOf(person: string) {
  const { visit } = await logIn(issuer, makeCard({ person }));
  const post = (path: string, json?: object) =>
    issuer.station(path, { ...bearer(visit, 'POST'), ...(json && { json }) });
  return {
    look: (code: string) => post('/v1/sign-ins', { code }),
    approve: (id: string) => post(`/v1/sign-ins/${id}/approve`),
    reject: (id: string) => post(`/v1/sign-ins/${id}/reject`),
    status: (id: string) => issuer.station(`/v1/sign-ins/${id}`, bearer(visit)),
  };
}

function fromPhone(what: string, device: DeviceAuthorizationResponse, more = {}) {
  return issuer.phone(`/api/sign-ins/${what}`, { method: 'POST', json: { deviceCode: device.device_code, ...more } });
}

async function stateOf(device: DeviceAuthorizationResponse) {
  return (await fromPhone('status', device)).json<PhoneSignIn>().state;
}

/** Looks at the code and approves: the number that the station shows. */
async function approve(device: DeviceAuthorizationResponse, person = 'ada') {
  const station = await visitOf(person);
  const { id } = (await station.look(device.user_code)).json<AskedSignIn>();
  return { ...station, id, number: (await station.approve(id)).json<ApprovedSignIn>().number };
}

describe('a sign-in by code', () => {
  test('is completed by openid-client, with a token bound to its key', async () => {
    const device = await askForCode('Ada@pivot.example');
    expect(device.user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(device.expires_in).toBe(600);
    expect(await askForToken(device)).toBe('authorization_pending');
    expect(await askForToken(device)).toBe('slow_down');
    issuer.clock.advance(10_000);
    expect(await askForToken(device)).toBe('authorization_pending');

    const station = await visitOf('ada');
    const asked = (await station.look(device.user_code.toLowerCase().replace('-', ' '))).json<AskedSignIn>();
    expect(asked).toMatchObject({ state: 'waiting', phone: 'iPhone, iOS 18.1, Safari', sameNetwork: true });
    expect(asked.askedMillisecondsAgo).toBe(10_000);
    const { number } = (await station.approve(asked.id)).json<ApprovedSignIn>();
    expect(number).toMatch(/^[1-9]\d$/);
    expect((await station.approve(asked.id)).json<ApprovedSignIn>().number).toBe(number);

    // The approval alone gives nothing.
    expect(await stateOf(device)).toBe('approved');
    issuer.clock.advance(10_000);
    expect(await askForToken(device)).toBe('authorization_pending');
    expect((await fromPhone('number', device, { number })).json<PhoneSignIn>().state).toBe('signedIn');
    expect((await fromPhone('number', device, { number })).json<PhoneSignIn>().state).toBe('signedIn');
    expect((await station.status(asked.id)).json<AskedSignIn>().state).toBe('signedIn');

    const options = { DPoP: getDPoPHandle(client, keys) };
    const tokens = await pollDeviceAuthorizationGrant(client, { ...device, interval: 0 }, undefined, options);
    expect(tokens).toMatchObject({ token_type: 'dpop', scope: 'openid' });
    expect(tokens.claims()?.iss).toBe(issuer.phoneOrigin);
    expect(auditRows(issuer.dataFolder, 'signIn.signedIn')).toHaveLength(1);
    expect(await askForToken(device)).toBe('invalid_grant');
  });

  test('needs a proof of the key to which its token is bound', async () => {
    const device = await askForCode();
    const { number } = await approve(device);
    await fromPhone('number', device, { number });
    const grant = 'urn:ietf:params:oauth:grant-type:device_code';
    const bare = genericGrantRequest(client, grant, { device_code: device.device_code });
    await expect(bare).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('can be asked for by the phone app’s own page, and by no other', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'client_id=pivot-phone&scope=openid&login_hint=ada@pivot.example';
    const from = (origin: string) =>
      issuer.phone('/device-login/code', { method: 'POST', headers: { ...form, origin }, body });
    expect((await from(issuer.phoneOrigin)).status).toBe(200);
    expect((await from('https://elsewhere.example')).code()).toBe('requestForbidden');
  });

  test('needs the account first', async () => {
    const refused = initiateDeviceAuthorization(client, { scope: 'openid' });
    await expect(refused).rejects.toMatchObject({ error: 'invalid_request' });
  });

  test('is over with one wrong number', async () => {
    const device = await askForCode();
    const { number, id, status } = await approve(device);
    const wrong = await fromPhone('number', device, { number: number === '11' ? '12' : '11' });
    expect([wrong.status, wrong.code()]).toEqual([403, 'signInNumberWrong']);
    expect((await fromPhone('number', device, { number })).code()).toBe('signInNumberWrong');
    expect((await status(id)).json<AskedSignIn>().state).toBe('wrongNumber');
    expect(await askForToken(device)).toBe('access_denied');
  });

  test('takes no number before the approval', async () => {
    const device = await askForCode();
    expect((await fromPhone('number', device, { number: '42' })).code()).toBe('requestForbidden');
    expect(await stateOf(device)).toBe('waiting');
  });

  test('is refused to a phone that was rejected at the station', async () => {
    const device = await askForCode();
    const station = await visitOf('ada');
    const { id } = (await station.look(device.user_code)).json<AskedSignIn>();
    expect((await station.reject(id)).json<AskedSignIn>().state).toBe('rejected');
    expect((await station.approve(id)).code()).toBe('signInRejected');
    expect(await stateOf(device)).toBe('rejected');
    expect(await askForToken(device)).toBe('access_denied');
  });

  test('may be approved by the person alone whom the phone named', async () => {
    const device = await askForCode('ada@pivot.example');
    const other = await visitOf('eve');
    const refused = await other.look(device.user_code);
    expect([refused.status, refused.code()]).toEqual([403, 'signInOfAnother']);
    const own = await visitOf('ada');
    const { id } = (await own.look(device.user_code)).json<AskedSignIn>();
    expect((await other.approve(id)).code()).toBe('signInUnknown');
    expect((await other.reject(id)).code()).toBe('signInUnknown');
    expect((await other.status(id)).code()).toBe('signInUnknown');
    expect(await stateOf(device)).toBe('waiting');
  });

  test('is approved once, whichever of two comes first', async () => {
    const device = await askForCode();
    const station = await visitOf('ada');
    const { id } = (await station.look(device.user_code)).json<AskedSignIn>();
    const [approved, rejected] = await Promise.all([station.approve(id), station.reject(id)]);
    const state = await stateOf(device);
    expect(state).toBe('rejected');
    expect([200, 403]).toContain(approved.status);
    expect(rejected.status).toBe(200);
  });

  test('is gone with the phone that gives up, and with its time', async () => {
    const left = await askForCode();
    expect((await fromPhone('cancel', left)).status).toBe(204);
    const station = await visitOf('ada');
    expect((await station.look(left.user_code)).code()).toBe('signInUnknown');
    expect(await askForToken(left)).toBe('access_denied');

    const late = await askForCode();
    const { number } = await approve(late);
    issuer.clock.advance(600_000);
    const refused = await fromPhone('number', late, { number });
    expect([refused.status, refused.code()]).toEqual([410, 'signInExpired']);
  });

  test('survives a restart of the issuer', async () => {
    const device = await askForCode();
    const { number } = await approve(device);
    await issuer.restart();
    client = await connect();
    expect((await fromPhone('number', device, { number })).json<PhoneSignIn>().state).toBe('signedIn');
    expect(await askForToken(device)).toMatchObject({ token_type: 'dpop' });
  });
});

describe('guesses at codes', () => {
  test('have to wait after five wrong ones, those of other people among them', async () => {
    const station = await visitOf('guesser');
    const others = await askForCode('ada@pivot.example');
    expect((await station.look(others.user_code)).code()).toBe('signInOfAnother');
    for (const letter of ['B', 'C', 'D', 'F']) expect((await station.look(letter.repeat(8))).status).toBe(404);
    const own = await askForCode('guesser@pivot.example');
    const refused = await station.look(own.user_code);
    expect([refused.status, refused.code(), refused.headers['retry-after']]).toEqual([429, 'tooManyTries', '30']);
    issuer.clock.advance(30_000);
    expect((await station.look(own.user_code)).status).toBe(200);
  });

  test('of another form are not looked up', async () => {
    const station = await visitOf('ada');
    for (const code of ['', 'AEIOUAEI', 'BCDF-BCDFG', 'ВСОР-ХХХХ', 'x'.repeat(3000)]) {
      expect((await station.look(code)).code()).toBe('requestMalformed');
    }
  });

  test('come with a log-in only', async () => {
    const nobody = await issuer.station('/v1/sign-ins', { method: 'POST', json: { code: 'BCDFBCDF' } });
    expect(nobody.code()).toBe('sessionEnded');
  });
});

test('codes are not given without end to one address', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'client_id=pivot-phone&scope=openid&login_hint=flood@pivot.example';
  const answers = [];
  for (let count = 0; count < 31; count += 1) {
    answers.push(await issuer.phone('/device-login/code', { method: 'POST', headers: form, body }));
  }
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(answers.at(-1)?.code()).toBe('tooManyTries');
});

test('no code and no token lies in the database', async () => {
  const device = await askForCode();
  const { number } = await approve(device);
  await fromPhone('number', device, { number });
  const tokens = await askForToken(device);
  const token = typeof tokens === 'object' ? tokens.access_token : '';
  const files = ['pivot.sqlite', 'pivot.sqlite-wal'].map((name) => readFileSync(path.join(issuer.dataFolder, name)));
  const kept = Buffer.concat(files).toString('latin1');
  for (const secret of [device.device_code, device.user_code.replace('-', ''), token]) {
    expect(secret.length).toBeGreaterThan(7);
    expect(kept).not.toContain(secret);
  }
});

test('none of the library’s pages is served', async () => {
  for (const address of ['/auth', '/device', '/session/end', '/me']) {
    expect((await issuer.phone(address)).status).toBe(404);
  }
});

test.each([
  [iPhone, 'iPhone, iOS 18.1, Safari'],
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Pixel 8, Android 15, Chrome',
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Android, Chrome',
  ],
  ['Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0', 'Mobile, Android 14, Firefox'],
  ['Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1', 'iPad, iOS 17.6, Safari'],
  ['Mozilla/5.0 \u202e(Nothing known)', 'Phone'],
  ['curl/8.4.0', 'no browser'],
])('a phone is described from %s', (userAgent, description) => {
  expect(phoneDescription(userAgent)).toBe(description);
});
