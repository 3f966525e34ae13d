// SPDX-License-Identifier: Apache-2.0

import type { Delivery } from '../../contract/activation.ts';
import type { Bytes } from '../../x509/der-writer.ts';

/**
 * The kinds of key that the phone makes: P-256, whose private half never leaves the browser; and for a file RSA, which all
 * of a phone's programs know, and which can be exported to be put into it.
 */
export function makeKeyPair(delivery: Delivery = 'browser'): Promise<CryptoKeyPair> {
  if (delivery === 'file') {
    const rsa = { name: rsaName, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' };
    return crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  }
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

const rsaName = 'RSASSA-PKCS1-v1_5';

/**
 * With SHA-256: ECDSA as raw r and s of 32 bytes each (the form of WebCrypto and of Web eID), or RSA as PKCS#1 1.5 has
 * it.
 */
export async function sign(privateKey: CryptoKey, data: BufferSource): Promise<Bytes> {
  const algorithm = isRsa(privateKey) ? rsaName : { name: 'ECDSA', hash: 'SHA-256' };
  return new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, data));
}

/** Whether a key is RSA. */
export function isRsa({ algorithm }: CryptoKey): boolean {
  return algorithm.name === rsaName;
}
