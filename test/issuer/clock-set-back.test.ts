// SPDX-License-Identifier: Apache-2.0
// A computer whose clock was a day ahead, and is right again: nothing that was kept meanwhile counts for a day too long.

import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkConfiguration } from '../../issuer/config-check.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertificateRevocationList } from '../../x509/crl.ts';
import { encodeCertId, encodeOcspRequest, parseOcspResponse } from '../../x509/ocsp.ts';
import { makeCard } from './cards.ts';
import { act, answerChallenge, askToOpen, challenge, enrol, logIn, makePhone, open, phraseDigest } from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startTestIssuer({ limits: { account: 2, station: 100 }, revocation: { httpPort: 0 } });
});
afterEach(() => issuer.close());

const day = 86_400_000;

async function fetchBytes(place: string, init?: RequestInit): Promise<Uint8Array> {
  const response = await fetch(`http://127.0.0.1:${issuer.revocationPort}/${place}`, init);
  return new Uint8Array(await response.arrayBuffer());
}

async function askOcsp() {
  const { subject, subjectPublicKeyInfo } = parseCertificate(await fetchBytes('ca.der'));
  const hash = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest();
  const hashes = { issuerNameHash: hash(subject.bytes), issuerKeyHash: hash(subjectPublicKeyInfo.publicKey) };
  const body = encodeOcspRequest([encodeCertId({ hash: 'sha1', ...hashes, serialNumber: 1n })]);
  const answer = parseOcspResponse(await fetchBytes('ocsp', { method: 'POST', body }));
  if (answer.status !== 'successful') throw new Error(answer.status);
  return answer.response;
}

async function guess(person: string): Promise<string> {
  const forged = { ...makeCard({ person }), privateKey: makeCard().privateKey };
  return (await answerChallenge(issuer, await challenge(issuer), forged)).code();
}

test('visits and challenges of the wrong time are over, CRLs and OCSP answers are made anew, and nobody waits for a day', async () => {
  issuer.clock.advance(day);
  const visit = await logIn(issuer, makeCard({ person: 'early' }));
  const early = await challenge(issuer);
  for (const _ of [1, 2]) expect(await guess('guessed')).toBe('signatureWrong');
  expect(await guess('guessed')).toBe('tooManyTries');
  const list = parseCertificateRevocationList(await fetchBytes('crl.der'));
  await fetchBytes('delta-crl.der');
  await askOcsp();

  issuer.clock.advance(-day);
  const now = new Date(issuer.clock.now());
  expect((await askToOpen(issuer, visit.visit, 'key')).code()).toBe('sessionEnded');
  expect((await answerChallenge(issuer, early, makeCard())).code()).toBe('challengeExpired');
  expect(await guess('guessed')).toBe('signatureWrong');
  for (const place of ['crl.der', 'delta-crl.der']) {
    const fresh = parseCertificateRevocationList(await fetchBytes(place));
    // Those who fetch it have clocks of their own.
    expect(fresh.thisUpdate.getTime()).toBeLessThan(now.getTime() - 4 * 60_000);
    expect(fresh.crlNumber).toBeGreaterThan(list.crlNumber ?? 0n);
  }
  const { producedAt, certificates } = await askOcsp();
  expect(producedAt.getTime()).toBeLessThanOrEqual(now.getTime());
  expect(certificates[0]?.notBefore.getTime()).toBeLessThanOrEqual(now.getTime());
});

test('a CA that was made while the clock was ahead issues nothing before its time, and the issuer says so', async () => {
  issuer.clock.advance(-day);
  expect((await issuer.station('/readyz')).json()).toEqual({ status: 'authorityNotValid' });
  const person = await logIn(issuer);
  const { status, password = '' } = await open(issuer, person);
  const phone = makePhone();
  const pending = await enrol(issuer, status.id, password, phone);
  const json = { phraseDigest: phraseDigest(status.id, phone, pending) };
  const refused = await act(issuer, person.visit, status.id, 'confirm', json);
  expect([refused.status, refused.code()]).toEqual([503, 'issuerUnavailable']);

  issuer.clock.advance(day);
  expect((await issuer.station('/readyz')).json()).toEqual({ status: 'ready' });
});

test('a clock that is behind what was reported is told by check-config', async () => {
  const { dataFolder } = issuer;
  const check = async () =>
    (await checkConfiguration({ dataFolder, practice: true })).filter(({ setting }) => setting === 'dataFolder');
  await logIn(issuer, makeCard({ person: 'in.time' }));
  expect(await check()).toEqual([]);
  issuer.clock.advance(day);
  await logIn(issuer, makeCard({ person: 'ahead' }));
  expect(await check()).toMatchObject([{ severity: 'warning' }]);
});
