// SPDX-License-Identifier: Apache-2.0
// The signature of a Web eID authentication token, format web-eid:1.0: over hash(origin) followed by hash(nonce), with
// the algorithm's own hash, ECDSA as raw r and s (RFC 7518 3.4). What else is signed along follows in the same way.

import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import type { WebEidToken } from '../../contract/station-api.ts';
import { readPublicKey } from '../trust/public-key.ts';

/** Whether `signature` was made by the key of this SubjectPublicKeyInfo over origin and nonce, and what follows them. */
export function verifyTokenSignature(
  { algorithm, signature }: Pick<WebEidToken, 'algorithm' | 'signature'>,
  publicKeyInfo: Uint8Array,
  origin: string,
  nonce: string,
  ...further: readonly Uint8Array[]
): boolean {
  const key = readPublicKey(publicKeyInfo);
  if (!key || !fitsKey(algorithm, key)) return false;
  const digest = `sha${algorithm.slice(2)}`;
  const hash = (part: string | Uint8Array) => createHash(digest).update(part).digest();
  const signed = Buffer.concat([origin, nonce, ...further].map(hash));
  return verify(digest, signed, { key, ...signatureForm(algorithm) }, Buffer.from(signature, 'base64'));
}

/** Whether `algorithm` is one that this key can sign with: an EC key fits exactly one (RFC 7518 3.4), RSA fits all six. */
function fitsKey(algorithm: WebEidToken['algorithm'], key: KeyObject): boolean {
  if (key.asymmetricKeyType === 'rsa') return !algorithm.startsWith('ES');
  if (key.asymmetricKeyType !== 'ec') return false;
  return curveAlgorithms[key.asymmetricKeyDetails?.namedCurve ?? ''] === algorithm;
}

const curveAlgorithms: Readonly<Record<string, WebEidToken['algorithm']>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

function signatureForm(algorithm: WebEidToken['algorithm']) {
  if (algorithm.startsWith('ES')) return { dsaEncoding: 'ieee-p1363' as const };
  if (algorithm.startsWith('RS')) return { padding: constants.RSA_PKCS1_PADDING };
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}
