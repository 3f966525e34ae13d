// SPDX-License-Identifier: Apache-2.0
// The steps of a person's journey, as station and phone make them.

import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { pairingNonceHeader, type TrialChallenge } from '../../contract/phone-api.ts';
import { phraseInput } from '../../contract/phrase.ts';
import type { Challenge, Login, OpenedActivation } from '../../contract/station-api.ts';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { encodeCertificationRequestInfo } from '../../x509/csr.ts';
import { encodeName } from '../../x509/name.ts';
import { makeCard, signChallenge, signToken, type TestCard } from './cards.ts';
import type { Answer, Ask } from './http-client.ts';
import type { TestIssuer } from './running-issuer.ts';

/** Where station and phone ask. */
export type Listeners = Pick<TestIssuer, 'station' | 'phone'>;

/** A challenge for a card to sign. */
export async function challenge(issuer: Listeners): Promise<Challenge> {
  return (await issuer.station('/v1/challenges', { method: 'POST' })).json<Challenge>();
}

/** Answers a challenge. */
export async function answerChallenge(issuer: Listeners, { visit, nonce, origin }: Challenge, card: TestCard) {
  return issuer.station('/v1/logins', { ...bearer(visit, 'POST'), json: { token: signToken(card, origin, nonce) } });
}

/** Logs in. */
export async function logIn(issuer: Listeners, card: TestCard = makeCard()): Promise<Login> {
  return (await answerChallenge(issuer, await challenge(issuer), card)).json<Login>();
}

/** Opens an activation. */
export async function open(issuer: Listeners, { visit }: Login, idempotencyKey: string = randomUUID()) {
  return (await askToOpen(issuer, visit, idempotencyKey)).json<OpenedActivation>();
}

/** The answer to opening an activation. */
export function askToOpen(issuer: Listeners, visit: string, idempotencyKey: string, json: object = {}) {
  const { headers } = bearer(visit, 'POST');
  return issuer.station('/v1/activations', {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': idempotencyKey },
    json,
  });
}

/** A phone with its key. */
export interface Phone {
  readonly privateKey: KeyObject;
  readonly publicKey: Uint8Array;
  /** PKCS#10 in base64. */
  readonly request: string;
}

/** A phone with a new key. */
export function makePhone(key: KeyObject = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey): Phone {
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const info = encodeCertificationRequestInfo({
    subject: encodeName([{ type: 'commonName', value: 'Whatever a phone says here' }]),
    subjectPublicKeyInfo: publicKey,
  });
  const algorithm = key.asymmetricKeyType === 'rsa' ? 'sha256WithRSAEncryption' : 'ecdsa-with-SHA256';
  const request = assembleSigned(info, signatureAlgorithmIdentifier(algorithm), sign('sha256', info, key));
  return { privateKey: key, publicKey, request: Buffer.from(request).toString('base64') };
}

/** Sends the phone's request with the numeric password. */
export function enrol(issuer: Listeners, id: string, password: string, { request }: Phone, headers = {}) {
  return issuer.phone(
    '/.well-known/est/simpleenroll',
    enrolment(request, { authorization: basic(id, password), ...headers }),
  );
}

/** Sends it again with the poll cookie of an earlier answer. */
export function poll(issuer: Listeners, cookie: string, { request }: Phone): Promise<Answer> {
  return issuer.phone('/.well-known/est/simpleenroll', enrolment(request, { cookie }));
}

/** A request for enrolment. */
export function enrolment(body: string, headers: Readonly<Record<string, string>>): Ask {
  return { method: 'POST', headers: { 'content-type': 'application/pkcs10', ...headers }, body };
}

/** The poll cookie that an answer sets, as it is sent back. */
export function cookieOf(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** The digest of the phrase that the phone shows: from its own key and the nonce of the answer. */
export function phraseDigest(id: string, { publicKey }: Phone, answer: Answer): string {
  const nonce = Buffer.from(String(answer.headers[pairingNonceHeader]), 'base64url');
  return createHash('sha256')
    .update(phraseInput(id, publicKey, nonce))
    .digest('base64url');
}

/** A whole journey: the certificate and the key of the phone that has it. */
export async function collectCertificate(issuer: Listeners, card?: TestCard): Promise<TestCard & { id: string }> {
  const person = await logIn(issuer, card);
  const { status, password = '' } = await open(issuer, person);
  const phone = makePhone();
  const pending = await enrol(issuer, status.id, password, phone);
  await act(issuer, person.visit, status.id, 'confirm', { phraseDigest: phraseDigest(status.id, phone, pending) });
  const collected = await poll(issuer, cookieOf(pending), phone);
  const [certificate = new Uint8Array()] = parseCertsOnly(Buffer.from(collected.text, 'base64'));
  return { certificate, privateKey: phone.privateKey, id: status.id };
}

/** Something done to an activation at the station. */
export function act(issuer: Listeners, visit: string, id: string, what: string, json?: object): Promise<Answer> {
  return issuer.station(`/v1/activations/${id}/${what}`, { ...bearer(visit, 'POST'), ...(json && { json }) });
}

/** A request in the name of a visit. */
export function bearer(visit: string, method = 'GET') {
  return { method, headers: { authorization: `Bearer ${visit}` } };
}

/** HTTP Basic. */
export function basic(id: string, password: string): string {
  return `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`;
}

/** Asks for a successor of a credential, signed by its key. */
export async function renew(
  issuer: Listeners,
  { certificate, privateKey }: TestCard,
  { request }: Phone,
  challenge?: TrialChallenge,
): Promise<Answer> {
  const { nonce, origin } =
    challenge ?? (await issuer.phone('/api/renewals', { method: 'POST' })).json<TrialChallenge>();
  const signature = signChallenge(privateKey, origin, nonce, 'ES256', Buffer.from(request, 'base64'));
  const json = { nonce, request, certificate: toBase64(certificate), signature: toBase64(signature) };
  return issuer.phone('/api/renewals/answer', { method: 'POST', json });
}

/** Base64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
