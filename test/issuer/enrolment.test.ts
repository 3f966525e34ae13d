// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import type { TrialChallenge } from '../../contract/phone-api.ts';
import { suspendCredential } from '../../issuer/revocation/credentials.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { findExtension, parseAlternativeName, parseExtendedKeyUsage, parseKeyUsage } from '../../x509/extensions.ts';
import { readUserPrincipalName } from '../../x509/general-name.ts';
import { oids } from '../../x509/oids.ts';
import { makeCard, signChallenge, type TestCard } from './cards.ts';
import { act, basic, collectCertificate, enrol, enrolment, logIn, makePhone, open, renew } from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';
import { queryRows } from './test-store.ts';

let issuer: TestIssuer;
let folder: string;
beforeAll(async () => {
  issuer = await startTestIssuer();
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-est-'));
  writeFileSync(path.join(folder, 'ca.pem'), issuer.certificatePem);
});
afterAll(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});

const run = promisify(execFile);
const at = (name: string) => path.join(folder, name);
const wait = (milliseconds: number) => issuer.clock.advance(milliseconds);

/** An activation of a person of its own. */
async function begin(name: string) {
  const person = await logIn(issuer, makeCard({ person: name }));
  const { status, password = '' } = await open(issuer, person);
  return { visit: person.visit, id: status.id, password };
}

/** Confirms as soon as a phone has sent its key. */
async function confirmWhenClaimed(visit: string, id: string): Promise<void> {
  const events = await issuer.events(`/v1/activations/${id}/events`, visit);
  for (let status = await events.next<ActivationStatus>(); status; status = await events.next<ActivationStatus>()) {
    if (status.state !== 'claimed') continue;
    await act(issuer, visit, id, 'confirm', { phraseDigest: status.phraseDigest });
    break;
  }
  events.close();
}

describe('a request', () => {
  test.each([
    ['that is no base64', 'not base64!'],
    ['that is empty', ''],
    ['that is no PKCS#10', Buffer.from('something else').toString('base64')],
    ['that is PEM', `-----BEGIN CERTIFICATE REQUEST-----\n${makePhone().request}\n-----END CERTIFICATE REQUEST-----`],
  ])('%s is refused and costs no try', async (name, body) => {
    const { id, password } = await begin(name);
    const answer = await issuer.phone(
      '/.well-known/est/simpleenroll',
      enrolment(body, { authorization: basic(id, password) }),
    );
    expect([answer.status, answer.code()]).toEqual([400, 'csrMalformed']);
    expect((await enrol(issuer, id, password, makePhone())).status).toBe(202);
  });

  test('of 10 MB is refused without being read to its end', async () => {
    const { id, password } = await begin('large');
    const body = Buffer.alloc(10_000_000, 'A');
    const headers = { authorization: basic(id, password) };
    const answer = await issuer.phone('/.well-known/est/simpleenroll', { method: 'POST', headers, body });
    expect([answer.status, answer.code()]).toEqual([413, 'requestTooLarge']);
  });

  test('that its own key did not sign is refused', async () => {
    const { id, password } = await begin('forged');
    const bytes = Buffer.from(makePhone().request, 'base64');
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    const answer = await enrol(issuer, id, password, { ...makePhone(), request: bytes.toString('base64') });
    expect(answer.code()).toBe('csrSignatureWrong');
  });

  test('with a key that is not accepted is refused', async () => {
    const { id, password } = await begin('weak');
    const weak = [
      generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
      generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey,
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey,
      generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' }).privateKey,
    ];
    for (const key of weak) {
      expect((await enrol(issuer, id, password, makePhone(key))).code()).toBe('csrKeyUnsupported');
    }
  });

  test('with a key of another account is refused, also when a credential is renewed, and takes nothing away', async () => {
    const { certificate, privateKey } = await collectCertificate(issuer, makeCard({ person: 'owner' }));
    const copied = makePhone(privateKey);
    const { id, password } = await begin('copier');
    const refused = await enrol(issuer, id, password, copied);
    expect([refused.status, refused.code()]).toEqual([409, 'csrKeyTaken']);
    expect((await enrol(issuer, id, password, makePhone())).status).toBe(202);
    const other = await collectCertificate(issuer, makeCard({ person: 'renewing' }));
    expect((await renew(issuer, other, copied)).code()).toBe('csrKeyTaken');
    expect((await renew(issuer, other, makePhone())).status).toBe(200);
    const accounts = queryRows(issuer.dataFolder, 'select id, identifier from accounts');
    const nameOf = (account: unknown) => String(accounts.find(({ id }) => id === account)?.identifier).split('@')[0];
    const refusals = auditRows(issuer.dataFolder, 'key.refused');
    const key = createHash('sha256').update(copied.publicKey).digest('hex');
    expect(refusals.map(({ account, owner, key }) => [nameOf(account), nameOf(owner), key])).toEqual([
      ['copier', 'owner', key],
      ['renewing', 'owner', key],
    ]);
    const again = await begin('owner');
    expect((await enrol(issuer, again.id, again.password, copied)).status).toBe(202);
    expect((await renew(issuer, { certificate, privateKey }, makePhone())).status).toBe(200);
  });

  test('with line breaks and an RSA key is taken', async () => {
    const { id, password } = await begin('rsa');
    const phone = makePhone(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    const broken = phone.request.replace(/(.{64})/g, '$1\r\n');
    expect((await enrol(issuer, id, password, { ...phone, request: broken })).status).toBe(202);
  });

  test('with a wrong password is challenged where an EST client asks, and not where a browser does', async () => {
    const { id, password } = await begin('browser');
    const wrong = password === '11111111' ? '22222222' : '11111111';
    const client = await enrol(issuer, id, wrong, makePhone());
    expect([client.status, client.headers['www-authenticate']]).toEqual([401, expect.stringMatching(/^Basic realm=/)]);
    const browser = await enrol(issuer, id, wrong, makePhone(), { 'sec-fetch-site': 'same-origin' });
    expect([browser.status, browser.headers['www-authenticate']]).toEqual([403, undefined]);
  });

  test('without any credentials is challenged, and costs no try', async () => {
    const { id, password } = await begin('nothing');
    const answer = await issuer.phone('/.well-known/est/simpleenroll', enrolment(makePhone().request, {}));
    expect(answer.status).toBe(401);
    expect(answer.json()).not.toHaveProperty('triesLeft');
    expect((await enrol(issuer, id, password, makePhone())).status).toBe(202);
  });

  test('for an activation that never was is told so', async () => {
    const answer = await enrol(issuer, 'A'.repeat(26), '12345678', makePhone());
    expect([answer.status, answer.code()]).toEqual([404, 'activationUnknown']);
  });
});

describe('the certificate', () => {
  test('has the names of the account and nothing that the request asked for', async () => {
    const { certificate } = await collectCertificate(issuer, makeCard({ person: 'profile' }));
    const { extensions, serialNumber, notBefore, notAfter } = parseCertificate(certificate);
    const extension = (oid: string) => findExtension(extensions, oid);
    const usage = extension(oids.keyUsage);
    expect(usage?.critical).toBe(true);
    expect([...parseKeyUsage(usage?.value ?? new Uint8Array())]).toEqual(['digitalSignature']);
    expect(parseExtendedKeyUsage(extension(oids.extKeyUsage)?.value ?? new Uint8Array())).toEqual([oids.clientAuth]);
    const names = parseAlternativeName(extension(oids.subjectAltName)?.value ?? new Uint8Array());
    expect(names.map(readUserPrincipalName).filter(Boolean)).toEqual(['profile@pivot.example']);
    expect(names.some((name) => name.type === 'otherName' && name.typeId === oids.fascN)).toBe(false);
    expect(names.filter((name) => name.type === 'uri' && name.value.startsWith('urn:uuid:'))).toHaveLength(1);
    expect(extension(oids.certificatePolicies)).toBeUndefined();
    expect(serialNumber > 2n ** 120n && serialNumber < 2n ** 127n).toBe(true);
    expect(issuer.clock.now() - notBefore.getTime()).toBeGreaterThanOrEqual(300_000);
    expect(Math.round((notAfter.getTime() - issuer.clock.now()) / 86_400_000)).toBe(1095);
  });

  test('is accepted by openssl for client authentication', async () => {
    const { certificate } = await collectCertificate(issuer, makeCard({ person: 'openssl' }));
    writeFileSync(at('card.der'), certificate);
    await run('openssl', ['x509', '-inform', 'DER', '-in', at('card.der'), '-out', at('card.pem')]);
    const { stdout } = await run('openssl', [
      'verify',
      '-x509_strict',
      '-purpose',
      'sslclient',
      '-CAfile',
      at('ca.pem'),
      at('card.pem'),
    ]);
    expect(stdout).toContain('OK');
  });
});

describe('other programs', () => {
  test('curl and openssl fetch the CA’s certificate', async () => {
    const url = `${issuer.phoneOrigin}/.well-known/est/cacerts`;
    await run('curl', ['-sS', '--fail', '--cacert', at('ca.pem'), '-o', at('cacerts.b64'), url]);
    await run('openssl', ['base64', '-d', '-A', '-in', at('cacerts.b64'), '-out', at('cacerts.p7')]);
    const { stdout } = await run('openssl', ['pkcs7', '-inform', 'DER', '-in', at('cacerts.p7'), '-print_certs']);
    expect(stdout).toContain(issuer.certificatePem.trim());
  });

  test('curl and openssl enrol', async () => {
    const { visit, id, password } = await begin('curl');
    await run('openssl', [
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-384',
      '-nodes',
      '-subj',
      '/CN=x',
      '-outform',
      'DER',
      '-keyout',
      at('curl.key'),
      '-out',
      at('curl.der'),
    ]);
    await run('openssl', ['base64', '-in', at('curl.der'), '-out', at('curl.b64')]);
    const send = () =>
      run('curl', [
        '-sS',
        '--cacert',
        at('ca.pem'),
        '-u',
        `${id}:${password}`,
        '-H',
        'Content-Type: application/pkcs10',
        '--data-binary',
        `@${at('curl.b64')}`,
        '-w',
        '%{http_code}',
        '-o',
        at('curl.p7'),
        `${issuer.phoneOrigin}/.well-known/est/simpleenroll`,
      ]);
    expect((await send()).stdout).toBe('202');
    await confirmWhenClaimed(visit, id);
    expect((await send()).stdout).toBe('200');
    writeFileSync(at('curl.bin'), Buffer.from(readFileSync(at('curl.p7'), 'utf8'), 'base64'));
    const { stdout } = await run('openssl', [
      'pkcs7',
      '-inform',
      'DER',
      '-in',
      at('curl.bin'),
      '-print_certs',
      '-noout',
    ]);
    expect(stdout).toContain('CN = Practice Cardholder curl');
  });

  test('strongSwan’s pki enrols, waiting until the person has confirmed', async () => {
    const { visit, id, password } = await begin('strongswan');
    const key = await run('pki', ['--gen', '--type', 'ecdsa', '--size', '256'], { encoding: 'buffer' });
    writeFileSync(at('swan.key'), key.stdout);
    const request = await run('pki', ['--req', '--type', 'priv', '--in', at('swan.key'), '--dn', 'CN=x'], {
      encoding: 'buffer',
    });
    writeFileSync(at('swan.der'), request.stdout);
    const confirmed = confirmWhenClaimed(visit, id);
    const options = ['--url', issuer.phoneOrigin, '--cacert', at('ca.pem'), '--in', at('swan.der')];
    const { stdout } = await run('pki', [
      '--est',
      ...options,
      '--userpass',
      `${id}:${password}`,
      '--interval',
      '1',
      '--outform',
      'pem',
    ]);
    await confirmed;
    writeFileSync(at('swan.pem'), stdout);
    const verified = await run('openssl', ['verify', '-CAfile', at('ca.pem'), at('swan.pem')]);
    expect(verified.stdout).toContain('OK');
  });
});

describe('"Try it"', () => {
  const trial = async () => (await issuer.phone('/api/trials', { method: 'POST' })).json<TrialChallenge>();
  const answer = ({ certificate, privateKey }: TestCard, { nonce, origin }: TrialChallenge) =>
    issuer.phone('/api/trials/answer', {
      method: 'POST',
      json: {
        nonce,
        certificate: Buffer.from(certificate).toString('base64'),
        signature: signChallenge(privateKey, origin, nonce).toString('base64'),
      },
    });

  test('accepts a certificate that was issued here, once for each challenge', async () => {
    const credential = await collectCertificate(issuer, makeCard({ person: 'trial' }));
    const challenge = await trial();
    expect((await answer(credential, challenge)).json()).toMatchObject({ accepted: true });
    expect((await answer(credential, challenge)).code()).toBe('challengeExpired');
  });

  test('refuses other certificates, other keys and old challenges', async () => {
    const credential = await collectCertificate(issuer, makeCard({ person: 'trial2' }));
    expect((await answer(makeCard(), await trial())).code()).toBe('credentialRefused');
    const forged = { ...credential, privateKey: makeCard().privateKey };
    expect((await answer(forged, await trial())).code()).toBe('credentialRefused');
    const old = await trial();
    wait(5 * 60_000);
    expect((await answer(credential, old)).code()).toBe('challengeExpired');
  });

  test('is not needed to ask whether a certificate may be used, as of a key that is in the phone’s settings', async () => {
    const standing = ({ certificate }: Pick<TestCard, 'certificate'>) =>
      issuer.phone('/api/standings', {
        method: 'POST',
        json: { certificate: Buffer.from(certificate).toString('base64') },
      });
    const credential = await collectCertificate(issuer, makeCard({ person: 'standing' }));
    expect((await standing(credential)).json()).toEqual({ accepted: true });
    expect((await standing(makeCard())).code()).toBe('credentialRefused');
    const store = await issuer.openStore();
    const serialNumber = parseCertificate(credential.certificate).serialNumber.toString(16);
    const order = { cause: 'person', now: issuer.clock.now() } as const;
    await store.transaction((records) => suspendCredential(records, serialNumber, order));
    await store.close();
    expect((await standing(credential)).code()).toBe('credentialPaused');
  });

  test('has an origin that is not the log-in’s', async () => {
    const { origin } = await trial();
    expect([issuer.stationOrigin, issuer.phoneOrigin]).not.toContain(origin);
  });

  test('does not take the challenge of a log-in', async () => {
    const credential = await collectCertificate(issuer, makeCard({ person: 'trial3' }));
    const { nonce } = (await issuer.station('/v1/challenges', { method: 'POST' })).json<{ nonce: string }>();
    const { origin } = await trial();
    expect((await answer(credential, { nonce, origin })).code()).toBe('challengeExpired');
  });
});
