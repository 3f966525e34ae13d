// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, openAuthority, publicKeyInfo, toPem } from '../../issuer/ca/authority.ts';
import { tlsServer } from '../../issuer/ca/profiles.ts';
import { nodePkcs12Crypto } from '../../issuer/mail/pkcs12-crypto.ts';
import { encodePkcs12, type Pkcs12Entry, type Pkcs12Form } from '../../x509/pkcs12.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-pkcs12-'));
const file = path.join(folder, 'file.p12');
const password = 'MFRGGZDFMZTWQ2LKNNWG23TPOB';
let authority: Authority;
let entries: readonly (Pkcs12Entry & { readonly key: KeyObject })[];

beforeAll(() => {
  authority = openAuthority(folder, 'Test Organisation', Date.now());
  entries = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  ].map((key, index) => {
    const name = `key ${index}`;
    const { bytes: certificate } = authority.issue(tlsServer([name], publicKeyInfo(key), Date.now()));
    return { key, name, certificate, privateKey: key.export({ format: 'der', type: 'pkcs8' }) };
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const openssl = (...args: readonly string[]) =>
  execFileSync('openssl', ['pkcs12', '-in', file, ...args], { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });

async function write(form: Pkcs12Form, length = entries.length): Promise<void> {
  const content = { entries: entries.slice(0, length), authorities: [authority.certificate.bytes] };
  writeFileSync(file, await encodePkcs12(nodePkcs12Crypto, form, password, content));
}

describe.each([
  ['current', [], ['PBES2, PBKDF2, AES-256-CBC, Iteration 2048, PRF hmacWithSHA256', 'MAC: sha256']],
  ['older', ['-legacy'], ['pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048', 'MAC: sha1']],
] as const)('PKCS#12 in the form %s', (form, options, described) => {
  test('opens in openssl, with all keys, certificates and names', async () => {
    await write(form);
    const read = openssl(...options, '-passin', `pass:${password}`, '-nodes');
    const keys = read.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g) ?? [];
    const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' });
    expect(keys.map((key) => pem(createPrivateKey(key)))).toEqual(entries.map(({ key }) => pem(key)));
    for (const certificate of [...entries.map((entry) => entry.certificate), authority.certificate.bytes]) {
      expect(read).toContain(toPem(certificate).trim());
    }
    expect(read).toContain('friendlyName: key 0');
  });

  test('is protected as it says, and not without the password', async () => {
    await write(form, 1);
    const shown = openssl(...options, '-passin', `pass:${password}`, '-info', '-noout', '-nokeys');
    for (const line of described) expect(`${shown}${info(options)}`).toContain(line);
    expect(() => openssl(...options, '-passin', 'pass:another', '-nodes')).toThrow(/invalid password/);
  });
});

/** What openssl says of the protection, which it prints as a message. */
function info(options: readonly string[]): string {
  const shell = `openssl pkcs12 -in "$0" ${options.join(' ')} -passin pass:${password} -info -noout 2>&1`;
  return execFileSync('sh', ['-c', shell, file], { encoding: 'utf8' });
}

test('a password that programs could take for another is refused', async () => {
  await expect(encodePkcs12(nodePkcs12Crypto, 'current', 'pässword', { entries, authorities: [] })).rejects.toThrow(
    /ASCII/,
  );
});
