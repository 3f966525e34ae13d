// SPDX-License-Identifier: Apache-2.0

import { hash } from 'node:crypto';

/**
 * How a phone's key is called in the store and in the audit log: SHA-256 of its SubjectPublicKeyInfo (DER),
 * hexadecimal.
 */
export function keyHash(publicKey: Uint8Array): string {
  return hash('sha256', publicKey);
}
