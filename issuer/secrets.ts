// SPDX-License-Identifier: Apache-2.0
// The issuer's own secret, kept beside the database and never in it: who reads the database alone can neither check
// guesses of numeric passwords and typed codes nor make poll cookies.

import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import { readOrMakeOwnerOnlyFile } from './owner-only-file.ts';

/** What a message authentication code is for. Each purpose has a key of its own. */
type SecretPurpose =
  | 'numeric password'
  | 'typed code'
  | 'poll cookie'
  | 'scep challenge'
  | 'scep implicit rejection'
  | 'user code'
  | 'sign-in number'
  | 'provider cookies';

/** Makes message authentication codes. */
export interface Secrets {
  /** HMAC-SHA-256 over the parts, each with its length, under the purpose's key. */
  mac(purpose: SecretPurpose, ...parts: readonly (string | Uint8Array)[]): Buffer;
}

/** Reads the issuer's secret from the data folder, or makes it on first start. */
export function openSecrets(dataFolder: string): Secrets {
  const secret = readOrMakeOwnerOnlyFile(path.join(dataFolder, 'secret.key'), () => randomBytes(32));
  if (secret.length !== 32) throw new Error('secret.key in the data folder is damaged: it must have 32 bytes');
  const keys = new Map<SecretPurpose, KeyObject>();
  const keyFor = (purpose: SecretPurpose) => {
    const key = keys.get(purpose) ?? deriveKey(secret, purpose);
    keys.set(purpose, key);
    return key;
  };
  return {
    mac(purpose, ...parts) {
      const hmac = createHmac('sha256', keyFor(purpose));
      for (const part of parts) hmac.update(lengthOf(part)).update(part);
      return hmac.digest();
    },
  };
}

function deriveKey(secret: Buffer, purpose: SecretPurpose): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `pivot issuer: ${purpose}`, 32)));
}

/** Compares in a time that does not depend on where the two differ. */
export function equalSecrets(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function lengthOf(part: string | Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(part));
  return length;
}
