// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { createCipheriv, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeKeyPair } from '../../phone/src/keys.ts';
import { makeCertificateFile, newPassword } from '../../phone/src/pkcs12/files.ts';
import { encryptTripleDes } from '../../phone/src/pkcs12/triple-des.ts';
import { createPracticeAuthority } from './practice-authority.ts';

describe('a certificate file', () => {
  test.each([
    ['current', /PBES2.*PBKDF2.*AES-256-CBC.*hmacWithSHA256/, /MAC: sha256/],
    ['older', /pbeWithSHA1And3-KeyTripleDES-CBC/, /MAC: sha1/],
  ] as const)('of the %s form is read by OpenSSL, with its password alone', async (form, encryption, code) => {
    const { privateKey, publicKey } = await makeKeyPair('file');
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
    const certificate = createPracticeAuthority().issue('Practice Cardholder', spki);
    const password = newPassword();
    const file = await makeCertificateFile({ privateKey, certificate, name: 'My phone 📱' }, form, password);
    expect(password).toMatch(/^[a-z2-7]{26}$/);

    const { text, pem } = read(file, password);
    expect(text).toMatch(encryption);
    expect(text).toMatch(code);
    expect(pem).toContain('friendlyName: My phone');
    expect(new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))).raw).toEqual(Buffer.from(certificate));
    const key = createPrivateKey(pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY'))).export({ format: 'jwk' });
    expect(key.n).toBe((await crypto.subtle.exportKey('jwk', privateKey)).n);
    expect(() => read(file, 'a'.repeat(26))).toThrow();
  });

  test('has another password each time', () => {
    expect(newPassword()).not.toBe(newPassword());
  });
});

test('triple DES is that of OpenSSL', () => {
  for (const length of [0, 1, 7, 8, 9, 64, 333]) {
    const [key, iv, plain] = [randomBytes(24), randomBytes(8), randomBytes(length)];
    const cipher = createCipheriv('des-ede3-cbc', key, iv);
    const expected = Buffer.concat([cipher.update(plain), cipher.final()]);
    expect(Buffer.from(encryptTripleDes(key, iv, plain))).toEqual(expected);
  }
});

function read(file: Uint8Array, password: string): { text: string; pem: string } {
  const command = ['pkcs12', '-nodes', '-passin', `pass:${password}`];
  const options = { input: file, encoding: 'utf8', stdio: 'pipe' } as const;
  const pem = execFileSync('openssl', command, options);
  const text = execFileSync('sh', ['-c', `openssl pkcs12 -info -noout -passin "pass:${password}" 2>&1`], options);
  return { text, pem };
}
