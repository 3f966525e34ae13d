// SPDX-License-Identifier: Apache-2.0
// The card management key, 9B: a block cipher with which administrator and card prove themselves to each other
// (SP 800-73-5 part 2, 3.2.4 and appendix A.1).

import { createCipheriv } from 'node:crypto';

/** The ciphers that a management key may be of; three-key DES is what old cards and programs know. */
export type ManagementAlgorithm = '3des' | 'aes128' | 'aes192' | 'aes256';

/** A management key; `value` has the length that its algorithm wants. */
export interface ManagementKey {
  readonly algorithm: ManagementAlgorithm;
  readonly value: Uint8Array;
}

/** What each cipher is called: by GENERAL AUTHENTICATE (SP 800-78-5, table 6-2) and by OpenSSL. */
export const managementAlgorithms: Readonly<Record<ManagementAlgorithm, ManagementCipher>> = {
  '3des': { identifiers: [0x03, 0x00], cipher: 'des-ede3-ecb', blockBytes: 8, keyBytes: 24 },
  aes128: { identifiers: [0x08], cipher: 'aes-128-ecb', blockBytes: 16, keyBytes: 16 },
  aes192: { identifiers: [0x0a], cipher: 'aes-192-ecb', blockBytes: 16, keyBytes: 24 },
  aes256: { identifiers: [0x0c], cipher: 'aes-256-ecb', blockBytes: 16, keyBytes: 32 },
};

interface ManagementCipher {
  /** The first is the usual one. */
  readonly identifiers: readonly number[];
  readonly cipher: string;
  readonly blockBytes: number;
  readonly keyBytes: number;
}

/** Encrypts one block, which is how each side proves that it has the key. */
export function encryptBlock({ algorithm, value }: ManagementKey, block: Uint8Array): Uint8Array {
  const cipher = createCipheriv(managementAlgorithms[algorithm].cipher, value, null).setAutoPadding(false);
  return new Uint8Array(Buffer.concat([cipher.update(block), cipher.final()]));
}
