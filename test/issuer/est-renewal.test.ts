// SPDX-License-Identifier: Apache-2.0
// EST's renewal by TLS client certificate, with strongSwan's client and curl.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toPem } from '../../issuer/ca/authority.ts';
import { suspendCredential } from '../../issuer/revocation/credentials.ts';
import { openStore } from '../../issuer/store/store.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { makeCard, type TestCard } from './cards.ts';
import { collectCertificate, makePhone, type Phone } from './journey.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-est-renewal-'));
const at = (name: string) => path.join(folder, name);
let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer({ est: { clientPort: 0 } });
  writeFileSync(at('ca.pem'), issuer.certificatePem);
});
afterAll(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});

/** A credential in files, as clients want it. */
function writeCredential(name: string, { certificate, privateKey }: TestCard): void {
  writeFileSync(at(`${name}.pem`), toPem(certificate));
  writeFileSync(at(`${name}.key`), privateKey.export({ format: 'pem', type: 'pkcs8' }));
}

/** A person's credential, in files too. */
async function credential(person: string): Promise<TestCard> {
  const given = await collectCertificate(issuer, makeCard({ person }));
  writeCredential(person, given);
  return given;
}

const url = (operation: string) => `${issuer.estClientOrigin}/.well-known/est/${operation}`;
const trusting = ['-sS', '--max-time', '60', '--cacert', at('ca.pem')];

/** curl's answer to a request in the name of a credential: the status; the body is in a file. */
async function reenrol(name: string, { request }: Phone): Promise<string> {
  const identity = ['--cert', at(`${name}.pem`), '--key', at(`${name}.key`)];
  const sending = ['-H', 'Content-Type: application/pkcs10', '--data-binary', request];
  const writing = ['-o', at('answer'), '-w', '%{http_code}'];
  return (await run('curl', [...trusting, ...identity, ...sending, ...writing, url('simplereenroll')])).stdout;
}

function answered() {
  const [certificate = new Uint8Array()] = parseCertsOnly(Buffer.from(readFileSync(at('answer'), 'utf8'), 'base64'));
  return parseCertificate(certificate);
}

describe('EST’s renewal', () => {
  test('gives curl a certificate for a new key, and the same again for the same key', async () => {
    const old = await credential('newkey');
    const phone = makePhone();
    expect(await reenrol('newkey', phone)).toBe('200');
    const first = answered();
    expect(first.subject.bytes).toEqual(parseCertificate(old.certificate).subject.bytes);
    expect(Buffer.compare(first.subjectPublicKeyInfo.bytes, phone.publicKey)).toBe(0);
    expect(await reenrol('newkey', phone)).toBe('200');
    expect(answered().serialNumber).toBe(first.serialNumber);
    expect(await reenrol('newkey', makePhone())).toBe('409');
  });

  test('gives a new certificate for the same key', async () => {
    const old = await credential('samekey');
    expect(await reenrol('samekey', makePhone(old.privateKey))).toBe('200');
    const before = parseCertificate(old.certificate);
    expect(answered().subjectPublicKeyInfo.bytes).toEqual(before.subjectPublicKeyInfo.bytes);
    expect(answered().serialNumber).not.toBe(before.serialNumber);
  });

  test('gives strongSwan’s pki a certificate for the credential that it shows', async () => {
    await credential('swan');
    const key = await run('pki', ['--gen', '--type', 'ecdsa', '--size', '256'], { encoding: 'buffer' });
    writeFileSync(at('next.key'), key.stdout);
    const request = ['--req', '--type', 'priv', '--in', at('next.key'), '--dn', 'CN=x'];
    writeFileSync(at('next.der'), (await run('pki', request, { encoding: 'buffer' })).stdout);
    const identity = ['--cert', at('swan.pem'), '--key', at('swan.key')];
    const options = ['--url', issuer.estClientOrigin ?? '', '--cacert', at('ca.pem'), '--in', at('next.der')];
    const { stdout } = await run('pki', ['--est', ...options, ...identity, '--outform', 'pem']);
    writeFileSync(at('next.pem'), stdout);
    expect((await run('openssl', ['verify', '-CAfile', at('ca.pem'), at('next.pem')])).stdout).toContain('OK');
    const subject = await run('openssl', ['x509', '-in', at('next.pem'), '-noout', '-subject']);
    expect(subject.stdout).toContain('CN = Practice Cardholder swan');
  });

  test('is refused to a suspended credential', async () => {
    const { certificate } = await credential('suspended');
    const store = await openStore(issuer.dataFolder);
    const serialNumber = parseCertificate(certificate).serialNumber.toString(16);
    const order = { cause: 'administrator', now: issuer.clock.now() } as const;
    await store.transaction((records) => suspendCredential(records, serialNumber, order));
    await store.close();
    expect(await reenrol('suspended', makePhone())).toBe('403');
  });

  test('is refused to who has a certificate of another authority, or none', async () => {
    writeCredential('foreign', makeCard({ person: 'foreign' }));
    await expect(reenrol('foreign', makePhone())).rejects.toThrow();
    await expect(run('curl', [...trusting, '-o', at('answer'), url('cacerts')])).rejects.toThrow();
  });

  test('is not on the phones’ port, where no browser is asked for a certificate', async () => {
    const { status } = await issuer.phone('/.well-known/est/simplereenroll', { method: 'POST', body: '' });
    expect(status).toBe(404);
    const shown = run('openssl', ['s_client', '-connect', new URL(issuer.phoneOrigin).host, '-CAfile', at('ca.pem')]);
    shown.child.stdin?.end();
    expect((await shown).stdout).toContain('No client certificate CA names sent');
  });
});

test('EST says that a request should have a key on P-256', async () => {
  const answer = await issuer.phone('/.well-known/est/csrattrs');
  expect(answer.headers['content-type']).toBe('application/csrattrs');
  writeFileSync(at('attributes'), Buffer.from(answer.text, 'base64'));
  const { stdout } = await run('openssl', ['asn1parse', '-inform', 'DER', '-in', at('attributes')]);
  for (const name of ['id-ecPublicKey', 'prime256v1', 'ecdsa-with-SHA256']) expect(stdout).toContain(name);
});
