// SPDX-License-Identifier: Apache-2.0
// AlgorithmIdentifier, and ECDSA signatures as X.509 has them.

import { type Bytes, DerError, type DerNode, der, expectSequence, readOid } from './der.ts';
import { oids } from './oids.ts';

/** An AlgorithmIdentifier that was read; `parameters` is the TLV of its parameters, if it has any. */
export interface AlgorithmIdentifier {
  readonly oid: string;
  readonly parameters: Uint8Array | undefined;
  readonly bytes: Uint8Array;
}

/** The signature algorithms that Pivot writes, by their names in RFC 5758 and RFC 4055. */
export type SignatureAlgorithm =
  | 'ecdsa-with-SHA256'
  | 'ecdsa-with-SHA384'
  | 'sha256WithRSAEncryption'
  | 'sha384WithRSAEncryption'
  | 'sha512WithRSAEncryption';

/** The AlgorithmIdentifier of a signature: ECDSA without parameters (RFC 5758 3.2), RSA with NULL (RFC 4055 5). */
export function signatureAlgorithmIdentifier(algorithm: SignatureAlgorithm): Bytes {
  switch (algorithm) {
    case 'ecdsa-with-SHA256':
      return der.sequence(der.oid(oids.ecdsaWithSha256));
    case 'ecdsa-with-SHA384':
      return der.sequence(der.oid(oids.ecdsaWithSha384));
    case 'sha256WithRSAEncryption':
      return der.sequence(der.oid(oids.sha256WithRsaEncryption), der.null());
    case 'sha384WithRSAEncryption':
      return der.sequence(der.oid(oids.sha384WithRsaEncryption), der.null());
    case 'sha512WithRSAEncryption':
      return der.sequence(der.oid(oids.sha512WithRsaEncryption), der.null());
  }
}

/** The AlgorithmIdentifier of a hash, without parameters as RFC 5754 section 2 prefers it. */
export function digestAlgorithmIdentifier(digest: 'sha256' | 'sha384' | 'sha512'): Bytes {
  return der.sequence(der.oid(oids[digest]));
}

/** Reads an AlgorithmIdentifier. Throws DerError. */
export function parseAlgorithmIdentifier(node: DerNode): AlgorithmIdentifier {
  const [algorithm, parameters, ...rest] = expectSequence(node);
  if (!algorithm || rest.length > 0) throw new DerError('an algorithm identifier has one or two parts');
  return { oid: readOid(algorithm), parameters: parameters?.bytes, bytes: node.bytes };
}

/** From r and s at fixed width (WebCrypto, JOSE, Web eID) to the DER of X.509 (RFC 3279 2.2.3). */
export function ecdsaSignatureToDer(raw: Uint8Array): Bytes {
  const half = raw.length / 2;
  return der.sequence(der.integer(raw.subarray(0, half)), der.integer(raw.subarray(half)));
}
