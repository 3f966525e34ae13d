// SPDX-License-Identifier: Apache-2.0
// The two forms in which systems take certificate files. The password has 130 random bits, so neither needs many
// iterations: what protects the file is the password's length.

import { der } from '../../../x509/der.ts';
import { type Bytes, concatenate } from '../../../x509/der-writer.ts';
import { oids } from '../../../x509/oids.ts';
import type { Pkcs12Protection } from '../../../x509/pkcs12.ts';
import { encryptTripleDes } from './triple-des.ts';

/** `current`: AES-256 and SHA-256. `older`: 3DES and SHA-1, for Android 13 and older, which take nothing newer. */
export type FileForm = 'current' | 'older';

/** The protection by a password of ASCII characters. */
export function protectionFor(form: FileForm, password: string): Pkcs12Protection {
  return form === 'current' ? currentProtection(password) : olderProtection(password);
}

const iterations = 2048;

/** PBES2 with PBKDF2 (RFC 8018), and an HMAC with SHA-256 under a key derived as RFC 7292 has it. */
function currentProtection(password: string): Pkcs12Protection {
  return {
    async encrypt(plain) {
      const [salt, iv] = [randomBytes(16), randomBytes(16)];
      const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
        'deriveKey',
      ]);
      const aes = { name: 'AES-CBC', length: 256 };
      const key = await crypto.subtle.deriveKey(
        { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
        material,
        aes,
        false,
        ['encrypt'],
      );
      const content = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, Uint8Array.from(plain)));
      return { algorithm: pbes2(salt, iv), content };
    },
    authenticate: (content) => authenticate('SHA-256', oids.sha256, password, content),
  };
}

/** Both as RFC 7292 had them first (appendix C). */
function olderProtection(password: string): Pkcs12Protection {
  return {
    async encrypt(plain) {
      const salt = randomBytes(8);
      const key = await deriveBytes('SHA-1', password, { salt, purpose: 1, length: 24 });
      const initialisationVector = await deriveBytes('SHA-1', password, { salt, purpose: 2, length: 8 });
      const parameters = der.sequence(der.octetString(salt), der.integer(iterations));
      const content = encryptTripleDes(key, initialisationVector, plain);
      key.fill(0);
      return { algorithm: der.sequence(der.oid(oids.pbeWithShaAnd3KeyTripleDes), parameters), content };
    },
    authenticate: (content) => authenticate('SHA-1', oids.sha1, password, content),
  };
}

function pbes2(salt: Bytes, iv: Bytes): Bytes {
  const prf = der.sequence(der.oid(oids.hmacWithSha256), der.null());
  const derivation = der.sequence(der.octetString(salt), der.integer(iterations), prf);
  const parameters = der.sequence(
    der.sequence(der.oid(oids.pbkdf2), derivation),
    der.sequence(der.oid(oids.aes256Cbc), der.octetString(iv)),
  );
  return der.sequence(der.oid(oids.pbes2), parameters);
}

type Hash = 'SHA-1' | 'SHA-256';
const hashBytes = { 'SHA-1': 20, 'SHA-256': 32 } as const;

async function authenticate(hash: Hash, oid: string, password: string, content: Uint8Array) {
  const salt = randomBytes(16);
  const derived = await deriveBytes(hash, password, { salt, purpose: 3, length: hashBytes[hash] });
  const key = await crypto.subtle.importKey('raw', derived, { name: 'HMAC', hash }, false, ['sign']);
  derived.fill(0);
  const code = new Uint8Array(await crypto.subtle.sign('HMAC', key, Uint8Array.from(content)));
  return { digestAlgorithm: der.sequence(der.oid(oid), der.null()), code, salt, iterations };
}

/** Bytes for a purpose (RFC 7292, appendix B.2): 1 a key, 2 an initialisation vector, 3 an authentication code. */
async function deriveBytes(
  hash: Hash,
  password: string,
  { salt, purpose, length }: { readonly salt: Bytes; readonly purpose: number; readonly length: number },
): Promise<Bytes> {
  const diversifier = new Uint8Array(blockBytes).fill(purpose);
  let input = concatenate([fillBlocks(salt), fillBlocks(withZeroAtEnd(password))]);
  let derived = new Uint8Array(0);
  while (derived.length < length) {
    let block = concatenate([diversifier, input]);
    for (let round = 0; round < iterations; round += 1) {
      block = new Uint8Array(await crypto.subtle.digest(hash, block));
    }
    derived = concatenate([derived, block]);
    input = addToBlocks(input, fillBlocks(block));
  }
  return derived.slice(0, length);
}

/** Of both hashes. */
const blockBytes = 64;

function fillBlocks(bytes: Uint8Array): Bytes {
  const length = blockBytes * Math.ceil(bytes.length / blockBytes);
  return Uint8Array.from({ length }, (_, index) => bytes[index % bytes.length] ?? 0);
}

/** Adds the addend and one to each block, as numbers, and drops what is carried out of it. */
function addToBlocks(blocks: Bytes, addend: Bytes): Bytes {
  const sum = new Uint8Array(blocks.length);
  for (let start = 0; start < blocks.length; start += blockBytes) {
    let carry = 1;
    for (let index = blockBytes - 1; index >= 0; index -= 1) {
      carry += (blocks[start + index] ?? 0) + (addend[index] ?? 0);
      sum[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
  return sum;
}

/** Characters of two bytes, and a zero character at the end (appendix B.1). */
function withZeroAtEnd(password: string): Bytes {
  return Uint8Array.from([...password].flatMap((character) => [0, character.charCodeAt(0)]).concat(0, 0));
}

function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
