// SPDX-License-Identifier: Apache-2.0
import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { webEidToken } from '../../contract/station-api.ts';
import { assembleToken, createLoginSigning, hashToSign } from '../../main/signing/web-eid.ts';

const origin = 'https://station.pivot.example:8443';
const nonce = Buffer.alloc(32, 7).toString('base64');
const certificate = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x01);

describe('the hash to sign', () => {
  test('is the one that the token published with the Web eID validation libraries was signed over', () => {
    const published = {
      origin: 'https://ria.ee',
      nonce: '12345678123456781234567812345678912356789123',
      signature:
        '0Ov7ME6pTY1K2GXMj8Wxov/o2fGIMEds8OMY5dKdkB0nrqQX7fG1E5mnsbvyHpMDecMUH6Yg+p1HXdgB/lLqOcFZjt/OVXPjAAApC5d1YgRYATDcxsR1zqQwiNcHdmWn',
      key: {
        kty: 'EC',
        crv: 'P-384',
        x: 'JsBCrCU42jB0mmY9fYW_RCWiZcGynOVRc5pRjBUiVZOHQ8vnlMWuSjgO7Vl6s3Jo',
        y: 'YeUmHb_jMXGkCpSlizGt-qX4L9tBaRA29NxgrS6oy00We-uPT7oAEORJgKiInNvQ',
      },
    };
    const sha384 = (data: string | Buffer) => createHash('sha384').update(data).digest();
    const signed = Buffer.concat([sha384(published.origin), sha384(published.nonce)]);
    const key = createPublicKey({ key: published.key, format: 'jwk' });
    const signature = Buffer.from(published.signature, 'base64');
    expect(verify('sha384', signed, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    expect(hashToSign(published.origin, published.nonce, 'ES384')).toEqual(sha384(signed));
  });

  test.each([
    ['RS256', 32],
    ['ES256', 32],
    ['ES384', 48],
  ] as const)('of %s has %i bytes', (algorithm, length) => {
    expect(hashToSign(origin, nonce, algorithm)).toHaveLength(length);
  });

  test('differs for another origin and for another nonce', () => {
    const all = [
      hashToSign(origin, nonce, 'ES256'),
      hashToSign(`${origin}/`, nonce, 'ES256'),
      hashToSign(origin, `${nonce}=`, 'ES256'),
    ];
    expect(new Set(all.map((hash) => Buffer.from(hash).toString('hex'))).size).toBe(3);
  });
});

describe('the token', () => {
  test('has the five fields of web-eid:1.0 and fits the contract', () => {
    const signature = new Uint8Array(64).fill(0xfe);
    const token = assembleToken({ certificate, algorithm: 'ES256', signature, appVersion: 'pivot/0.1.0' });
    expect(token).toEqual({
      unverifiedCertificate: 'MAMCAQE=',
      algorithm: 'ES256',
      signature: Buffer.from(signature).toString('base64'),
      format: 'web-eid:1.0',
      appVersion: 'pivot/0.1.0',
    });
    expect(webEidToken.parse(token)).toEqual(token);
  });

  test('is made for a log-in from the challenge and the card', () => {
    const signing = createLoginSigning('pivot/0.1.0');
    const challenge = { visit: 'visit', nonce, origin, expiresInMilliseconds: 300_000 };
    expect(signing.challengeHash('ES256', challenge)).toEqual(hashToSign(origin, nonce, 'ES256'));
    const card = { certificate, algorithm: 'ES256', attemptsLeft: 3, pinPad: false } as const;
    const token = signing.loginToken(card, new Uint8Array(64));
    expect(token).toMatchObject({ algorithm: 'ES256', unverifiedCertificate: 'MAMCAQE=', appVersion: 'pivot/0.1.0' });
  });
});
