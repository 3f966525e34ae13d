// SPDX-License-Identifier: Apache-2.0
// Loaded with the first key that is made.

import { ecdsaSignatureToDer, signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned } from '../../x509/certificate.ts';
import { encodeCertificationRequestInfo } from '../../x509/csr.ts';
import type { Bytes } from '../../x509/der-writer.ts';
import { encodeName } from '../../x509/name.ts';
import { isRsa, sign } from './keys.ts';

/**
 * A PKCS#10 request for a key (RFC 2986), in DER. Its subject is empty: whose the certificate is, the issuer knows from
 * the person who stands at the station.
 */
export async function makeRequest(keys: CryptoKeyPair): Promise<Bytes> {
  const subjectPublicKeyInfo = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const info = encodeCertificationRequestInfo({ subject: encodeName([]), subjectPublicKeyInfo });
  const signature = await sign(keys.privateKey, info);
  return isRsa(keys.privateKey)
    ? assembleSigned(info, signatureAlgorithmIdentifier('sha256WithRSAEncryption'), signature)
    : assembleSigned(info, signatureAlgorithmIdentifier('ecdsa-with-SHA256'), ecdsaSignatureToDer(signature));
}
