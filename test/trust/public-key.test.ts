// SPDX-License-Identifier: Apache-2.0

import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isOnCurve, isStrongRsa, isUsualForm, readPublicKey } from '../../issuer/trust/public-key.ts';
import { der } from '../../x509/der.ts';
import { oids } from '../../x509/oids.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

function spkiOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}

function modulusOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url');
}

function rsaKey(modulus: Uint8Array, exponent: number | bigint | Uint8Array, parameters = [der.null()]): Uint8Array {
  const algorithm = der.sequence(der.oid(oids.rsaEncryption), ...parameters);
  return der.sequence(algorithm, der.bitString(der.sequence(der.integer(modulus), der.integer(exponent))));
}

/** The EC key with its point in another form (SEC 1 2.3.3): its first byte, and so much of its coordinates. */
function ecKey(form: number, length: number): Uint8Array {
  const point = spkiOf(ec).subarray(-65);
  const other = Buffer.concat([Uint8Array.of(form + ((point[64] ?? 0) & 1)), point.subarray(1, 1 + length)]);
  return der.sequence(der.sequence(der.oid(oids.ecPublicKey), der.oid(oids.prime256v1)), der.bitString(other));
}

function isStrong(publicKeyInfo: Uint8Array): boolean | undefined {
  const key = readPublicKey(publicKeyInfo);
  return key && isStrongRsa(key);
}

describe('an RSA key', () => {
  test('counts from 2048 to 8192 bits', () => {
    expect(isStrong(spkiOf(rsa))).toBe(true);
    expect(isStrong(spkiOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey))).toBe(false);
    expect(isStrong(rsaKey(Buffer.alloc(1025, 0xff), 65_537))).toBe(false);
  });

  test.each([
    ['1, with which everybody signs', 1],
    ['3', 3],
    ['an even number', 65_538],
    ['one of 257 bits', 2n ** 256n + 1n],
  ])('does not count with the exponent %s', (_, exponent) => {
    expect(isStrong(rsaKey(modulusOf(rsa), exponent))).toBe(false);
  });

  test('counts with another large exponent', () => {
    expect(isStrong(rsaKey(modulusOf(rsa), 2n ** 32n + 15n))).toBe(true);
  });

  test('does not count when its modulus has the pattern of flawed chips (CVE-2017-15361)', () => {
    // As those chips make primes: k * M + 65537^a mod M, with M the product of the first primes. So is their product.
    const primes = Array.from({ length: 200 }, (_, n) => n).filter(
      (n) => n > 1 && [2, 3, 5, 7, 11, 13].every((p) => n === p || n % p > 0),
    );
    const product = primes.reduce((all, prime) => all * BigInt(prime), 1n);
    let power = 1n;
    for (let i = 0; i < 1234; i += 1) power = (power * 65_537n) % product;
    const modulus = ((2n ** 2048n - 1n) / product - 1n) * product + power;
    expect(isStrong(rsaKey(Buffer.from(modulus.toString(16), 'hex'), 65_537))).toBe(false);
  });
});

describe('an EC key', () => {
  test('has its curve by name (RFC 5480 2.1.1)', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' });
    expect(readPublicKey(spkiOf(publicKey))).toBeUndefined();
    expect(readPublicKey(spkiOf(ec))?.equals(ec)).toBe(true);
  });

  test('has a compressed point or an uncompressed one, and none that is both (RFC 5480 2.2)', () => {
    expect(readPublicKey(ecKey(2, 32))?.equals(ec)).toBe(true);
    expect(readPublicKey(ecKey(6, 64))).toBeUndefined();
  });

  test('counts on the curves of NIST alone', () => {
    expect(isOnCurve(ec)).toBe(true);
    expect(isOnCurve(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)).toBe(false);
    expect(isOnCurve(ec, ['secp384r1'])).toBe(false);
    expect(isOnCurve(rsa)).toBe(false);
  });
});

describe('the usual form of a key', () => {
  test('is that of those who make keys', () => {
    for (const key of [rsa, ec]) expect(isUsualForm(spkiOf(key), key)).toBe(true);
  });

  test('is not another one of the same key, which would pass for a new key', () => {
    const others = [ecKey(2, 32), rsaKey(modulusOf(rsa), 65_537, [])];
    for (const [index, key] of [ec, rsa].entries()) {
      const other = others[index] ?? new Uint8Array();
      expect(createPublicKey({ key: Buffer.from(other), format: 'der', type: 'spki' }).equals(key)).toBe(true);
      expect(isUsualForm(other, key)).toBe(false);
    }
  });
});
