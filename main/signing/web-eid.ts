// SPDX-License-Identifier: Apache-2.0
// Web eID authentication tokens, format `web-eid:1.0` (Web eID system architecture, "Authentication token format"):
// what a card signs to log in, and what is made of its signature. The origin comes from the main process alone.

import { createHash } from 'node:crypto';
import type { WebEidToken } from '../../contract/station-api.ts';
import { toBase64 } from '../base64.ts';
import type { LoginSigning } from '../station/outside.ts';
import type { SignatureAlgorithm } from '../station/ports.ts';

/** What a token is made of. `signature`: ECDSA as raw r and s; RSA as it is. */
export interface TokenParts {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
  /** The program that made the token, for the validator's log. */
  readonly appVersion: string;
}

const hashes: Readonly<Record<SignatureAlgorithm, string>> = { RS256: 'sha256', ES256: 'sha256', ES384: 'sha384' };

/**
 * The hash that a card signs: of hash(origin) followed by hash(nonce), all with the algorithm's own hash. `origin` has
 * no trailing slash; `nonce` is taken as the base64 text that the issuer sent, not as the bytes in it.
 */
export function hashToSign(origin: string, nonce: string, algorithm: SignatureAlgorithm): Uint8Array {
  const hash = (data: string | Uint8Array): Uint8Array => createHash(hashes[algorithm]).update(data).digest();
  return hash(Buffer.concat([hash(origin), hash(nonce)]));
}

/** The token to log in with. "Unverified", because its receiver has to verify the certificate. */
export function assembleToken({ certificate, algorithm, signature, appVersion }: TokenParts): WebEidToken {
  return {
    unverifiedCertificate: toBase64(certificate),
    algorithm,
    signature: toBase64(signature),
    format: 'web-eid:1.0',
    appVersion,
  };
}

/** The station's port to signing. `appVersion` as in TokenParts. */
export function createLoginSigning(appVersion: string): LoginSigning {
  return {
    challengeHash: (algorithm, { origin, nonce }) => hashToSign(origin, nonce, algorithm),
    loginToken: ({ certificate, algorithm }, signature) =>
      assembleToken({ certificate, algorithm, signature, appVersion }),
  };
}
