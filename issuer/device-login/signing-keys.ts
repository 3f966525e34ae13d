// SPDX-License-Identifier: Apache-2.0

import { createPublicKey } from 'node:crypto';
import path from 'node:path';
import { readOrMakeKey } from '../ca/authority.ts';

/** The key that signs the tokens of phones, kept in the data folder, as a JWK set (RFC 7517 5). */
export function openSigningKeys(dataFolder: string) {
  const key = readOrMakeKey(path.join(dataFolder, 'device-login.key'));
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return { keys: [{ ...key.export({ format: 'jwk' }), kty: 'EC', use: 'sig', alg: 'ES256', kid: x?.slice(0, 16) }] };
}

export type SigningKeys = ReturnType<typeof openSigningKeys>;
