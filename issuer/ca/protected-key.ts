// SPDX-License-Identifier: Apache-2.0
// The CA's key at rest: PKCS#8 in a file of its owner's alone, encrypted (AES-256, RFC 8018) where a passphrase is given.

import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readOrMakeOwnerOnlyFile, readOwnerOnlyFile, writeOwnerOnlyFile } from '../owner-only-file.ts';

/** PKCS#8 stretches a passphrase little: it has to be long by itself. */
const shortestPassphrase = 20;

/** Reads the passphrase from a file that its owner alone can read; a line break at its end does not belong to it. */
export function readPassphrase(file: string): Buffer {
  const content = readOwnerOnlyFile(file);
  const end = content.findLastIndex((byte) => byte !== 0x0a && byte !== 0x0d) + 1;
  if (end < shortestPassphrase) {
    throw new Error(
      `${file} must hold a passphrase of at least ${shortestPassphrase} characters: openssl rand -base64 24`,
    );
  }
  return content.subarray(0, end);
}

/**
 * Reads a P-256 key, or makes it. With a passphrase the file is encrypted, also one that was not until now. Throws with
 * a sentence for the administrator when the passphrase is missing or wrong.
 */
export function readOrMakeProtectedKey(file: string, passphrase: Buffer | undefined): KeyObject {
  const pem = readOrMakeOwnerOnlyFile(file, () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    return encode(privateKey, passphrase);
  });
  const encrypted = pem.includes('BEGIN ENCRYPTED PRIVATE KEY');
  if (encrypted && !passphrase) throw new Error(`${file} is encrypted: caPassphraseFile must name its passphrase`);
  const key = decode(file, pem, encrypted ? passphrase : undefined);
  if (!encrypted && passphrase) writeOwnerOnlyFile(file, encode(key, passphrase));
  return key;
}

function encode(key: KeyObject, passphrase: Buffer | undefined): Buffer {
  const protection = passphrase ? { cipher: 'aes-256-cbc', passphrase } : {};
  return Buffer.from(key.export({ format: 'pem', type: 'pkcs8', ...protection }));
}

function decode(file: string, pem: Buffer, passphrase: Buffer | undefined): KeyObject {
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(passphrase && { passphrase }) });
  } catch {
    throw new Error(passphrase ? `${file} does not open with this passphrase` : `${file} is damaged`);
  }
}
