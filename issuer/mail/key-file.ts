// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { encodePkcs12, type Pkcs12Form } from '../../x509/pkcs12.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import { nodePkcs12Crypto } from './pkcs12-crypto.ts';

/** A key's certificate, and the file with both. */
interface KeyFile {
  readonly issued: IssuedRecord;
  /** PKCS#12. */
  readonly file: Uint8Array;
}

/** Files of keys under one password, which is made for them and kept nowhere. */
export interface KeyFiles {
  readonly password: string;
  /** The present key first, then the earlier ones from the newest on. */
  readonly encryption: readonly KeyFile[];
}

/**
 * Writes the keys (PKCS#8, DER) with their certificates and the CA's, each into a file of its own: Apple's systems and
 * Android's take one key out of a file, whatever else is in it.
 */
export async function writeKeyFiles(
  form: Pkcs12Form,
  keys: readonly { readonly privateKey: Uint8Array; readonly issued: IssuedRecord }[],
  authority: Uint8Array,
): Promise<KeyFiles> {
  const password = newPassword();
  const encryption = keys.map(async ({ privateKey, issued }): Promise<KeyFile> => {
    const { certificate, notBefore } = issued;
    const name = `Mail encryption from ${new Date(notBefore).toISOString().slice(0, 10)}`;
    const content = { entries: [{ privateKey, certificate, name }], authorities: [authority] };
    return { issued, file: await encodePkcs12(nodePkcs12Crypto, form, password, content) };
  });
  return { password, encryption: await Promise.all(encryption) };
}

/** 130 random bits in letters and digits that nobody confuses: of 32 characters each stands for five bits. */
function newPassword(): string {
  return Array.from(randomBytes(26), (byte) => alphabet[byte % 32]).join('');
}

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
