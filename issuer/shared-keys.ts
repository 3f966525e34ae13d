// SPDX-License-Identifier: Apache-2.0
// Issuers behind one database have the same keys. These lie in the database, sealed under a passphrase that each issuer
// has in a file of its own, and are copied into the data folder at the start. The TLS key of a listener is not shared.

import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPassphrase } from './ca/protected-key.ts';
import { keyFiles, writeOwnerOnlyFile } from './owner-only-file.ts';
import type { Store } from './records.ts';

/** A file as it lies in the database. */
export interface SealedKey {
  readonly name: string;
  readonly sealed: Uint8Array;
}

/** The keys of this start. */
export interface SharedKeys {
  /** Shares what was made or renewed since. Throws when another issuer made the same at the same moment. */
  share(): Promise<void>;
}

/** Copies the shared keys into the data folder. Throws with a sentence when the passphrase does not open them. */
export async function fetchSharedKeys(store: Store, dataFolder: string, passphraseFile: string): Promise<SharedKeys> {
  const derive = derivation(readPassphrase(passphraseFile));
  const fetched = new Map<string, Buffer>();
  for (const { name, sealed } of await store.read((records) => records.keys.all())) {
    const content = open(name, sealed, derive, passphraseFile);
    writeOwnerOnlyFile(path.join(dataFolder, name), content);
    fetched.set(name, content);
  }
  return {
    share: () =>
      store.transaction(async ({ keys }) => {
        await keys.hold();
        // One salt for all that is sealed together; their nonces differ.
        const salt = randomBytes(lengths.salt);
        const shared = new Set((await keys.all()).map(({ name }) => name));
        for (const name of keyFiles(dataFolder).filter(isShared)) {
          const content = readFileSync(path.join(dataFolder, name));
          const before = fetched.get(name);
          if (before?.equals(content)) continue;
          if (!before && shared.has(name))
            throw new Error(`another issuer has just made ${name}: start this one again`);
          await keys.save({ name, sealed: seal(name, content, derive, salt) });
        }
      }),
  };
}

function isShared(name: string): boolean {
  return !name.startsWith('tls.');
}

const cipher = 'aes-256-gcm';
const lengths = { salt: 16, nonce: 12, tag: 16 };

type Derive = (salt: Buffer) => Buffer;

/** What a passphrase gives with a salt. It is slow on purpose, so that each is made once. */
function derivation(passphrase: Buffer): Derive {
  const known = new Map<string, Buffer>();
  return (salt) => {
    const key = known.get(salt.toString('hex')) ?? scryptSync(passphrase, salt, 32);
    known.set(salt.toString('hex'), key);
    return key;
  };
}

function seal(name: string, content: Uint8Array, derive: Derive, salt: Buffer): Uint8Array {
  const nonce = randomBytes(lengths.nonce);
  const sealing = createCipheriv(cipher, derive(salt), nonce).setAAD(Buffer.from(name));
  const text = Buffer.concat([sealing.update(content), sealing.final()]);
  return Buffer.concat([salt, nonce, sealing.getAuthTag(), text]);
}

function open(name: string, sealed: Uint8Array, derive: Derive, file: string): Buffer {
  const take = (from: number, length: number) => Buffer.from(sealed.subarray(from, from + length));
  const { salt, nonce, tag } = lengths;
  const opening = createDecipheriv(cipher, derive(take(0, salt)), take(salt, nonce)).setAAD(Buffer.from(name));
  opening.setAuthTag(take(salt + nonce, tag));
  try {
    return Buffer.concat([opening.update(sealed.subarray(salt + nonce + tag)), opening.final()]);
  } catch {
    throw new Error(`the keys in the database do not open with the passphrase in ${file}`);
  }
}
