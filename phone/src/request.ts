// SPDX-License-Identifier: Apache-2.0

import { ecdsaSignatureToDer, signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned } from '../../x509/certificate.ts';
import { encodeCertificationRequestInfo } from '../../x509/csr.ts';
import type { Bytes } from '../../x509/der-writer.ts';
import { encodeName } from '../../x509/name.ts';

/** The one kind of key that the phone makes: P-256, and its private half never leaves the browser. */
export function makeKeyPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

/**
 * A PKCS#10 request for a key (RFC 2986), in DER. Its subject is empty: whose the certificate is, the issuer knows from
 * the person who stands at the station.
 */
export async function makeRequest(keys: CryptoKeyPair): Promise<Bytes> {
  const subjectPublicKeyInfo = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const info = encodeCertificationRequestInfo({ subject: encodeName([]), subjectPublicKeyInfo });
  const signature = ecdsaSignatureToDer(await sign(keys.privateKey, info));
  return assembleSigned(info, signatureAlgorithmIdentifier('ecdsa-with-SHA256'), signature);
}

/** ECDSA with SHA-256, as raw r and s of 32 bytes each (the form of WebCrypto and of Web eID). */
export async function sign(privateKey: CryptoKey, data: BufferSource): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, data));
}
