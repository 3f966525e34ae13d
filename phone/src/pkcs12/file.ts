// SPDX-License-Identifier: Apache-2.0
// The credential as a file for the phone's system. Loaded only where it is wanted.

import type { Bytes } from '../../../x509/der.ts';
import { encodePkcs12, type Pkcs12Form } from '../../../x509/pkcs12.ts';
import { webPkcs12Crypto } from './web-crypto.ts';

/** A certificate file and the one password that opens it. */
export interface CertificateFile {
  readonly file: Bytes;
  readonly password: string;
}

/** Makes the file from a key that can be exported. The password exists nowhere else. */
export async function makeCertificateFile(
  credential: { readonly privateKey: CryptoKey; readonly certificate: Uint8Array; readonly name: string },
  form: Pkcs12Form,
): Promise<CertificateFile> {
  const privateKeyInfo = new Uint8Array(await crypto.subtle.exportKey('pkcs8', credential.privateKey));
  const password = newPassword();
  try {
    // The file's text has characters of two bytes only.
    const name = credential.name.replace(/[\u{10000}-\u{10ffff}]/gu, '');
    const entry = { privateKey: privateKeyInfo, certificate: credential.certificate, name };
    const content = { entries: [entry], authorities: [] };
    return { file: await encodePkcs12(webPkcs12Crypto, form, password, content), password };
  } finally {
    privateKeyInfo.fill(0);
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** 26 characters of 5 random bits each: 130. Neither 0 nor 1, which look like letters. */
function newPassword(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => letters[byte & 31]).join('');
}
