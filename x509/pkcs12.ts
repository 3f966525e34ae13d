// SPDX-License-Identifier: Apache-2.0
// Writes PKCS#12 (RFC 7292): keys with their certificates in one file under a password, as phones and mail programs take
// them. Two forms: `current` (PBES2 with PBKDF2 and AES-256, HMAC-SHA-256) for present programs, and `older` (3DES
// and SHA-1) for Android up to 13 and other old ones. The older form is weak against guessing: with it, too, the
// password must be random and long. Hashing and encrypting is the caller's (`Pkcs12Crypto`), so that a browser and Node
// write the same files.

import { type Bytes, der } from './der.ts';
import { oids } from './oids.ts';

/** The two forms. */
export type Pkcs12Form = 'current' | 'older';

/** A private key and its certificate. */
export interface Pkcs12Entry {
  /** PKCS#8, DER. */
  readonly privateKey: Uint8Array;
  /** DER. */
  readonly certificate: Uint8Array;
  /** What programs list it as. */
  readonly name: string;
}

/** What is in a file. */
export interface Pkcs12Content {
  readonly entries: readonly Pkcs12Entry[];
  /** Certificates of authorities, DER. */
  readonly authorities: readonly Uint8Array[];
}

/** What a platform does. Each may answer at once or later. */
export interface Pkcs12Crypto {
  random(length: number): Uint8Array;
  hash(name: 'sha1' | 'sha256', data: Uint8Array): Uint8Array | Promise<Uint8Array>;
  hmac(name: 'sha1' | 'sha256', key: Uint8Array, data: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** PBKDF2 with HMAC-SHA-256, to 32 bytes. */
  pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array | Promise<Uint8Array>;
  /** In CBC mode with PKCS#7 padding. */
  encrypt(
    cipher: Pkcs12Form,
    key: Uint8Array,
    initialisationVector: Uint8Array,
    data: Uint8Array,
  ): Uint8Array | Promise<Uint8Array>;
}

/** How often a password is hashed. It has 128 random bits, so that this need not be often. */
const iterations = 2048;

/** Writes a file. The password has ASCII characters alone. */
export async function encodePkcs12(
  crypto: Pkcs12Crypto,
  form: Pkcs12Form,
  password: string,
  { entries, authorities }: Pkcs12Content,
): Promise<Bytes> {
  if (!/^[\x21-\x7e]+$/.test(password)) throw new Error('a password of PKCS#12 has printable ASCII characters');
  const identified = await Promise.all(
    entries.map(async (entry) => ({ entry, identifier: await crypto.hash('sha1', entry.certificate) })),
  );
  const certificates = [
    ...identified.map(({ entry, identifier }) =>
      certificateBag(entry.certificate, [named(entry.name), local(identifier)]),
    ),
    ...authorities.map((certificate) => certificateBag(certificate, [])),
  ];
  const keys = await Promise.all(
    identified.map(async ({ entry, identifier }) => {
      const { algorithm, encrypted } = await protect(crypto, form, password, entry.privateKey);
      const shrouded = der.sequence(algorithm, der.octetString(encrypted));
      return bag(oids.shroudedKeyBag, shrouded, [named(entry.name), local(identifier)]);
    }),
  );
  const sealed = await protect(crypto, form, password, der.sequence(...certificates));
  const authenticated = der.sequence(encryptedContent(sealed), plainContent(der.sequence(...keys)));
  return der.sequence(der.integer(3), plainContent(authenticated), await mac(crypto, form, password, authenticated));
}

interface Protected {
  /** AlgorithmIdentifier. */
  readonly algorithm: Uint8Array;
  readonly encrypted: Uint8Array;
}

function protect(crypto: Pkcs12Crypto, form: Pkcs12Form, password: string, data: Uint8Array): Promise<Protected> {
  return form === 'current' ? protectByAes(crypto, password, data) : protectByTripleDes(crypto, password, data);
}

/** PBES2 (RFC 8018 6.2) with PBKDF2 and AES-256 in CBC mode. */
async function protectByAes(crypto: Pkcs12Crypto, password: string, data: Uint8Array): Promise<Protected> {
  const salt = crypto.random(16);
  const vector = crypto.random(16);
  const key = await crypto.pbkdf2(ascii(password), salt, iterations);
  const hash = der.sequence(der.oid(oids.hmacWithSha256), der.null());
  const derivation = der.sequence(der.octetString(salt), der.integer(iterations), hash);
  const algorithm = der.sequence(
    der.oid(oids.pbes2),
    der.sequence(
      der.sequence(der.oid(oids.pbkdf2), derivation),
      der.sequence(der.oid(oids.aes256Cbc), der.octetString(vector)),
    ),
  );
  return { algorithm, encrypted: await crypto.encrypt('current', key, vector, data) };
}

/** pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 C). */
async function protectByTripleDes(crypto: Pkcs12Crypto, password: string, data: Uint8Array): Promise<Protected> {
  const salt = crypto.random(8);
  const key = await derive(crypto, { hash: 'sha1', purpose: 1, password, salt, length: 24 });
  const vector = await derive(crypto, { hash: 'sha1', purpose: 2, password, salt, length: 8 });
  const parameters = der.sequence(der.octetString(salt), der.integer(iterations));
  return {
    algorithm: der.sequence(der.oid(oids.pbeWithShaAnd3KeyTripleDes), parameters),
    encrypted: await crypto.encrypt('older', key, vector, data),
  };
}

/** What shows that the password is right and nothing was changed (RFC 7292 4). */
async function mac(crypto: Pkcs12Crypto, form: Pkcs12Form, password: string, data: Uint8Array): Promise<Bytes> {
  const hash = form === 'current' ? 'sha256' : 'sha1';
  const salt = crypto.random(16);
  const length = hash === 'sha256' ? 32 : 20;
  const key = await derive(crypto, { hash, purpose: 3, password, salt, length });
  const digest = der.sequence(
    der.sequence(der.oid(oids[hash]), der.null()),
    der.octetString(await crypto.hmac(hash, key, data)),
  );
  return der.sequence(digest, der.octetString(salt), der.integer(iterations));
}

interface Derivation {
  readonly hash: 'sha1' | 'sha256';
  /** 1 for a key, 2 for an initialisation vector, 3 for a MAC's key. */
  readonly purpose: 1 | 2 | 3;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly length: number;
}

const blockLength = 64;

/** PKCS#12's own derivation (RFC 7292 B.2), by the names of its steps. */
async function derive(
  crypto: Pkcs12Crypto,
  { hash, purpose, password, salt, length }: Derivation,
): Promise<Uint8Array> {
  const diversifier = new Uint8Array(blockLength).fill(purpose);
  const input = der.concatenate([fillBlocks(salt), fillBlocks(bmpString(password))]);
  const derived: Uint8Array[] = [];
  for (let have = 0; have < length; ) {
    let block = await crypto.hash(hash, der.concatenate([diversifier, input]));
    for (let count = 1; count < iterations; count += 1) block = await crypto.hash(hash, block);
    derived.push(block);
    have += block.length;
    addToBlocks(input, fillBlocks(block).subarray(0, blockLength));
  }
  return der.concatenate(derived).subarray(0, length);
}

/** Repeats the bytes until they fill whole blocks. */
function fillBlocks(bytes: Uint8Array): Uint8Array {
  const filled = new Uint8Array(blockLength * Math.ceil(bytes.length / blockLength));
  return filled.map((_, index) => bytes[index % bytes.length] ?? 0);
}

/** Adds a number and 1 to each block, without what goes beyond it. */
function addToBlocks(blocks: Uint8Array, addend: Uint8Array): void {
  for (let start = 0; start < blocks.length; start += blockLength) {
    let carry = 1;
    for (let at = blockLength - 1; at >= 0; at -= 1) {
      carry += (blocks[start + at] ?? 0) + (addend[at] ?? 0);
      blocks[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}

function certificateBag(certificate: Uint8Array, attributes: readonly Uint8Array[]): Bytes {
  const value = der.sequence(der.oid(oids.x509Certificate), der.explicit(0, der.octetString(certificate)));
  return bag(oids.certificateBag, value, attributes);
}

function bag(type: string, value: Uint8Array, attributes: readonly Uint8Array[]): Bytes {
  const described = attributes.length > 0 ? [der.set(...attributes)] : [];
  return der.sequence(der.oid(type), der.explicit(0, value), ...described);
}

function named(name: string): Bytes {
  return der.sequence(der.oid(oids.friendlyName), der.set(der.bmpString(name)));
}

/** What ties a key to its certificate. */
function local(identifier: Uint8Array): Bytes {
  return der.sequence(der.oid(oids.localKeyId), der.set(der.octetString(identifier)));
}

function plainContent(content: Uint8Array): Bytes {
  return der.sequence(der.oid(oids.data), der.explicit(0, der.octetString(content)));
}

function encryptedContent({ algorithm, encrypted }: Protected): Bytes {
  const info = der.sequence(der.oid(oids.data), algorithm, der.implicit(0, der.octetString(encrypted)));
  return der.sequence(der.oid(oids.encryptedData), der.explicit(0, der.sequence(der.integer(0), info)));
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Two bytes a character, and a zero at the end, which belongs to the password (RFC 7292 B.1). */
function bmpString(text: string): Uint8Array {
  return Uint8Array.from([...text, '\0'].flatMap((character) => [0, character.charCodeAt(0)]));
}
