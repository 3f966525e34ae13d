// SPDX-License-Identifier: Apache-2.0
// The revocation of our own certificates, as those see it who rely on them: over plain HTTP, with openssl and with our
// own client.

import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdings } from '../../contract/credentials.ts';
import type { TrialChallenge } from '../../contract/phone-api.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { createFetcher, type Fetcher } from '../../issuer/revocation/fetcher.ts';
import { onlineRevocation } from '../../issuer/revocation/online-revocation.ts';
import { crlRevocation } from '../../issuer/trust/crl-revocation.ts';
import type { RevocationSource } from '../../issuer/trust/revocation.ts';
import { validatePath } from '../../issuer/trust/validate-path.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { type CertificateRevocationList, parseCertificateRevocationList } from '../../x509/crl.ts';
import { encodeCertId, encodeOcspRequest, parseOcspResponse } from '../../x509/ocsp.ts';
import { makeCard, signChallenge, type TestCard } from '../issuer/cards.ts';
import {
  act,
  bearer,
  collectCertificate,
  cookieOf,
  enrol,
  logIn,
  makePhone,
  open,
  phraseDigest,
  poll,
} from '../issuer/journey.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { execute } from '../issuer/test-store.ts';
import { fixedCrls } from '../trust/fixed-crls.ts';
import { type Administrator, type Life, startAdministrator } from './administrator.ts';

const run = promisify(execFile);
const minute = 60_000;
let issuer: TestIssuer;
let administrator: Administrator;
let folder: string;
beforeAll(async () => {
  const revocation = { publicUrl: 'http://pki.example.org', httpPort: 0 };
  issuer = await startTestIssuer({ revocation });
  administrator = startAdministrator(issuer.dataFolder);
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-publication-'));
  file('ca.pem', issuer.certificatePem);
});
afterAll(async () => {
  await administrator.close();
  await issuer.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
}

const address = (place: string) => `http://127.0.0.1:${issuer.revocationPort}/${place}`;
const authority = () => parseCertificate(new X509Certificate(issuer.certificatePem).raw);
const serialOf = ({ certificate }: TestCard) => parseCertificate(certificate).serialNumber.toString(16);
const newCredential = (person: string) => collectCertificate(issuer, makeCard({ person }));

const about = (card: TestCard) => ({ serialNumber: serialOf(card), now: issuer.clock.now() });
const revoke = (card: TestCard) =>
  administrator.perform<Life>({ kind: 'revoke', reason: 'keyCompromise', ...about(card) });
const suspend = (card: TestCard) => administrator.perform<Life>({ kind: 'suspend', ...about(card) });
const resume = (card: TestCard) => administrator.perform<Life>({ kind: 'resume', ...about(card) });

async function fetchBytes(place: string, init?: RequestInit): Promise<Uint8Array> {
  const response = await fetch(address(place), init);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

function isListed({ issuer, revoked }: CertificateRevocationList, serialNumber: bigint): boolean {
  return revoked.find({ issuer, serialNumber }) !== undefined;
}

async function fetchList(place: string): Promise<CertificateRevocationList> {
  return parseCertificateRevocationList(await fetchBytes(place));
}

/** What `openssl ocsp` says about certificates; it checks signature, nonce and times. */
async function askOpenssl(certificates: readonly Uint8Array[], ...more: readonly string[]): Promise<string> {
  const files = certificates.map((certificate, index) => file(`${index}.pem`, toPem(certificate)));
  const about = files.flatMap((name) => [...more, '-cert', name]);
  const args = ['ocsp', '-issuer', 'ca.pem', ...about, '-url', address('ocsp'), '-CAfile', 'ca.pem'];
  const { stdout, stderr } = await run('openssl', args, { cwd: folder });
  expect(stderr).toContain('Response verify OK');
  expect(stderr).not.toContain('no nonce');
  return stdout;
}

/** The status that a request without openssl gets, in the same moment. */
async function statusOf(card: TestCard): Promise<string> {
  const request = encodeOcspRequest([certIdOf(card)]);
  const answer = parseOcspResponse(await fetchBytes('ocsp', { method: 'POST', body: request }));
  if (answer.status !== 'successful') return answer.status;
  const [single] = answer.response.responses;
  return single?.status.status === 'revoked' ? single.status.reason : String(single?.status.status);
}

function certIdOf({ certificate }: TestCard, hash: 'sha1' | 'sha256' = 'sha1'): Uint8Array {
  const { serialNumber, issuer: name } = parseCertificate(certificate);
  const digest = (bytes: Uint8Array) => createHash(hash).update(bytes).digest();
  const key = authority().subjectPublicKeyInfo.publicKey;
  return encodeCertId({ hash, issuerNameHash: digest(name.bytes), issuerKeyHash: digest(key), serialNumber });
}

async function judge(card: TestCard, revocation: RevocationSource): Promise<string> {
  const search = { anchors: [authority()], intermediates: [], at: new Date(issuer.clock.now()) };
  const result = await validatePath({ certificate: card.certificate, ...search, revocation });
  return result.ok ? 'trusted' : result.code;
}

describe('a credential', () => {
  test('says where its status and its issuer’s certificate are', async () => {
    const { certificate } = await newCredential('places');
    const { stdout } = await run('openssl', ['x509', '-noout', '-text', '-in', file('places.pem', toPem(certificate))]);
    expect(stdout).toContain('URI:http://pki.example.org/crl.der');
    expect(stdout).toContain('OCSP - URI:http://pki.example.org/ocsp');
    expect(stdout).toContain('CA Issuers - URI:http://pki.example.org/ca.der');
    expect(await fetchBytes('ca.der')).toEqual(new Uint8Array(authority().bytes));
  });

  test('is revoked once, suspended and resumed as often as needed', async () => {
    const card = await newCredential('life');
    expect(await resume(card)).toEqual({ ok: false, failure: 'notSuspended' });
    expect(await suspend(card)).toMatchObject({ ok: true, value: { state: 'suspended' } });
    expect(await suspend(card)).toEqual({ ok: false, failure: 'alreadySuspended' });
    expect(await resume(card)).toMatchObject({ ok: true, value: { state: 'active' } });
    expect(await suspend(card)).toMatchObject({ ok: true });
    const suspendedAt = issuer.clock.now();
    issuer.clock.advance(minute);
    expect(await revoke(card)).toMatchObject({ ok: true, value: { revocation: { revokedAt: suspendedAt } } });
    expect(await revoke(card)).toEqual({ ok: false, failure: 'alreadyRevoked' });
    expect(await resume(card)).toEqual({ ok: false, failure: 'alreadyRevoked' });
    expect(await suspend(card)).toEqual({ ok: false, failure: 'alreadyRevoked' });
    expect(await suspend(makeCard())).toEqual({ ok: false, failure: 'unknown' });
  });

  test('leaves a row in the audit log at each step', async () => {
    const card = await newCredential('audited');
    await suspend(card);
    await resume(card);
    await revoke(card);
    const all = await administrator.perform<readonly string[]>({ kind: 'events', ...about(card) });
    const events = all.filter((event) => event.startsWith('credential.'));
    expect(events).toEqual(['credential.suspended', 'credential.resumed', 'credential.revoked']);
  });

  test('follows its person’s account', async () => {
    const [kept, lost] = [await newCredential('account'), await newCredential('account')];
    await suspend(lost);
    const settle = async (status: 'active' | 'disabled' | 'ended', expected: readonly string[]) => {
      await administrator.perform({ kind: 'account', status, ...about(kept) });
      const statuses = () => {
        issuer.clock.advance(1000);
        return Promise.all([kept, lost].map(statusOf));
      };
      await expect.poll(statuses).toEqual(expected);
    };
    await settle('disabled', ['certificateHold', 'certificateHold']);
    await settle('active', ['good', 'certificateHold']);
    await settle('ended', ['affiliationChanged', 'affiliationChanged']);
  });
});

describe('the OCSP responder', () => {
  test('tells openssl of good, revoked, suspended and unknown certificates', async () => {
    const [good, revoked, held] = [await newCredential('a'), await newCredential('b'), await newCredential('c')];
    await revoke(revoked);
    await suspend(held);
    const said = await askOpenssl([good, revoked, held].map(({ certificate }) => certificate));
    expect(said.match(/pem: \w+/g)).toEqual(['pem: good', 'pem: revoked', 'pem: revoked']);
    expect(said.match(/Reason: \w+/g)).toEqual(['Reason: keyCompromise', 'Reason: certificateHold']);
    expect(await askOpenssl([revoked.certificate], '-sha256')).toContain('revoked');
    expect(await askOpenssl([good.certificate], '-serial', '0x1234')).toContain('0x1234: unknown');
  });

  test('knows of a revocation in the moment that it is kept', async () => {
    const card = await newCredential('moment');
    expect(await statusOf(card)).toBe('good');
    await suspend(card);
    expect(await statusOf(card)).toBe('certificateHold');
    await resume(card);
    expect(await statusOf(card)).toBe('good');
    await revoke(card);
    expect(await statusOf(card)).toBe('keyCompromise');
  });

  test('answers GET and POST, over HTTP and on the phones’ listener', async () => {
    const request = encodeOcspRequest([certIdOf(await newCredential('get'))]);
    const inPath = `ocsp/${encodeURIComponent(Buffer.from(request).toString('base64'))}`;
    const got = parseOcspResponse(await fetchBytes(inPath));
    expect(got).toMatchObject({ status: 'successful', response: { responses: [{ status: { status: 'good' } }] } });
    const headers = { 'content-type': 'application/ocsp-request' };
    const posted = await issuer.phone('/ocsp', { method: 'POST', body: request, headers });
    expect(posted.headers['content-type']).toBe('application/ocsp-response');
    expect((await issuer.phone('/crl.der')).headers['content-type']).toBe('application/pkix-crl');
  });

  test.each([
    ['nothing', ''],
    ['something else', 'something else'],
    ['too many questions', encodeOcspRequest(Array.from({ length: 21 }, () => anyId()))],
  ])('refuses %s', async (_, body) => {
    expect(parseOcspResponse(await fetchBytes('ocsp', { method: 'POST', body }))).toEqual({
      status: 'malformedRequest',
    });
    expect(parseOcspResponse(await fetchBytes('ocsp/%25%00'))).toEqual({ status: 'malformedRequest' });
  });

  test('signs an answer to a short question without a nonce once a minute, and any other each time', async () => {
    const certId = certIdOf(await newCredential('again'));
    const ask = (request: Uint8Array<ArrayBuffer>) => fetchBytes('ocsp', { method: 'POST', body: request });
    const short = encodeOcspRequest([certId]);
    const first = await ask(short);
    expect(await ask(short)).toEqual(first);
    issuer.clock.advance(minute);
    expect(await ask(short)).not.toEqual(first);
    for (const other of [encodeOcspRequest([certId], new Uint8Array(16)), encodeOcspRequest(Array(10).fill(certId))]) {
      expect(await ask(other)).not.toEqual(await ask(other));
    }
  });

  test('does not read a request of any length', async () => {
    const response = await fetch(address('ocsp'), { method: 'POST', body: new Uint8Array(100_000) });
    expect(response.status).toBe(413);
  });

  test('signs with a certificate that is renewed in time', async () => {
    const card = await newCredential('renewed');
    const signer = async () => {
      const answer = parseOcspResponse(
        await fetchBytes('ocsp', { method: 'POST', body: encodeOcspRequest([certIdOf(card)]) }),
      );
      return answer.status === 'successful' ? answer.response.certificates[0] : undefined;
    };
    const first = await signer();
    expect((await signer())?.serialNumber).toBe(first?.serialNumber);
    issuer.clock.advance(4 * 24 * 60 * minute);
    const later = await signer();
    expect(later?.serialNumber).not.toBe(first?.serialNumber);
    expect(later?.notAfter.getTime()).toBeGreaterThan(issuer.clock.now() + 6 * 24 * 60 * minute);
  });

  test('and our own client understand each other', async () => {
    const own = await startTestIssuer({ revocation: { publicUrl: 'http://pki.example.org:8080', httpPort: 0 } });
    try {
      const card = await collectCertificate(own, makeCard());
      // The client asks at the address in the certificate; the network leads that to the issuer of this test.
      const toIssuer = { internalHosts: [`127.0.0.1:${own.revocationPort}`] };
      const inner = createFetcher(toIssuer);
      const fetcher: Fetcher = {
        fetch: (request) =>
          inner.fetch({
            ...request,
            url: request.url.replace('pki.example.org:8080', toIssuer.internalHosts[0] ?? ''),
          }),
      };
      const at = new Date(own.clock.now());
      const anchors = [parseCertificate(new X509Certificate(own.certificatePem).raw)];
      const check = async () => {
        const revocation = onlineRevocation({ fetcher, clock: own.clock, staleMilliseconds: 0 });
        return validatePath({ certificate: card.certificate, anchors, intermediates: [], at, revocation });
      };
      expect(await check()).toMatchObject({ ok: true });
      const other = startAdministrator(own.dataFolder);
      await other.perform({ kind: 'revoke', reason: 'superseded', ...about(card) });
      await other.close();
      expect(await check()).toMatchObject({ ok: false, code: 'revoked' });
    } finally {
      await own.close();
    }
  });

  function anyId(): Uint8Array {
    const hash = new Uint8Array(20);
    return encodeCertId({ hash: 'sha1', issuerNameHash: hash, issuerKeyHash: hash, serialNumber: 3n });
  }
});

describe('the CRLs', () => {
  test('are verified and used by openssl', async () => {
    const [good, revoked] = [await newCredential('crl-good'), await newCredential('crl-revoked')];
    await revoke(revoked);
    issuer.clock.advance(minute);
    const crl = file('crl.der', await fetchBytes('crl.der'));
    const shown = await run('openssl', [
      'crl',
      '-inform',
      'der',
      '-in',
      crl,
      '-CAfile',
      path.join(folder, 'ca.pem'),
      '-noout',
      '-text',
    ]);
    expect(shown.stderr).toContain('verify OK');
    expect(shown.stdout).toContain('URI:http://pki.example.org/delta-crl.der');
    const pem = await run('openssl', ['crl', '-inform', 'der', '-in', crl]);
    const verify = (card: TestCard) => {
      const files = ['-CAfile', path.join(folder, 'ca.pem'), '-CRLfile', file('crl.pem', pem.stdout)];
      const at = ['-attime', String(Math.floor(issuer.clock.now() / 1000))];
      return run('openssl', ['verify', '-crl_check', ...at, ...files, file('verified.pem', toPem(card.certificate))]);
    };
    expect((await verify(good)).stdout).toContain('OK');
    await expect(verify(revoked)).rejects.toMatchObject({ stderr: expect.stringContaining('certificate revoked') });
  });

  test('show a revocation in the delta at once, and in the complete CRL within a minute', async () => {
    const card = await newCredential('delta');
    await revoke(await newCredential('delta-before'));
    issuer.clock.advance(minute);
    const complete = await fetchList('crl.der');
    const before = await fetchList('delta-crl.der');
    expect(await judge(card, crlRevocation(fixedCrls([complete, before])))).toBe('trusted');
    await revoke(card);
    const delta = await fetchList('delta-crl.der');
    expect(await fetchList('crl.der')).toMatchObject({ crlNumber: complete.crlNumber });
    expect(await judge(card, crlRevocation(fixedCrls([complete, delta])))).toBe('revoked');
    expect(await judge(card, crlRevocation(fixedCrls([complete])))).toBe('trusted');
    issuer.clock.advance(minute);
    expect(await judge(card, crlRevocation(fixedCrls([await fetchList('crl.der')])))).toBe('revoked');
  });

  test('take a suspension back', async () => {
    const card = await newCredential('resumed');
    await suspend(card);
    issuer.clock.advance(minute);
    const complete = await fetchList('crl.der');
    expect(await judge(card, crlRevocation(fixedCrls([complete])))).toBe('revoked');
    await resume(card);
    const delta = await fetchList('delta-crl.der');
    expect(await judge(card, crlRevocation(fixedCrls([complete, delta])))).toBe('trusted');
    issuer.clock.advance(minute);
    const serial = parseCertificate(card.certificate).serialNumber;
    expect(isListed(await fetchList('crl.der'), serial)).toBe(false);
  });

  test('of which the delta goes with every complete one that is still in use', async () => {
    issuer.clock.advance(minute);
    const old = await fetchList('crl.der');
    const card = await newCredential('old-base');
    await revoke(card);
    issuer.clock.advance(minute);
    const newer = await fetchList('crl.der');
    expect(newer.crlNumber).toBeGreaterThan(old.crlNumber ?? 0n);
    const delta = await fetchList('delta-crl.der');
    expect(await judge(card, crlRevocation(fixedCrls([old, delta])))).toBe('revoked');
    expect(await judge(card, crlRevocation(fixedCrls([newer, delta])))).toBe('revoked');
  });

  test('have numbers that rise, also after a restart, and are made anew before they run out', async () => {
    const first = await fetchList('crl.der');
    await issuer.restart();
    expect(await fetchList('crl.der')).toMatchObject({ crlNumber: first.crlNumber });
    const delta = await fetchList('delta-crl.der');
    issuer.clock.advance(12 * 60 * minute);
    const [second, nextDelta] = [await fetchList('crl.der'), await fetchList('delta-crl.der')];
    const numbers = [first, delta, second, nextDelta].map(({ crlNumber }) => Number(crlNumber));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(4);
    expect(second.thisUpdate.getTime()).toBeLessThan(first.nextUpdate?.getTime() ?? 0);
    // A store from an earlier backup does not know them.
    await issuer.pause(async () => execute(issuer.dataFolder, 'delete from revocation_lists'));
    issuer.clock.advance(minute);
    expect(Number((await fetchList('crl.der')).crlNumber)).toBeGreaterThan(Math.max(...numbers));
  });

  test('list no certificate that ended long ago', async () => {
    const card = await newCredential('ended');
    await revoke(card);
    issuer.clock.advance(minute);
    const { serialNumber, notAfter } = parseCertificate(card.certificate);
    expect(isListed(await fetchList('crl.der'), serialNumber)).toBe(true);
    const atItsEnd = { kind: 'listed', serialNumber: '', now: notAfter.getTime() } as const;
    expect(await administrator.perform<readonly string[]>(atItsEnd)).not.toContain(serialOf(card));
  });
});

describe('the person', () => {
  test('sees at the station where a credential was used last: by a service that asked, or on the phone', async () => {
    const person = makeCard({ person: 'uses' });
    const credential = await collectCertificate(issuer, person);
    const { visit } = await logIn(issuer, person);
    const lastUse = async () => {
      issuer.clock.advance(5_000);
      const answer = await issuer.station('/v1/credentials', bearer(visit));
      return holdings.parse(answer.json()).credentials[0]?.lastUse;
    };
    expect(await lastUse()).toBeUndefined();

    const asked = issuer.clock.now();
    expect(await statusOf(credential)).toBe('good');
    await expect.poll(lastUse).toEqual({ at: asked, place: 'service', address: '127.0.0.1' });

    const tried = issuer.clock.now();
    expect((await tryIt(credential)).status).toBe(200);
    await expect.poll(lastUse).toEqual({ at: tried, place: 'trial' });
  });
});

/** What the phone does for “Try it”. */
async function tryIt(card: TestCard) {
  const { nonce, origin } = (await issuer.phone('/api/trials', { method: 'POST' })).json<TrialChallenge>();
  const certificate = Buffer.from(card.certificate).toString('base64');
  const signature = signChallenge(card.privateKey, origin, nonce).toString('base64');
  return issuer.phone('/api/trials/answer', { method: 'POST', json: { nonce, certificate, signature } });
}

describe('the phone', () => {
  test('is told that its credential was revoked or suspended, when it tries it', async () => {
    const card = await newCredential('trial');
    const trial = () => tryIt(card);
    expect((await trial()).status).toBe(200);
    await suspend(card);
    expect((await trial()).code()).toBe('credentialPaused');
    await resume(card);
    expect((await trial()).status).toBe(200);
    await revoke(card);
    expect((await trial()).code()).toBe('certificateRevoked');
  });

  test('does not get it any more, and its status says so', async () => {
    const person = await logIn(issuer, makeCard({ person: 'late' }));
    const { status, password = '' } = await open(issuer, person);
    const phone = makePhone();
    const pending = await enrol(issuer, status.id, password, phone);
    await act(issuer, person.visit, status.id, 'confirm', { phraseDigest: phraseDigest(status.id, phone, pending) });
    const cookie = cookieOf(pending);
    const collected = await poll(issuer, cookie, phone);
    const [certificate = new Uint8Array()] = parseCertsOnly(Buffer.from(collected.text, 'base64'));
    const statusOnPhone = () => issuer.phone(`/api/activations/${status.id}`, { headers: { cookie } });
    expect((await statusOnPhone()).status).toBe(200);
    await revoke({ certificate, privateKey: phone.privateKey });
    expect((await statusOnPhone()).code()).toBe('certificateRevoked');
    expect((await poll(issuer, cookie, phone)).code()).toBe('certificateRevoked');
  });
});
