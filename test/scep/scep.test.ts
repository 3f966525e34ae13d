// SPDX-License-Identifier: Apache-2.0

import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import { releasedProfile, type TrialChallenge } from '../../contract/phone-api.ts';
import type { OpenedActivation } from '../../contract/station-api.ts';
import { verifyChain } from '../../issuer/audit/chain.ts';
import type { Records } from '../../issuer/records.ts';
import { resumeCredential, revokeCredential, suspendCredential } from '../../issuer/revocation/credentials.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { nameToString } from '../../x509/name.ts';
import { makeCard } from '../issuer/cards.ts';
import { act, askToOpen, cookieOf, enrol, logIn, makePhone, open, phraseDigest, poll } from '../issuer/journey.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { mutate, seededRandom } from '../x509/mutation.ts';
import {
  askForProfile,
  askForRelease,
  compareForProfile,
  fetchChallenge,
  pairForProfile,
  releasedChallenge,
} from './challenge.ts';
import {
  type CertRep,
  encodeMessage,
  type Message,
  makeSigner,
  publicKeyInfo,
  readReply,
  type Signer,
  senderNonce,
} from './scep-client.ts';

const [badAlg, badMessageCheck, badRequest, badCertId] = ['0', '1', '2', '4'];
const minutes = 60_000;

let issuer: TestIssuer;
let authority: Certificate;
let signer: Signer;
let stranger: Signer;
beforeAll(async () => {
  issuer = await startTestIssuer({
    scep: { enabled: true, keyBits: 2048 },
    credentialTypes: [
      { id: 'mobile', names: { en: 'Mobile' }, lifetimeDays: 30 },
      { id: 'device', names: { en: 'Device' }, lifetimeDays: 30, comparison: 'inBrowsers' },
    ],
  });
  const [first = new Uint8Array()] = parseCertsOnly((await get('GetCACert')).body);
  authority = parseCertificate(first);
  [signer, stranger] = [makeSigner(), makeSigner()];
});
afterAll(() => issuer.close());

describe('what SCEP says of itself', () => {
  test('are its capabilities, a line for each', async () => {
    const { body, type } = await get('GetCACaps');
    expect(type).toContain('text/plain');
    const lines = body.toString().split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['POSTPKIOperation', 'SHA-256', 'SHA-384', 'AES', 'SCEPStandard', 'Renewal', 'DES3']),
    );
    expect(lines).not.toContain('SHA-1');
  });

  test('are the certificates of registration authority and CA', async () => {
    const { body, type } = await get('GetCACert');
    expect(type).toBe('application/x-x509-ca-ra-cert');
    const [ra, ca] = parseCertsOnly(body).map(parseCertificate);
    expect(ra?.issuer.bytes).toEqual(ca?.subject.bytes);
    expect(ra?.subjectPublicKeyInfo.algorithm.oid).not.toBe(ca?.subjectPublicKeyInfo.algorithm.oid);
  });

  test('stays the same after a restart, and only its owner can read the key', async () => {
    await issuer.restart();
    expect(parseCertsOnly((await get('GetCACert')).body)[0]).toEqual(authority.bytes);
    expect(statSync(path.join(issuer.dataFolder, 'scep-ra.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(issuer.dataFolder, 'scep-ra.key'), 'utf8')).toContain('PRIVATE KEY');
  });

  test.each(['GetNextCACert', '', 'PKIOperation&message='])('is no answer to %j', async (operation) => {
    expect((await get(operation)).status).toBe(400);
  });

  test('is nothing where it is not switched on', async () => {
    const without = await startTestIssuer();
    try {
      expect((await without.phone('/scep?operation=GetCACaps')).status).toBe(404);
      const person = await logIn(without);
      const { status, password = '' } = await open(without, person);
      const refused = await enrol(without, status.id, password, makePhone(), { 'pivot-delivery': 'profile' });
      expect(refused.code()).toBe('requestMalformed');
    } finally {
      await without.close();
    }
  });
});

describe('the challenge', () => {
  test('is released after the comparison, to the key that was compared, and to nobody else', async () => {
    const paired = await pairForProfile(issuer, 'release');
    const { id, cookie, browser } = paired;
    expect((await askForRelease(issuer, id, browser)).code()).toBe('activationNotReady');
    const digest = phraseDigest(id, browser, paired.pending);
    const confirmed = await act(issuer, paired.person.visit, id, 'confirm', { phraseDigest: digest });
    expect(confirmed.json<ActivationStatus>().state).toBe('confirmed');
    expect(confirmed.json<ActivationStatus>().issued).toBeUndefined();
    expect((await poll(issuer, cookie, browser)).status).toBe(202);

    expect((await askForProfile(issuer, id, cookie)).code()).toBe('activationNotReady');
    expect((await askForRelease(issuer, id, makePhone())).code()).toBe('requestForbidden');
    expect((await askForRelease(issuer, 'A'.repeat(26), browser)).code()).toBe('activationUnknown');
    const released = await askForRelease(issuer, id, browser);
    expect(releasedProfile.parse(released.json()).expiresInMilliseconds).toBe(10 * minutes);
    expect((await askForProfile(issuer, id, '')).code()).toBe('requestForbidden');
    expect((await askForProfile(issuer, id, cookieOf(released))).status).toBe(200);
  });

  test('is released for an answer that names this activation, and once for each', async () => {
    const { id, browser } = await compareForProfile(issuer, 'answer');
    const other = await compareForProfile(issuer, 'other answer');
    const path = `/api/activations/${id}/profile`;
    const { nonce, origin } = (await issuer.phone(`${path}-challenge`, { method: 'POST' })).json<TrialChallenge>();
    expect(origin).toBe(`${issuer.phoneOrigin}${path}`);
    expect((await issuer.phone(path, { method: 'POST', json: { nonce, signature: 'AAAA' } })).code()).toBe(
      'requestForbidden',
    );
    expect((await issuer.phone(path, { method: 'POST', json: { nonce, signature: 'AAAA' } })).code()).toBe(
      'challengeExpired',
    );
    expect((await askForRelease(issuer, other.id, browser)).code()).toBe('requestForbidden');
  });

  test('is not given to an activation whose certificate goes to the browser', async () => {
    const person = await logIn(issuer, makeCard({ person: 'browser' }));
    const { status, password = '' } = await open(issuer, person);
    const phone = makePhone();
    const pending = await enrol(issuer, status.id, password, phone);
    expect((await askForRelease(issuer, status.id, phone)).code()).toBe('requestForbidden');
    expect((await askForProfile(issuer, status.id, cookieOf(pending))).code()).toBe('requestForbidden');
  });

  test('is the same when it is asked for again, and another one when its ten minutes are over', async () => {
    const compared = await fetchChallenge(issuer, 'again');
    const { id, cookie, browser, challenge } = compared;
    expect(await releasedChallenge(issuer, compared)).toBe(challenge);
    issuer.clock.advance(10 * minutes);
    expect((await askForProfile(issuer, id, cookie)).code()).toBe('activationNotReady');
    const late = await send({ signer, authority, challenge });
    expect(late).toMatchObject({ status: 'FAILURE', failInfo: badRequest });
    const next = await releasedChallenge(issuer, compared);
    expect(next).not.toBe(challenge);
    expect((await send({ signer: makeSigner(), authority, challenge })).failInfo).toBe(badRequest);
    expect((await send({ signer: makeSigner(), authority, challenge: next })).status).toBe('SUCCESS');
    expect((await askForRelease(issuer, id, browser)).code()).toBe('activationUsed');
    expect((await askForProfile(issuer, id, cookie)).code()).toBe('activationUsed');
  });

  test('is given no more when the time to collect is over', async () => {
    const { id, browser } = await compareForProfile(issuer, 'too late');
    issuer.clock.advance(25 * 60 * minutes);
    expect((await askForRelease(issuer, id, browser)).code()).toBe('activationExpired');
  });
});

describe('a request with a challenge', () => {
  test.each([
    ['aes-128-cbc', 'sha256', 'POST'],
    ['aes-256-cbc', 'sha384', 'GET'],
    ['des-ede3-cbc', 'sha512', 'GET'],
  ] as const)('in %s and %s by %s gets the person’s certificate', async (cipher, digest, method) => {
    const { challenge, id, person } = await fetchChallenge(issuer, `person.${cipher}`);
    const events = await issuer.events(`/v1/activations/${id}/events`, person.visit);
    await events.next();
    const mine = makeSigner();
    const reply = await send(
      { signer: mine, authority, challenge, cipher, digest, transactionId: `T-${cipher}` },
      method,
    );
    expect(reply).toMatchObject({ status: 'SUCCESS', transactionId: `T-${cipher}` });
    expect(Buffer.from(reply.recipientNonce)).toEqual(Buffer.from(senderNonce));
    expect(reply.senderNonce.length).toBe(16);
    expect(reply.certificate && nameToString(reply.certificate.subject)).toBe(
      `CN=Practice Cardholder person.${cipher},O=Pivot practice`,
    );
    expect(Buffer.from(reply.certificate?.subjectPublicKeyInfo.bytes ?? [])).toEqual(publicKeyInfo(mine.key));
    const status = await events.next<ActivationStatus>();
    expect(status?.state).toBe('collected');
    expect(status?.issued?.serialNumber).toBe(reply.certificate?.serialNumber.toString(16));
    events.close();
  });

  test('gets the same certificate when it is sent again, at once or with another transaction, and none afterwards', async () => {
    const { challenge } = await fetchChallenge(issuer, 'repeated');
    const mine = makeSigner();
    const bytes = encodeMessage({ signer: mine, authority, challenge });
    const replies = await Promise.all([bytes, bytes, bytes].map((each) => sendBytes(each, mine)));
    const other = await send({ signer: mine, authority, challenge, transactionId: 'another' });
    const numbers = [...replies, other].map(({ certificate }) => certificate?.serialNumber);
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).toBeDefined();
    issuer.clock.advance(10 * minutes);
    expect(await sendBytes(bytes, mine)).toMatchObject({ status: 'FAILURE', failInfo: badRequest });
  });

  test('of another key than the first is refused, and the audit log says so', async () => {
    const { challenge } = await fetchChallenge(issuer, 'two keys');
    expect((await send({ signer: makeSigner(), authority, challenge })).status).toBe('SUCCESS');
    const second = await send({ signer: makeSigner(), authority, challenge });
    expect(second).toMatchObject({ status: 'FAILURE', failInfo: badRequest, certificate: undefined });
    expect(await auditEvents()).toContain('scep.challengeUsedByOtherKey');
  });

  test('that two keys send at the same time gives one certificate', async () => {
    const { challenge } = await fetchChallenge(issuer, 'race');
    const signers = [makeSigner(), makeSigner(), makeSigner()];
    const replies = await Promise.all(signers.map((each) => send({ signer: each, authority, challenge })));
    expect(replies.filter(({ status }) => status === 'SUCCESS')).toHaveLength(1);
  });

  test('is refused when its key has served another activation, or its transaction another key', async () => {
    const [first, second] = [await fetchChallenge(issuer, 'replay.a'), await fetchChallenge(issuer, 'replay.b')];
    const mine = makeSigner();
    expect((await send({ signer: mine, authority, challenge: first.challenge, transactionId: 'mine' })).status).toBe(
      'SUCCESS',
    );
    const sameKey = await send({ signer: mine, authority, challenge: second.challenge, transactionId: 'new' });
    expect(sameKey.failInfo).toBe(badRequest);
    const sameId = await send({ signer: makeSigner(), authority, challenge: second.challenge, transactionId: 'mine' });
    expect(sameId.failInfo).toBe(badRequest);
    expect((await send({ signer: makeSigner(), authority, challenge: second.challenge })).status).toBe('SUCCESS');
  });

  test('is refused when another person has its key by another way', async () => {
    const mine = makeSigner();
    const person = await logIn(issuer, makeCard({ person: 'owner' }));
    const { status, password = '' } = await open(issuer, person);
    expect((await enrol(issuer, status.id, password, makePhone(mine.key))).status).toBe(202);
    const { challenge } = await fetchChallenge(issuer, 'copier');
    expect((await send({ signer: mine, authority, challenge })).failInfo).toBe(badRequest);
    expect((await send({ signer: makeSigner(), authority, challenge })).status).toBe('SUCCESS');
  });

  test.each([
    ['none', undefined],
    ['an empty one', ''],
    ['a wrong one', 'f'.repeat(32)],
    ['the id of an activation that is not there', `${'A'.repeat(26)}:12345678`],
  ])('is refused with %s', async (_, challenge) => {
    const message = { signer: stranger, authority, ...(challenge !== undefined && { challenge }) };
    expect(await send(message)).toMatchObject({ status: 'FAILURE', failInfo: badRequest });
  });
});

describe('a request with an activation’s number', () => {
  test('waits with the nonce of the phrase, and gets the certificate after the comparison', async () => {
    const person = await logIn(issuer, makeCard({ person: 'direct' }));
    const { status, password = '' } = await open(issuer, person);
    const mine = makeSigner();
    const pending = await send({ signer: mine, authority, challenge: `${status.id}:${password}` });
    expect(pending.status).toBe('PENDING');
    expect((await certPoll(mine)).status).toBe('PENDING');
    const header = { 'pivot-pairing-nonce': Buffer.from(pending.senderNonce).toString('base64url') };
    const phone = { ...makePhone(mine.key) };
    const digest = phraseDigest(status.id, phone, { headers: header } as unknown as Parameters<typeof phraseDigest>[2]);
    expect((await act(issuer, person.visit, status.id, 'confirm', { phraseDigest: digest })).status).toBe(200);
    const [one, two] = [await certPoll(mine), await certPoll(mine)];
    expect(one.status).toBe('SUCCESS');
    expect(two.certificate?.serialNumber).toBe(one.certificate?.serialNumber);
    expect(await certPoll(stranger)).toMatchObject({ status: 'FAILURE', failInfo: badCertId });
  });

  test('gets the certificate at once where only browsers compare', async () => {
    const { visit } = await logIn(issuer, makeCard({ person: 'device' }));
    const opened = await askToOpen(issuer, visit, 'device', { credentialType: 'device' });
    const { status, password } = opened.json<OpenedActivation>();
    const message = { signer: makeSigner(), authority, challenge: `${status.id}:${password}` };
    const [one, again] = [await send(message), await send(message)];
    expect(one.status).toBe('SUCCESS');
    expect(again.certificate?.serialNumber).toBe(one.certificate?.serialNumber);
    expect(await send({ ...message, signer: makeSigner() })).toMatchObject({ failInfo: badRequest });
  });

  test('counts a wrong number against the activation', async () => {
    const person = await logIn(issuer, makeCard({ person: 'wrong number' }));
    const { status, password = '' } = await open(issuer, person);
    const wrong = password === '00000000' ? '00000001' : '00000000';
    expect((await send({ signer: makeSigner(), authority, challenge: `${status.id}:${wrong}` })).failInfo).toBe(
      badRequest,
    );
    const scanned = await issuer.phone(`/api/activations/${status.id}/scan`, { method: 'POST' });
    expect(scanned.json()).toMatchObject({ passwordTriesLeft: 4 });
  });

  function certPoll(mine: Signer) {
    return send({ signer: mine, authority, messageType: '20', content: Buffer.from('3000', 'hex') });
  }
});

describe('a renewal', () => {
  test('gives the holder of a credential another one, once for each credential and key', async () => {
    const old = await credential('renewal');
    const next = makeSigner();
    const renewal = { signer: old, authority, newKey: next.key, messageType: '17', transactionId: 'renewal' };
    const first = await send(renewal);
    expect(first.status).toBe('SUCCESS');
    expect(Buffer.from(first.certificate?.subjectPublicKeyInfo.bytes ?? [])).toEqual(publicKeyInfo(next.key));
    expect(first.certificate?.subject.bytes).toEqual(old.certificate.subject.bytes);
    expect((await send(renewal)).certificate?.serialNumber).toBe(first.certificate?.serialNumber);
    const another = { ...renewal, newKey: makeSigner().key, transactionId: 'another renewal' };
    expect((await send(another)).failInfo).toBe(badRequest);
    if (!first.certificate) return;
    const renewed = { key: next.key, certificate: first.certificate };
    const again = await send({ ...another, signer: renewed, transactionId: 'third' });
    expect(again.status).toBe('SUCCESS');
  });

  test('is refused for the same key, for strangers, and after the credential’s end', async () => {
    const old = await credential('no renewal');
    const renewal = { signer: old, authority, messageType: '17' };
    expect((await send({ ...renewal, transactionId: 'same key' })).failInfo).toBe(badRequest);
    expect((await send({ ...renewal, signer: stranger, newKey: makeSigner().key })).failInfo).toBe(badRequest);
    issuer.clock.advance(31 * 24 * 60 * minutes);
    expect((await send({ ...renewal, newKey: makeSigner().key, transactionId: 'late' })).failInfo).toBe(badRequest);
  });

  test('is refused while the credential is suspended, and for good when it is revoked', async () => {
    const old = await credential('taken back');
    const serialNumber = old.certificate.serialNumber.toString(16);
    const order = { cause: 'administrator', now: issuer.clock.now() } as const;
    const renewal = { signer: old, authority, messageType: '17', newKey: makeSigner().key, transactionId: 'suspended' };
    await change((records) => suspendCredential(records, serialNumber, order));
    expect((await send(renewal)).failInfo).toBe(badRequest);
    await change((records) => resumeCredential(records, serialNumber, order));
    const renewed = await send(renewal);
    expect(renewed.status).toBe('SUCCESS');
    await change((records) => revokeCredential(records, serialNumber, { ...order, reason: 'keyCompromise' }));
    expect(await send(renewal)).toMatchObject({ status: 'FAILURE', failInfo: badRequest });
  });

  test('and a first certificate are refused when the account is not active any more', async () => {
    const old = await credential('has left');
    const { challenge, id, browser } = await fetchChallenge(issuer, 'has left');
    await change(async (records) => {
      const activation = await records.activations.get(id);
      const account = await records.accounts.get(activation?.accountId ?? '');
      if (account) await records.accounts.save({ ...account, status: 'disabled' });
    });
    expect((await askForRelease(issuer, id, browser)).code()).toBe('activationCancelled');
    expect((await send({ signer: makeSigner(), authority, challenge })).failInfo).toBe(badRequest);
    const renewal = { signer: old, authority, messageType: '17', newKey: makeSigner().key, transactionId: 'left' };
    expect((await send(renewal)).failInfo).toBe(badRequest);
  });

  async function credential(person: string): Promise<Signer> {
    const { challenge } = await fetchChallenge(issuer, person);
    const mine = makeSigner();
    const { certificate } = await send({ signer: mine, authority, challenge, transactionId: `first of ${person}` });
    if (!certificate) throw new Error('no credential to renew');
    return { key: mine.key, certificate };
  }
});

describe('a message', () => {
  test('whose decryption fails is answered in one way, whatever failed', async () => {
    const damages: readonly Partial<Message>[] = [
      { damageKey: (padded) => padded.set([1], 0) },
      { damageKey: (padded) => padded.set([1], 1) },
      { damageKey: (padded) => padded.set([0], 5) },
      { damageKey: (padded) => padded.set([0], 100) },
      { damageKey: (padded) => padded.set([7], padded.length - 17) },
      { damageKey: (padded) => padded.set([7], padded.length - 1) },
      { damageKey: (padded) => padded.fill(0) },
      { damageContent: (encrypted) => encrypted.set([0], encrypted.length - 1) },
      { damageContent: (encrypted) => encrypted.set([0], encrypted.length - 17) },
      { damageContent: (encrypted) => encrypted.set([0], 0) },
      { content: new Uint8Array() },
      { content: new Uint8Array(15) },
      { content: Buffer.from('3000', 'hex') },
      { content: stranger.certificate.bytes },
    ];
    const challenge = 'f'.repeat(32);
    const replies = await Promise.all(damages.map((damage) => send({ signer, authority, challenge, ...damage })));
    expect(new Set(replies.map(shape)).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: 'FAILURE', failInfo: badMessageCheck });
  });

  test('with an honest key in the test’s own padding is understood, so that the test above tests something', async () => {
    const reply = await send({ signer, authority, challenge: 'f'.repeat(32), damageKey: () => undefined });
    expect(reply.failInfo).toBe(badRequest);
  });

  test('that carries somebody else’s envelope learns nothing of it', async () => {
    const { challenge } = await fetchChallenge(issuer, 'envelope');
    const stolen = { signer: stranger, authority, newKey: makeSigner().key, challenge };
    const reply = await send(stolen);
    const broken = await send({ ...stolen, damageContent: (encrypted) => encrypted.fill(1) });
    expect(shape(reply)).toBe(shape(broken));
  });

  test.each([
    ['signed with SHA-1', { digest: 'sha1' }, badAlg],
    ['of a kind that is not served', { messageType: '22' }, badRequest],
    ['of no kind', { messageType: 'x' }, badRequest],
  ] as const)('%s is refused', async (_, change, failInfo) => {
    expect(await send({ signer, authority, challenge: 'f'.repeat(32), ...change })).toMatchObject({
      status: 'FAILURE',
      failInfo,
    });
  });

  test('from a key of 1024 bits is refused', async () => {
    expect((await send({ signer: makeSigner(1024), authority, challenge: '' })).failInfo).toBe(badAlg);
  });

  test('that was changed after it was signed is refused', async () => {
    const bytes = Buffer.from(encodeMessage({ signer, authority, challenge: 'x' }));
    bytes.set([(bytes.at(-1) ?? 0) ^ 1], bytes.length - 1);
    expect(await sendBytes(bytes, signer)).toMatchObject({ status: 'FAILURE', failInfo: badMessageCheck });
  });

  test('that is damaged is refused, or what was damaged did not count, and the issuer goes on', async () => {
    const { challenge } = await fetchChallenge(issuer, 'damage');
    const message = encodeMessage({ signer: stranger, authority, challenge });
    const random = seededRandom(20_261_124);
    const surprises: number[] = [];
    for (let round = 0; round < 120; round += 1) {
      issuer.clock.advance(1000);
      const damaged = mutate(message, random);
      if (Buffer.compare(damaged, message) === 0) continue;
      const { status, body } = await post(damaged);
      const reply = status === 200 ? readReply(body, stranger, authority) : undefined;
      const key = reply?.certificate?.subjectPublicKeyInfo.bytes;
      const forTheSigner = key !== undefined && Buffer.compare(key, publicKeyInfo(stranger.key)) === 0;
      if (status !== 400 && reply?.status !== 'FAILURE' && !forTheSigner) surprises.push(round);
    }
    expect(surprises).toEqual([]);
    expect((await get('GetCACaps')).status).toBe(200);
  });
});

test('the audit log of all this is whole', async () => {
  const store = await issuer.openStore();
  expect((await verifyChain(store)).ok).toBe(true);
  await store.close();
});

/** All that a stranger can tell answers apart by. */
function shape({ status, failInfo, length }: CertRep): string {
  return `${status} ${failInfo} ${length}`;
}

async function send(message: Message, method: 'GET' | 'POST' = 'POST'): Promise<CertRep> {
  return sendBytes(encodeMessage(message), message.signer, method);
}

async function sendBytes(bytes: Uint8Array, from: Signer, method: 'GET' | 'POST' = 'POST'): Promise<CertRep> {
  const text = encodeURIComponent(Buffer.from(bytes).toString('base64'));
  const { status, body } = await (method === 'POST' ? post(bytes) : get(`PKIOperation&message=${text}`));
  if (status !== 200) throw new Error(`${status}: ${body.toString()}`);
  return readReply(body, from, authority);
}

interface RawAnswer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: Buffer;
}

const get = (operation: string) => exchange('GET', operation);
const post = (body: Uint8Array) => exchange('POST', 'PKIOperation', body);

function exchange(method: string, operation: string, content?: Uint8Array): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const headers = content ? { 'content-type': 'application/x-pki-message' } : {};
    const options = { method, ca: issuer.certificatePem, servername: 'localhost', agent: false, headers } as const;
    const outgoing = request(`${issuer.phoneOrigin}/scep?operation=${operation}`, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          type: incoming.headers['content-type'],
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.on('error', reject).end(content);
  });
}

async function auditEvents(): Promise<readonly string[]> {
  const rows = await change(async ({ audit }) => {
    const [chain = ''] = await audit.chains();
    return audit.after(chain, 0, 10_000);
  });
  return rows.map(({ event }) => event);
}

/** Does something with the store beside the running issuer, as the administrator's commands do. */
async function change<Value>(work: (records: Records) => Promise<Value>): Promise<Value> {
  const store = await issuer.openStore();
  try {
    return await store.transaction(work);
  } finally {
    await store.close();
  }
}
