// SPDX-License-Identifier: Apache-2.0
// Opens and closes the encrypted part of SCEP messages (RFC 8894 3.1). RSA PKCS#1 v1.5 and CBC both leak to whoever can
// tell one failed decryption from another (Bleichenbacher, Vaudenay). So nothing is told: a key whose padding is wrong is
// replaced by another one without a branch, and content whose padding is wrong is handed on as it is, so that all of
// them end where the request in the content is read.

import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import { type EnvelopedData, encodeEnvelopedData, parseEnvelopedData } from '../../x509/enveloped-data.ts';
import { oids } from '../../x509/oids.ts';
import type { Secrets } from '../secrets.ts';
import { readPublicKey } from '../trust/public-key.ts';
import type { RegistrationAuthority } from './registration-authority.ts';

/** The ciphers that content may come in, by the names that OpenSSL has for them. */
export type ContentCipher = 'aes-128-cbc' | 'aes-256-cbc' | 'des-ede3-cbc';

interface CipherForm {
  readonly oid: string;
  readonly keyBytes: number;
  readonly blockBytes: number;
}

const ciphers: Readonly<Record<ContentCipher, CipherForm>> = {
  'aes-128-cbc': { oid: oids.aes128Cbc, keyBytes: 16, blockBytes: 16 },
  'aes-256-cbc': { oid: oids.aes256Cbc, keyBytes: 32, blockBytes: 16 },
  'des-ede3-cbc': { oid: oids.desEde3Cbc, keyBytes: 24, blockBytes: 8 },
};

/** What the key of a recipient and the content are sealed in. */
export interface ContentEnvelope {
  readonly cipher: ContentCipher;
  readonly initialisationVector: Uint8Array;
  readonly encryptedContent: Uint8Array;
  /** The content key, encrypted for the recipient. */
  readonly encryptedKey: Uint8Array;
}

/**
 * Reads an envelope for a recipient; undefined when it has a cipher that we do not know. Throws DerError for what is none,
 * or shows without the key: wrong lengths, another recipient.
 */
export function readEnvelope(bytes: Uint8Array, recipient: Certificate): ContentEnvelope | undefined {
  const envelope = parseEnvelopedData(bytes);
  const cipher = (Object.keys(ciphers) as ContentCipher[]).find((name) => ciphers[name].oid === envelope.cipher);
  if (!cipher) return undefined;
  const { encryptedContent, initialisationVector } = envelope;
  const { blockBytes } = ciphers[cipher];
  const blocks = encryptedContent.length / blockBytes;
  if (initialisationVector.length !== blockBytes || !Number.isInteger(blocks) || blocks === 0) {
    throw new DerError('the encrypted content has a wrong length');
  }
  return { cipher, initialisationVector, encryptedContent, encryptedKey: findEncryptedKey(envelope, recipient) };
}

/** Decrypts. What was not made for our key, or was changed, comes out as noise. */
export function openEnvelope(
  { cipher, initialisationVector, encryptedContent, encryptedKey }: ContentEnvelope,
  { key }: Pick<RegistrationAuthority, 'key'>,
  secrets: Secrets,
): Uint8Array {
  const { keyBytes, blockBytes } = ciphers[cipher];
  const raw = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encryptedKey);
  const instead = secrets.mac('scep implicit rejection', encryptedKey);
  const contentKey = unpadKey(raw, keyBytes, instead);
  const decipher = createDecipheriv(cipher, contentKey, initialisationVector).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encryptedContent), decipher.final()]);
  return unpadContent(padded, blockBytes);
}

/** Encrypts for the holder of an RSA certificate (DER). */
export function sealEnvelope(content: Uint8Array, certificate: Uint8Array, cipher: ContentCipher): Uint8Array {
  const recipient = parseCertificate(certificate);
  const { oid, keyBytes, blockBytes } = ciphers[cipher];
  const [contentKey, initialisationVector] = [randomBytes(keyBytes), randomBytes(blockBytes)];
  const encipher = createCipheriv(cipher, contentKey, initialisationVector);
  const encryptedContent = Buffer.concat([encipher.update(content), encipher.final()]);
  const key = createPublicKey({
    key: Buffer.from(recipient.subjectPublicKeyInfo.bytes),
    format: 'der',
    type: 'spki',
  });
  const encryptedKey = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, contentKey);
  return encodeEnvelopedData({ recipient, encryptedKey, cipher: oid, initialisationVector, encryptedContent });
}

/**
 * The content key out of `EM = 00 02 PS 00 M` (RFC 8017 7.2.2), of which the length of M is known; or `instead`, cut to
 * that length, when EM has not this form. No branch and no index depends on EM.
 */
function unpadKey(raw: Uint8Array, keyBytes: number, instead: Uint8Array): Uint8Array {
  const separator = raw.length - keyBytes - 1;
  let wrong = (raw[0] ?? 1) | ((raw[1] ?? 0) ^ 2) | (raw[separator] ?? 1);
  for (let i = 2; i < separator; i += 1) wrong |= (((raw[i] ?? 0) - 1) >>> 8) & 1;
  const keep = (wrong - 1) >> 31; // All bits set when nothing is wrong, none otherwise.
  return Uint8Array.from(
    { length: keyBytes },
    (_, i) => ((raw[separator + 1 + i] ?? 0) & keep) | ((instead[i] ?? 0) & ~keep),
  );
}

/** Without the padding of RFC 5652 6.3; as it is when that is wrong: it cannot be read as a request then either. */
function unpadContent(padded: Uint8Array, blockBytes: number): Uint8Array {
  const count = padded.at(-1) ?? 0;
  let wrong = Number(count === 0) | Number(count > blockBytes);
  for (let i = 0; i < blockBytes; i += 1) {
    const isPadding = Number(i < count);
    wrong |= isPadding & Number(padded[padded.length - 1 - i] !== count);
  }
  return padded.subarray(0, padded.length - count * (1 - wrong));
}

/** The content key that was encrypted for us: as long as our modulus, and less than it, or RSA has no meaning for it. */
function findEncryptedKey({ recipients }: EnvelopedData, own: Certificate): Uint8Array {
  const found = recipients.find(({ recipient }) => 'issuer' in recipient && isNamed(recipient, own));
  const encryptedKey = found?.encryptedKey ?? new Uint8Array();
  if (found?.algorithm.oid !== oids.rsaEncryption) throw new DerError('there is no content key for us');
  const modulus = modulusOf(own);
  if (encryptedKey.length !== modulus.length || Buffer.compare(encryptedKey, modulus) >= 0) {
    throw new DerError('the content key has a wrong length');
  }
  return encryptedKey;
}

function isNamed({ issuer, serialNumber }: Pick<Certificate, 'issuer' | 'serialNumber'>, own: Certificate): boolean {
  return serialNumber === own.serialNumber && Buffer.compare(issuer.bytes, own.issuer.bytes) === 0;
}

function modulusOf({ subjectPublicKeyInfo }: Certificate): Buffer {
  return Buffer.from(readPublicKey(subjectPublicKeyInfo.bytes)?.export({ format: 'jwk' }).n ?? '', 'base64url');
}
