// SPDX-License-Identifier: Apache-2.0

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { phraseInput } from '../../contract/phrase.ts';
import { fromBase64, toBase64 } from '../../phone/src/base64.ts';
import { describe as describeCredential, findOwnCertificate } from '../../phone/src/credential.ts';
import { makeKeyPair } from '../../phone/src/keys.ts';
import { phraseDigest } from '../../phone/src/pairing.ts';
import { toPem } from '../../phone/src/pem.ts';
import { makeRequest } from '../../phone/src/request.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import { createPracticeAuthority } from './practice-authority.ts';

const id = 'ABCDEFGHIJKLMNOPQRSTUVWXYA';

async function publicKeyInfo(keys: CryptoKeyPair): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
}

describe('the key and its request', () => {
  test('the private key cannot be exported', async () => {
    const { privateKey } = await makeKeyPair();
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });

  test('openssl verifies the request', async () => {
    const request = await makeRequest(await makeKeyPair());
    const verified = spawnSync('openssl', ['req', '-inform', 'DER', '-verify', '-noout'], { input: request });
    expect(verified.stderr.toString()).toContain('verify OK');
    const text = execFileSync('openssl', ['req', '-inform', 'DER', '-noout', '-text'], { input: request }).toString();
    expect(text).toContain('prime256v1');
    expect(text).toContain('ecdsa-with-SHA256');
  });
});

describe('the phrase', () => {
  test('is made from the phone’s own key, the activation and the nonce', async () => {
    const keys = await makeKeyPair();
    const nonce = randomBytes(16);
    const expected = createHash('sha256')
      .update(phraseInput(id, await publicKeyInfo(keys), nonce))
      .digest();
    expect(Buffer.from(await phraseDigest(id, keys.publicKey, nonce))).toEqual(expected);
    const elsewhere = await phraseDigest(id, (await makeKeyPair()).publicKey, nonce);
    expect(Buffer.from(elsewhere)).not.toEqual(expected);
  });
});

describe('the certificate', () => {
  test('is found by the phone’s own key, whatever comes with it and in whatever order', async () => {
    const authority = createPracticeAuthority();
    const keys = await makeKeyPair();
    const own = authority.issue('Practice Cardholder', await publicKeyInfo(keys));
    const foreign = authority.issue('Somebody Else', await publicKeyInfo(await makeKeyPair()));
    for (const order of [
      [own, foreign, authority.certificate],
      [authority.certificate, foreign, own],
    ]) {
      const found = await findOwnCertificate(encodeCertsOnly(order), keys.publicKey);
      expect(found && Buffer.from(found)).toEqual(Buffer.from(own));
    }
    expect(await findOwnCertificate(encodeCertsOnly([foreign]), keys.publicKey)).toBeUndefined();
  });

  test('is not looked for in what is no certs-only message', async () => {
    const { publicKey } = await makeKeyPair();
    for (const junk of [new Uint8Array(), Uint8Array.of(0x30, 0x80, 0, 0), new Uint8Array(randomBytes(64))]) {
      expect(await findOwnCertificate(junk, publicKey)).toBeUndefined();
    }
  });

  test('is described and written as other programs read it', async () => {
    const keys = await makeKeyPair();
    const certificate = new Uint8Array(
      createPracticeAuthority().issue('Practice Cardholder', await publicKeyInfo(keys)),
    );
    const request = new Uint8Array();
    const record = { id, name: 'My phone', credentialType: 'Sign-in', keys, request, touchedAt: 0 };
    const described = describeCredential(record, certificate);
    const read = new X509Certificate(toPem(certificate));
    expect(described.person).toBe('Practice Cardholder');
    expect(described.serialNumber).toBe(read.serialNumber.toLowerCase().replace(/^0+/, ''));
    expect(described.notAfter).toBe(new Date(read.validTo).getTime());
  });
});

describe('base64', () => {
  test('goes both ways, also with line breaks and in the form for addresses', () => {
    const bytes = new Uint8Array(randomBytes(200));
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    for (const text of [
      Buffer.from(bytes).toString('base64url'),
      toBase64(bytes).replace(/(.{64})/g, '$1\r\n'),
      toBase64(bytes),
    ]) {
      expect(fromBase64(text)).toEqual(bytes);
    }
  });

  test.each(['*', 'A', 'AAAAA', 'AA=A', '<html>'])('refuses %s', (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });
});
