// SPDX-License-Identifier: Apache-2.0

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActivationStatus, activationStatus } from '../../contract/activation.ts';
import {
  activationHeader,
  type PhoneActivation,
  pairingNonceHeader,
  phoneActivation,
  scannedActivation,
} from '../../contract/phone-api.ts';
import type { Problem } from '../../contract/problem.ts';
import { type Login, type OpenedActivation, openedActivation } from '../../contract/station-api.ts';
import { makeCard, type TestCard } from './cards.ts';
import type { Answer } from './http-client.ts';
import {
  act,
  askToOpen,
  bearer,
  cookieOf,
  enrol,
  enrolment,
  logIn,
  makePhone,
  open,
  phraseDigest,
  poll,
} from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(() => issuer.close());

let people = 0;

/** Somebody who has not been here, with an activation. */
async function begin(): Promise<{
  card: TestCard;
  person: Login;
  opened: OpenedActivation;
  id: string;
  password: string;
}> {
  people += 1;
  const card = makeCard({ person: `person${people}` });
  const person = await logIn(issuer, card);
  const opened = openedActivation.parse(await open(issuer, person));
  return { card, person, opened, id: opened.status.id, password: opened.password ?? '' };
}

const scan = (id: string) => issuer.phone(`/api/activations/${id}/scan`, { method: 'POST' });
const cancel = (visit: string, id: string) => issuer.station(`/v1/activations/${id}`, bearer(visit, 'DELETE'));
const signOut = (visit: string) => issuer.station('/v1/visit', bearer(visit, 'DELETE'));
const otherThan = (password: string) => (password === '00000000' ? '00000001' : '00000000');

/** The status as the station sees it. */
async function status(visit: string, id: string): Promise<ActivationStatus> {
  const answer = await issuer.station(`/v1/activations/${id}`, { ...bearer(visit, 'PATCH'), json: {} });
  if (answer.status === 200) return activationStatus.parse(answer.json());
  const events = await issuer.events(`/v1/activations/${id}/events`, visit);
  const now = await events.next<ActivationStatus>();
  events.close();
  return activationStatus.parse(now);
}

async function phoneStatus(id: string, pending: Answer): Promise<PhoneActivation> {
  const answer = await issuer.phone(`/api/activations/${id}`, { headers: { cookie: cookieOf(pending) } });
  return phoneActivation.parse(answer.json());
}

describe('opening', () => {
  test('gives a link, a number, a typed code and defaults for name and type', async () => {
    const { opened, id } = await begin();
    expect(opened.link).toBe(`${issuer.phoneOrigin}/A/${id}`.toUpperCase());
    expect(opened.status).toMatchObject({
      state: 'waiting',
      credentialType: 'mobile',
      passwordTriesLeft: 5,
      expiresInMilliseconds: 600_000,
    });
    expect(opened.status.name).toContain('phone');
  });

  test('with the same key again gives the same activation, with a fresh number', async () => {
    const { person } = await begin();
    const first = (await askToOpen(issuer, person.visit, 'again')).json<OpenedActivation>();
    const second = (await askToOpen(issuer, person.visit, 'again')).json<OpenedActivation>();
    expect(second.status.id).toBe(first.status.id);
    expect((await enrol(issuer, first.status.id, second.password ?? '', makePhone())).status).toBe(202);
  });

  test('with the same key at the same moment makes one activation', async () => {
    const { person } = await begin();
    const answers = await Promise.all([1, 2, 3].map(() => askToOpen(issuer, person.visit, 'together')));
    expect(new Set(answers.map((answer) => answer.json<OpenedActivation>().status.id)).size).toBe(1);
  });

  test('cancels what the person had open before', async () => {
    const { person, id } = await begin();
    await open(issuer, person);
    expect((await scan(id)).code()).toBe('activationCancelled');
  });

  test('wants an idempotency key and a type that there is', async () => {
    const { person } = await begin();
    const without = await issuer.station('/v1/activations', { ...bearer(person.visit, 'POST'), json: {} });
    expect(without.code()).toBe('requestMalformed');
    const unknown = await askToOpen(issuer, person.visit, 'unknown', { credentialType: 'golden' });
    expect(unknown.code()).toBe('requestMalformed');
  });

  test('is nobody else’s: another person learns nothing of it', async () => {
    const { id } = await begin();
    const stranger = await logIn(issuer, makeCard({ person: 'stranger' }));
    expect((await act(issuer, stranger.visit, id, 'resume')).code()).toBe('activationUnknown');
    expect((await cancel(stranger.visit, id)).code()).toBe('activationUnknown');
  });
});

describe('name and type', () => {
  test('can be changed until a phone has sent its key', async () => {
    const { person, id, password } = await begin();
    const path = `/v1/activations/${id}`;
    const json = { name: 'Work phone', credentialType: 'temporary' };
    const changed = await issuer.station(path, { ...bearer(person.visit, 'PATCH'), json });
    expect(changed.json()).toMatchObject(json);
    expect(scannedActivation.parse((await scan(id)).json())).toMatchObject({
      name: 'Work phone',
      credentialType: 'Temporary mobile credential',
    });
    await enrol(issuer, id, password, makePhone());
    const late = await issuer.station(path, { ...bearer(person.visit, 'PATCH'), json });
    expect(late.code()).toBe('activationNotReady');
  });

  test('with control characters are refused', async () => {
    const { person, id } = await begin();
    const json = { name: 'tidy\u202Eenohp' };
    const answer = await issuer.station(`/v1/activations/${id}`, { ...bearer(person.visit, 'PATCH'), json });
    expect(answer.code()).toBe('requestMalformed');
  });
});

describe('the numeric password', () => {
  test('wrong five times makes the activation void, and the fifth says so', async () => {
    const { person, id, password } = await begin();
    const phone = makePhone();
    for (const triesLeft of [4, 3, 2, 1]) {
      const wrong = (await enrol(issuer, id, otherThan(password), phone)).json<Problem>();
      expect(wrong).toMatchObject({ code: 'wrongPassword', triesLeft });
    }
    expect((await enrol(issuer, id, otherThan(password), phone)).code()).toBe('passwordTriesUsedUp');
    expect((await enrol(issuer, id, password, phone)).code()).toBe('passwordTriesUsedUp');
    expect(await status(person.visit, id)).toMatchObject({ state: 'void', voidReason: 'passwordTriesUsedUp' });
  });

  test('has five tries in all, which taking it up again does not give back', async () => {
    const { person, id, password } = await begin();
    await enrol(issuer, id, otherThan(password), makePhone());
    const resumed = (await act(issuer, person.visit, id, 'resume')).json<OpenedActivation>();
    expect(resumed.status.passwordTriesLeft).toBe(4);
    expect((await enrol(issuer, id, password, makePhone())).code()).toBe('wrongPassword');
    expect((await enrol(issuer, id, resumed.password ?? '', makePhone())).status).toBe(202);
  });

  test('is not guessed by many at once: no more than five are looked at', async () => {
    const { id, password } = await begin();
    const guesses = Array.from({ length: 12 }, () => enrol(issuer, id, otherThan(password), makePhone()));
    const codes = (await Promise.all(guesses)).map((answer) => answer.code());
    expect(codes.filter((code) => code === 'wrongPassword')).toHaveLength(4);
    expect((await enrol(issuer, id, password, makePhone())).code()).toBe('passwordTriesUsedUp');
  });
});

describe('time', () => {
  test('ends an activation after ten minutes, and the station hears of it at once', async () => {
    const { person, id, password } = await begin();
    const events = await issuer.events(`/v1/activations/${id}/events`, person.visit);
    await events.next();
    for (let second = 0; second < 600; second += 20) {
      issuer.clock.advance(20_000);
      await issuer.station('/v1/info');
    }
    expect(await events.next<ActivationStatus>()).toMatchObject({ state: 'void', voidReason: 'activationExpired' });
    events.close();
    const answer = await enrol(issuer, id, password, makePhone());
    expect([answer.status, answer.code()]).toEqual([410, 'activationExpired']);
  });

  test('ends one that nobody confirms, and its phone hears of it', async () => {
    const { id, password } = await begin();
    const phone = makePhone();
    const pending = await enrol(issuer, id, password, phone);
    issuer.clock.advance(600_000);
    expect((await poll(issuer, cookieOf(pending), phone)).code()).toBe('activationExpired');
    expect(await phoneStatus(id, pending)).toMatchObject({ state: 'void', voidReason: 'activationExpired' });
  });

  test('ends the collecting of a certificate after a day', async () => {
    const { person, id, password } = await begin();
    const phone = makePhone();
    const pending = await enrol(issuer, id, password, phone);
    await act(issuer, person.visit, id, 'confirm', { phraseDigest: phraseDigest(id, phone, pending) });
    issuer.clock.advance(23 * 3_600_000);
    expect((await poll(issuer, cookieOf(pending), phone)).status).toBe(200);
    issuer.clock.advance(3_600_000);
    expect((await poll(issuer, cookieOf(pending), phone)).code()).toBe('activationExpired');
  });
});

describe('the person', () => {
  test('cancels, and the phone hears of it', async () => {
    const { person, id, password } = await begin();
    const pending = await enrol(issuer, id, password, makePhone());
    expect((await cancel(person.visit, id)).json()).toMatchObject({ state: 'void', voidReason: 'activationCancelled' });
    expect((await cancel(person.visit, id)).status).toBe(200);
    expect(await phoneStatus(id, pending)).toMatchObject({ voidReason: 'activationCancelled' });
    expect((await scan(id)).code()).toBe('activationCancelled');
  });

  test('says that the phrases differ, and nobody gets a certificate', async () => {
    const { person, id, password } = await begin();
    const phone = makePhone();
    expect((await act(issuer, person.visit, id, 'reject')).code()).toBe('activationNotReady');
    const pending = await enrol(issuer, id, password, phone);
    expect((await act(issuer, person.visit, id, 'reject')).json()).toMatchObject({ voidReason: 'phrasesDiffer' });
    expect((await poll(issuer, cookieOf(pending), phone)).code()).toBe('phrasesDiffer');
  });

  test('cannot confirm what no phone has claimed, nor another phrase than the key’s', async () => {
    const { person, id, password } = await begin();
    const confirm = (digest: string) => act(issuer, person.visit, id, 'confirm', { phraseDigest: digest });
    expect((await confirm('anything')).code()).toBe('activationNotReady');
    const phone = makePhone();
    const pending = await enrol(issuer, id, password, phone);
    expect((await confirm(phraseDigest(id, makePhone(), pending))).code()).toBe('phrasesDiffer');
    expect((await poll(issuer, cookieOf(pending), phone)).status).toBe(202);
    expect((await confirm(phraseDigest(id, phone, pending))).status).toBe(200);
  });

  test('confirms twice and gets one certificate', async () => {
    const { person, id, password } = await begin();
    const phone = makePhone();
    const pending = await enrol(issuer, id, password, phone);
    const json = { phraseDigest: phraseDigest(id, phone, pending) };
    const confirmed = await Promise.all([1, 2, 3].map(() => act(issuer, person.visit, id, 'confirm', json)));
    const serialNumbers = confirmed.map((answer) => answer.json<ActivationStatus>().issued?.serialNumber);
    expect(new Set(serialNumbers).size).toBe(1);
    expect((await act(issuer, person.visit, id, 'reject')).code()).toBe('activationUsed');
    expect((await cancel(person.visit, id)).code()).toBe('activationUsed');
  });
});

describe('leaving', () => {
  test('suspends the activation; the same card takes it up again with a new number', async () => {
    const { card, person, id, password } = await begin();
    await scan(id);
    await signOut(person.visit);
    expect((await scan(id)).json<Problem>()).toMatchObject({ code: 'activationSuspended', retryAfterSeconds: 3 });
    expect((await enrol(issuer, id, otherThan(password), makePhone())).code()).toBe('activationSuspended');
    const back = await logIn(issuer, card);
    expect(back.resumable).toBe(id);
    const resumed = openedActivation.parse((await act(issuer, back.visit, id, 'resume')).json());
    expect(resumed.status).toMatchObject({ state: 'scanned', suspended: false, passwordTriesLeft: 5 });
    expect((await enrol(issuer, id, resumed.password ?? '', makePhone())).status).toBe(202);
  });

  test('after the phone has sent its key keeps the key, and needs no number afterwards', async () => {
    const { card, person, id, password } = await begin();
    const phone = makePhone();
    const pending = await enrol(issuer, id, password, phone);
    await signOut(person.visit);
    expect((await poll(issuer, cookieOf(pending), phone)).status).toBe(202);
    expect(await phoneStatus(id, pending)).toMatchObject({ state: 'claimed', suspended: true });
    const back = await logIn(issuer, card);
    const json = { phraseDigest: phraseDigest(id, phone, pending) };
    expect((await act(issuer, back.visit, id, 'confirm', json)).code()).toBe('activationSuspended');
    const resumed = openedActivation.parse((await act(issuer, back.visit, id, 'resume')).json());
    expect(resumed.password).toBeUndefined();
    expect((await act(issuer, back.visit, id, 'confirm', json)).status).toBe(200);
  });

  test('by idleness suspends it too, and ends the station’s stream', async () => {
    const { person, id } = await begin();
    issuer.clock.advance(301_000);
    const code = (await act(issuer, person.visit, id, 'resume')).code();
    expect(code).toBe('sessionEnded');
    await expect.poll(async () => (await scan(id)).code(), { timeout: 20_000 }).toBe('activationSuspended');
  });

  test('does not happen by idleness while the station watches', async () => {
    const { person, id } = await begin();
    const events = await issuer.events(`/v1/activations/${id}/events`, person.visit);
    await events.next();
    for (let second = 0; second < 480; second += 15) {
      issuer.clock.advance(15_000);
      await scan(id);
    }
    expect((await act(issuer, person.visit, id, 'resume')).status).toBe(200);
    events.close();
  });

  test('gives nothing to take up once the time is over', async () => {
    const { card, person } = await begin();
    await signOut(person.visit);
    issuer.clock.advance(600_000);
    expect((await logIn(issuer, card)).resumable).toBeUndefined();
  });
});

describe('phones', () => {
  test('that are two make the activation void, and both screens say so', async () => {
    const { person, id, password } = await begin();
    const [first, second] = [makePhone(), makePhone()];
    const pending = await enrol(issuer, id, password, first);
    expect((await enrol(issuer, id, password, second)).code()).toBe('twoPhones');
    expect((await poll(issuer, cookieOf(pending), first)).code()).toBe('twoPhones');
    expect(await status(person.visit, id)).toMatchObject({ state: 'void', voidReason: 'twoPhones' });
    const json = { phraseDigest: phraseDigest(id, first, pending) };
    expect((await act(issuer, person.visit, id, 'confirm', json)).code()).toBe('twoPhones');
  });

  test('at the same moment: one is first, and then there are two', async () => {
    const { id, password } = await begin();
    const answers = await Promise.all([makePhone(), makePhone()].map((phone) => enrol(issuer, id, password, phone)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 410]);
  });

  test('that come after the certificate was made get nothing', async () => {
    const { person, id, password } = await begin();
    const phone = makePhone();
    const pending = await enrol(issuer, id, password, phone);
    await act(issuer, person.visit, id, 'confirm', { phraseDigest: phraseDigest(id, phone, pending) });
    const late = await enrol(issuer, id, password, makePhone());
    expect([late.status, late.code()]).toEqual([409, 'activationUsed']);
    expect((await scan(id)).code()).toBe('activationUsed');
    expect((await poll(issuer, cookieOf(pending), phone)).status).toBe(200);
  });

  test('that ask again get the same answer, with number or cookie', async () => {
    const { person, id, password } = await begin();
    const phone = makePhone();
    const answers = await Promise.all([1, 2, 3].map(() => enrol(issuer, id, password, phone)));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers['pivot-pairing-nonce']}`)).size).toBe(1);
    const [pending] = answers;
    if (!pending) throw new Error('no answer');
    await act(issuer, person.visit, id, 'confirm', { phraseDigest: phraseDigest(id, phone, pending) });
    const certificates = await Promise.all([
      enrol(issuer, id, password, phone),
      ...answers.map((answer) => poll(issuer, cookieOf(answer), phone)),
    ]);
    expect(new Set(certificates.map(({ text }) => text)).size).toBe(1);
  });

  test('that lost the first answer and the number get it again by their key alone', async () => {
    const { id, password } = await begin();
    const phone = makePhone();
    const first = await enrol(issuer, id, password, phone);
    const ask = ({ request }: typeof phone) =>
      issuer.phone('/.well-known/est/simpleenroll', enrolment(request, { [activationHeader]: id }));
    const again = await ask(phone);
    expect([again.status, again.headers[pairingNonceHeader]]).toEqual([202, first.headers[pairingNonceHeader]]);
    expect((await ask(makePhone())).code()).toBe('requestForbidden');
    expect((await ask(phone)).status).toBe(202);
  });

  test('that have lost the first answer need neither number nor cookie for the same key', async () => {
    const { id, password } = await begin();
    const phone = makePhone();
    const pending = await enrol(issuer, id, password, phone);
    const ask = (body: string) =>
      issuer.phone('/.well-known/est/simpleenroll', enrolment(body, { [activationHeader]: id }));
    const again = await ask(phone.request);
    expect([again.status, again.headers[pairingNonceHeader]]).toEqual([202, pending.headers[pairingNonceHeader]]);
    expect(cookieOf(again)).toBe(cookieOf(pending));
    expect((await ask(makePhone().request)).code()).toBe('requestForbidden');
  });

  test('cannot use the cookie for another key or another activation', async () => {
    const [mine, other] = [await begin(), await begin()];
    const phone = makePhone();
    const cookie = cookieOf(await enrol(issuer, mine.id, mine.password, phone));
    expect((await poll(issuer, cookie, makePhone())).code()).toBe('requestForbidden');
    const moved = cookie.replace(mine.id, other.id);
    expect((await poll(issuer, moved, phone)).code()).toBe('requestForbidden');
    const answer = await issuer.phone(`/api/activations/${other.id}`, { headers: { cookie: moved } });
    expect(answer.code()).toBe('requestForbidden');
  });

  test('are told of as far as their browser tells', async () => {
    const { person, id, password } = await begin();
    const userAgent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
    await enrol(issuer, id, password, makePhone(), { 'user-agent': userAgent });
    expect((await status(person.visit, id)).phone).toBe('iPhone, Safari');
  });
});

describe('the typed code', () => {
  const type = (account: string, code: string) =>
    issuer.phone('/api/typed-codes', { method: 'POST', json: { account, code } });
  const wrong = (code: string) => (code === '0000000000000' ? '0000000000001' : '0000000000000');

  test('stands for the activation, however the account’s name is written', async () => {
    const { opened, id } = await begin();
    const answer = await type(`  ${opened.account.toUpperCase()} `, opened.typedCode);
    expect(answer.json()).toEqual({ id });
  });

  test('wrong five times makes the person’s activation void', async () => {
    const { person, opened, id } = await begin();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await type(opened.account, wrong(opened.typedCode))).code()).toBe('codeUnknown');
    }
    expect((await type(opened.account, opened.typedCode)).code()).toBe('codeUnknown');
    expect(await status(person.visit, id)).toMatchObject({ state: 'void', voidReason: 'passwordTriesUsedUp' });
  });

  test('is refused for a while after too many wrong ones from one address', async () => {
    issuer.clock.advance(600_000);
    for (let attempt = 0; attempt < 10; attempt += 1) await type('nobody@pivot.example', '1234567890123');
    const refused = await type('nobody@pivot.example', '1234567890123');
    expect([refused.status, refused.code()]).toEqual([429, 'tooManyTries']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    issuer.clock.advance(600_000);
    expect((await type('nobody@pivot.example', '1234567890123')).code()).toBe('codeUnknown');
  });
});
