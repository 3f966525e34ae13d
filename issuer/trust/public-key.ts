// SPDX-License-Identifier: Apache-2.0
// Public keys as certificates and requests carry them, and which of them are relied upon.

import { createPublicKey, type KeyObject } from 'node:crypto';
import { parsePublicKeyInfo } from '../../x509/certificate.ts';
import { readDer, readOid } from '../../x509/der.ts';
import { oids } from '../../x509/oids.ts';
import { pemText } from '../../x509/pem.ts';
import { comesFromFlawedChip } from './flawed-chips.ts';

/**
 * The key of a SubjectPublicKeyInfo (DER), or undefined when it is none that this program knows. The curve of an EC key
 * must be named (RFC 5480 2.1.1): who may spell it out can choose a generator for which signatures are easily made. Its
 * point is compressed or uncompressed, and "MUST be rejected if any other value is included in the first octet" (2.2).
 */
export function readPublicKey(publicKeyInfo: Uint8Array): KeyObject | undefined {
  try {
    const { algorithm, publicKey } = parsePublicKeyInfo(readDer(publicKeyInfo));
    if (algorithm.oid === oids.ecPublicKey) {
      readOid(readDer(algorithm.parameters ?? new Uint8Array()));
      if (![uncompressed, ...compressed].includes(publicKey[0] ?? 0)) return undefined;
    }
    // Node takes a text in less than half the time that it takes an object with DER in it.
    return createPublicKey(pemText('PUBLIC KEY', Buffer.from(publicKeyInfo).toString('base64')));
  } catch {
    return undefined;
  }
}

/**
 * Whether this is the one form in which a key comes from those who make it: RSA with NULL as its parameters (RFC 3279
 * 2.3.1), EC with its point uncompressed. In another form a key would pass for a new one.
 */
export function isUsualForm(publicKeyInfo: Uint8Array, key: KeyObject): boolean {
  const { algorithm, publicKey } = parsePublicKeyInfo(readDer(publicKeyInfo));
  // Strict DER leaves no other choice: the name of a curve, and two numbers of a length that it fixes.
  if (algorithm.oid === oids.ecPublicKey) return publicKey[0] === uncompressed;
  return Buffer.compare(key.export({ format: 'der', type: 'spki' }), publicKeyInfo) === 0;
}

/**
 * Whether an RSA key is relied upon (SP 800-78-5 3.1, FIPS 186-5 A.1.1): from 2048 bits, not more than can be verified
 * in a moment, and with an odd exponent between 2^16 and 2^256. With 3, signatures are forged wherever padding is checked
 * carelessly; with 1, by everybody.
 */
export function isStrongRsa(key: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  const isRsa = key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss';
  const isSized = modulusLength >= 2048 && modulusLength <= 8192;
  const hasExponent = publicExponent % 2n === 1n && publicExponent > 2n ** 16n && publicExponent < 2n ** 256n;
  return isRsa && isSized && hasExponent && !comesFromFlawedChip(key);
}

/** Whether it is an EC key on one of NIST's curves from 256 bits, or on one of the given ones, by OpenSSL's names. */
export function isOnCurve(
  { asymmetricKeyType, asymmetricKeyDetails }: KeyObject,
  curves: readonly string[] = ['prime256v1', 'secp384r1', 'secp521r1'],
): boolean {
  return asymmetricKeyType === 'ec' && curves.includes(asymmetricKeyDetails?.namedCurve ?? '');
}

/** The first byte of a point that has both its coordinates (SEC 1 2.3.3). */
const uncompressed = 4;
/** The same of a point that has its x coordinate, and the last bit of the other. */
const compressed = [2, 3];
