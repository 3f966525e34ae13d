// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for `safeStorage` on a Linux without a keyring: the backend is `basic_text`, and encryption is there only
 * after `setUsePlainTextEncryption(true)`, as the documentation says. The key is a file in userData; the values are
 * not readable by the real Electron, nor its by this.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loud } from '../loud.ts';
import { app } from './app.ts';
import { lifecycle } from './lifecycle.ts';

const PREFIX = Buffer.from('standin1');
const [IV_BYTES, TAG_BYTES] = [12, 16];

let usePlainText = false;

export const safeStorage = loud<Electron.SafeStorage>('safeStorage', {
  isEncryptionAvailable: isAvailable,
  isAsyncEncryptionAvailable: async () => isAvailable(),
  getSelectedStorageBackend: () => (lifecycle.isReady ? 'basic_text' : 'unknown'),
  setUsePlainTextEncryption: (usePlain) => {
    usePlainText = usePlain;
  },
  encryptString: encrypt,
  decryptString: decrypt,
  encryptStringAsync: async (text) => encrypt(text),
  decryptStringAsync: async (encrypted) => ({ shouldReEncrypt: false, result: decrypt(encrypted) }),
});

function isAvailable(): boolean {
  return lifecycle.isReady && usePlainText;
}

function encrypt(text: string): Buffer {
  requireAvailable('encrypting the text provided to safeStorage.encryptString');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', readKey(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), body]);
}

function decrypt(encrypted: Buffer): string {
  const action = 'decrypting the ciphertext provided to safeStorage.decryptString';
  requireAvailable(action);
  if (!encrypted.subarray(0, PREFIX.length).equals(PREFIX)) {
    throw new Error(`Error while ${action}. Ciphertext does not appear to be encrypted.`);
  }
  const sealed = encrypted.subarray(PREFIX.length);
  const decipher = createDecipheriv('aes-256-gcm', readKey(), sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

function requireAvailable(action: string): void {
  if (!lifecycle.isReady) throw new Error('safeStorage cannot be used before app is ready');
  if (!isAvailable()) throw new Error(`Error while ${action}. Encryption is not available.`);
}

function readKey(): Buffer {
  const file = path.join(app.getPath('userData'), 'standin.key');
  try {
    return readFileSync(file);
  } catch {
    mkdirSync(path.dirname(file), { recursive: true });
    const key = randomBytes(32);
    writeFileSync(file, key, { mode: 0o600 });
    return key;
  }
}
