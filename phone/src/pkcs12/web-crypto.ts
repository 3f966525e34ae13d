// SPDX-License-Identifier: Apache-2.0

import type { Bytes } from '../../../x509/der-writer.ts';
import type { Pkcs12Crypto } from '../../../x509/pkcs12.ts';
import { encryptTripleDes } from './triple-des.ts';

const hashes = { sha1: 'SHA-1', sha256: 'SHA-256' } as const;

/** A browser's hashes and ciphers, for writing certificate files. */
export const webPkcs12Crypto: Pkcs12Crypto = {
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),

  async hash(name, data) {
    return new Uint8Array(await crypto.subtle.digest(hashes[name], own(data)));
  },

  async hmac(name, key, data) {
    const hmac = { name: 'HMAC', hash: hashes[name] };
    const imported = await crypto.subtle.importKey('raw', own(key), hmac, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, own(data)));
  },

  async pbkdf2(password, salt, iterations) {
    const imported = await crypto.subtle.importKey('raw', own(password), 'PBKDF2', false, ['deriveBits']);
    const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: own(salt), iterations };
    return new Uint8Array(await crypto.subtle.deriveBits(derivation, imported, 256));
  },

  async encrypt(form, key, iv, data) {
    if (form === 'older') return encryptTripleDes(key, iv, data);
    const imported = await crypto.subtle.importKey('raw', own(key), 'AES-CBC', false, ['encrypt']);
    return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: own(iv) }, imported, own(data)));
  },
};

/** In memory of its own, as WebCrypto wants it. */
function own(bytes: Uint8Array): Bytes {
  return Uint8Array.from(bytes);
}
