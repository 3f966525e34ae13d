// SPDX-License-Identifier: Apache-2.0
// Where the keys of encryption certificates are kept, so that a person can read earlier mail on the next phone: sealed
// with AES-256-GCM under the recovery key, which lies beside the CA's key, is protected in the same way, and is in the
// database nowhere. Keys for signing and for authentication never come here.

import { createCipheriv, createDecipheriv, createHash, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readOrMakeProtectedKey } from '../ca/protected-key.ts';
import type { Store } from '../records.ts';

/** The private key of an encryption certificate, as it is kept. */
export interface ArchivedKey {
  /** Of the certificate. */
  readonly serialNumber: string;
  readonly accountId: string;
  /** See `seal`. */
  readonly sealed: Uint8Array;
  /** Milliseconds since 1970. */
  readonly archivedAt: number;
}

/** Seals keys and opens them. */
export interface KeyArchive {
  /** Seals a key (PKCS#8, DER): it opens for this very account and certificate alone. */
  seal(key: Pick<ArchivedKey, 'serialNumber' | 'accountId'>, privateKey: Uint8Array): Uint8Array;
  /** The key (PKCS#8, DER). Throws when it was changed or exchanged, or its recovery key is gone. */
  open(key: ArchivedKey): Buffer;
}

/** Opens the archive of the data folder; its recovery key is made on the first start. */
export function openKeyArchive(dataFolder: string, passphrase: Buffer | undefined): KeyArchive {
  const [file, before] = filesOf(dataFolder);
  const present = recoveryKey(readOrMakeProtectedKey(file, passphrase));
  // It is there only where a change of the key was interrupted.
  const keys = existsSync(before) ? [present, recoveryKey(readOrMakeProtectedKey(before, passphrase))] : [present];
  return {
    seal(key, privateKey) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', present.secret, nonce).setAAD(boundTo(key));
      const content = Buffer.concat([cipher.update(privateKey), cipher.final()]);
      return Buffer.concat([present.id, nonce, content, cipher.getAuthTag()]);
    },
    open(archived) {
      const sealed = Buffer.from(archived.sealed);
      const id = sealed.subarray(0, idLength);
      const key = keys.find((each) => each.id.equals(id));
      if (!key) throw new Error('the recovery key under which an encryption key is kept is not in the data folder');
      const nonce = sealed.subarray(idLength, idLength + nonceLength);
      const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: tagLength });
      decipher.setAAD(boundTo(archived)).setAuthTag(sealed.subarray(-tagLength));
      const content = sealed.subarray(idLength + nonceLength, -tagLength);
      return Buffer.concat([decipher.update(content), decipher.final()]);
    },
  };
}

/**
 * Changes the recovery key: seals everything anew, in one transaction, and then removes the old key. Killed at any
 * moment, it can be begun again. No issuer may run on the data folder. Gives the number of keys.
 */
export async function rotateRecoveryKey(
  store: Store,
  dataFolder: string,
  passphrase: Buffer | undefined,
): Promise<number> {
  const [file, before] = filesOf(dataFolder);
  if (!existsSync(before) && existsSync(file)) renameSync(file, before);
  const archive = openKeyArchive(dataFolder, passphrase);
  const count = await store.transaction(async ({ archivedKeys }) => {
    const all = await archivedKeys.all();
    for (const key of all) {
      const opened = archive.open(key);
      await archivedKeys.save({ ...key, sealed: archive.seal(key, opened) });
      opened.fill(0);
    }
    return all.length;
  });
  rmSync(before, { force: true });
  return count;
}

const idLength = 8;
const nonceLength = 12;
const tagLength = 16;

function filesOf(dataFolder: string): readonly [string, string] {
  return [path.join(dataFolder, 'recovery.key'), path.join(dataFolder, 'recovery-before.key')];
}

/** The file holds an EC key, so that it is kept in the very way of the CA's; its 256 secret bits make the AES key. */
function recoveryKey(key: KeyObject): { readonly id: Buffer; readonly secret: Buffer } {
  const scalar = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
  const secret = Buffer.from(hkdfSync('sha256', scalar, '', 'pivot issuer: recovery of encryption keys', 32));
  scalar.fill(0);
  return {
    secret,
    id: createHash('sha256').update('pivot recovery key').update(secret).digest().subarray(0, idLength),
  };
}

function boundTo({ serialNumber, accountId }: Pick<ArchivedKey, 'serialNumber' | 'accountId'>): Buffer {
  return Buffer.from(JSON.stringify([serialNumber, accountId]));
}
