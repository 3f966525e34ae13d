// SPDX-License-Identifier: Apache-2.0
// A phone's own key, and the proofs (DPoP, RFC 9449 4.2) that it signs.

import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

/** A phone's key. */
export interface PhoneKey {
  /** A proof for one request; `claims` take the place of what is right. */
  prove(method: string, url: string, claims?: Readonly<Record<string, unknown>>): string;
}

/** A new key. */
export function makePhoneKey(): PhoneKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return {
    prove(method, url, claims = {}) {
      const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } };
      const payload = { htm: method, htu: url, iat: Math.floor(Date.now() / 1000), jti: randomUUID(), ...claims };
      const text = [header, payload].map((part) => base64url(JSON.stringify(part))).join('.');
      const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${text}.${signature.toString('base64url')}`;
    },
  };
}

/** The claim that binds a proof to an access token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
