// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { encodePkcs12, type Pkcs12Form } from '../../x509/pkcs12.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import { nodePkcs12Crypto } from './pkcs12-crypto.ts';

/** A file of keys with its password, which is made for it and kept nowhere. */
export interface KeyFile {
  /** PKCS#12. */
  readonly file: Uint8Array;
  readonly password: string;
}

/** Writes the keys (PKCS#8, DER) with their certificates and the CA's. */
export async function writeKeyFile(
  form: Pkcs12Form,
  keys: readonly { readonly privateKey: Uint8Array; readonly issued: IssuedRecord }[],
  authority: Uint8Array,
): Promise<KeyFile> {
  const entries = keys.map(({ privateKey, issued: { certificate, notBefore } }) => {
    const name = `Mail encryption from ${new Date(notBefore).toISOString().slice(0, 10)}`;
    return { privateKey, certificate, name };
  });
  const password = newPassword();
  const file = await encodePkcs12(nodePkcs12Crypto, form, password, { entries, authorities: [authority] });
  return { file, password };
}

/** 130 random bits in letters and digits that nobody confuses: of 32 characters each stands for five bits. */
function newPassword(): string {
  return Array.from(randomBytes(26), (byte) => alphabet[byte % 32]).join('');
}

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
