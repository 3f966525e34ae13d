// SPDX-License-Identifier: Apache-2.0
// Files that hold keys: readable by their owner alone, and there either whole or not at all.

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/**
 * The bytes of the file; when there is none, it is made with what `make` gives. Throws when others may read it: what
 * others could have read is no secret any more, and only the administrator knows what to do about that.
 */
export function readOrMakeOwnerOnlyFile(file: string, make: () => Uint8Array): Buffer {
  if (!existsSync(file)) writeOwnerOnlyFile(file, make());
  return readOwnerOnlyFile(file);
}

/** The bytes of a file that must be there. Throws when others may read it. */
export function readOwnerOnlyFile(file: string): Buffer {
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(
      `${file} holds a secret, and others than its owner can read it (mode ${mode.toString(8)}): chmod 600`,
    );
  }
  return readFileSync(file);
}

/** Writes the file (mode 600) so that even after a loss of power it is there whole or as it was before. */
export function writeOwnerOnlyFile(file: string, content: Uint8Array): void {
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
  syncFolder(path.dirname(file));
}

/** The names of all keys and certificates that the issuer keeps in its data folder. */
export function keyFiles(dataFolder: string): readonly string[] {
  return readdirSync(dataFolder).filter(isKeyFile);
}

/** Whether a name is that of a key or a certificate. */
export function isKeyFile(name: string): boolean {
  return /^[a-z0-9-]+\.(key|pem)$/.test(name);
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // Windows cannot open folders for this, and its file system does it itself.
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
