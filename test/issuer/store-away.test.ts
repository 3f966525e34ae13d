// SPDX-License-Identifier: Apache-2.0
// What everybody is told while the issuer's database is away: that it is, never that something is wrong with them.

import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { encodeCertId, encodeOcspRequest, parseOcspResponse } from '../../x509/ocsp.ts';
import { encodeMessage, makeSigner } from '../scep/scep-client.ts';
import type { TestCard } from './cards.ts';
import type { Answer } from './http-client.ts';
import { basic, bearer, collectCertificate, enrol, enrolment, logIn, makePhone, open } from './journey.ts';
import { type Cluster, startCluster } from './postgresql.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

const day = 86_400_000;
let cluster: Cluster;
let issuer: TestIssuer;
beforeAll(async () => {
  cluster = await startCluster({ safe: true });
  const revocation = { httpPort: 0 };
  const database = { host: cluster.socket };
  issuer = await startTestIssuer({ revocation, scep: { enabled: true, keyBits: 2048 } }, undefined, database);
});
afterAll(async () => {
  await issuer.close();
  await cluster.stop();
});

const ocsp = (credential: TestCard) => issuer.phone('/ocsp', { method: 'POST', body: questionAbout(credential) });

function questionAbout({ certificate }: TestCard): Uint8Array {
  const { serialNumber } = parseCertificate(certificate);
  const { subject, subjectPublicKeyInfo } = parseCertificate(new X509Certificate(issuer.certificatePem).raw);
  const digest = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest();
  const [issuerNameHash, issuerKeyHash] = [digest(subject.bytes), digest(subjectPublicKeyInfo.publicKey)];
  return encodeOcspRequest([encodeCertId({ hash: 'sha1', issuerNameHash, issuerKeyHash, serialNumber })]);
}

async function scepRequest(): Promise<Answer> {
  const { bytes } = await issuer.phone('/scep?operation=GetCACert');
  const [authority = new Uint8Array()] = parseCertsOnly(bytes);
  const message = { signer: makeSigner(), authority: parseCertificate(authority), challenge: 'x'.repeat(22) };
  return issuer.phone('/scep?operation=PKIOperation', { method: 'POST', body: encodeMessage(message) });
}

test('people, programs and relying parties are told to come again, and go on where they were', async () => {
  const credential = await collectCertificate(issuer);
  const person = await logIn(issuer);
  const { status, password = '' } = await open(issuer, person);
  const events = await issuer.events(`/v1/activations/${status.id}/events`, person.visit);
  expect(await events.next()).toMatchObject({ state: 'waiting' });
  const crl = await issuer.phone('/crl.der');
  const phone = makePhone();

  await cluster.halt();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const asked = `client_id=pivot-phone&scope=openid&login_hint=${encodeURIComponent('ada@pivot.example')}`;
  const answers = await Promise.all([
    issuer.station('/v1/challenges', { method: 'POST' }),
    issuer.station(`/v1/activations/${status.id}`, bearer(person.visit, 'DELETE')),
    issuer.station(`/v1/activations/${status.id}/events`, bearer(person.visit)),
    issuer.phone(`/api/activations/${status.id}/scan`, { method: 'POST', json: {} }),
    issuer.phone('/device-login/code', { method: 'POST', headers: form, body: asked }),
    issuer.phone(
      '/.well-known/est/simpleenroll',
      enrolment(phone.request, { authorization: basic(status.id, password) }),
    ),
    scepRequest(),
    issuer.phone('/delta-crl.der'),
  ]);
  for (const answer of answers) {
    expect([answer.status, answer.code(), answer.headers['retry-after']]).toEqual([503, 'issuerUnavailable', '10']);
  }
  const page = await issuer.phone(`/not-me/${'0'.repeat(32)}`, { headers: { 'accept-language': 'nl' } });
  expect([page.status, page.text]).toEqual([503, expect.stringContaining('Dit kan nu even niet')]);
  const later = await ocsp(credential);
  expect([later.status, later.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(parseOcspResponse(later.bytes)).toEqual({ status: 'tryLater' });
  expect((await issuer.phone('/crl.der')).bytes).toEqual(crl.bytes);

  await cluster.resume();
  expect(parseOcspResponse((await ocsp(credential)).bytes)).toMatchObject({
    response: { responses: [{ status: { status: 'good' } }] },
  });
  expect((await enrol(issuer, status.id, password, phone)).status).toBe(202);
  events.close();

  await cluster.halt();
  issuer.clock.advance(2 * day);
  expect((await issuer.phone('/crl.der')).status).toBe(503);
  await cluster.resume();
}, 60_000);
