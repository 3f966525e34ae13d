// SPDX-License-Identifier: Apache-2.0

import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Pkcs12Crypto } from '../../x509/pkcs12.ts';

const ciphers = { current: 'aes-256-cbc', older: 'des-ede3-cbc' } as const;

/** Node's hashes and ciphers, for writing PKCS#12. */
export const nodePkcs12Crypto: Pkcs12Crypto = {
  random: randomBytes,
  hash: (name, data) => createHash(name).update(data).digest(),
  hmac: (name, key, data) => createHmac(name, key).update(data).digest(),
  pbkdf2: (password, salt, iterations) => pbkdf2Sync(password, salt, iterations, 32, 'sha256'),
  encrypt(cipher, key, initialisationVector, data) {
    const encrypting = createCipheriv(ciphers[cipher], key, initialisationVector);
    return Buffer.concat([encrypting.update(data), encrypting.final()]);
  },
};
