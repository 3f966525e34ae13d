// SPDX-License-Identifier: Apache-2.0
// What a card does with a private key: raw RSA, ECDSA over a given hash, ECDH (SP 800-73-5 part 2, 3.2.4 and appendix A).

import {
  constants,
  createECDH,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto';
import { der } from '../x509/der.ts';
import { concat, tlv } from './tlv.ts';

/** The kinds of keys that the card can hold. RSA-1024 is on old cards alone (SP 800-78-1). */
export type KeyAlgorithm = 'rsa1024' | 'rsa2048' | 'rsa3072' | 'p256' | 'p384';

/** Algorithm identifiers of GENERAL AUTHENTICATE (SP 800-78-5, table 6-2). */
export const algorithmIdentifiers: Readonly<Record<KeyAlgorithm, number>> = {
  rsa1024: 0x06,
  rsa2048: 0x07,
  rsa3072: 0x05,
  p256: 0x11,
  p384: 0x14,
};

/** A private key in a slot. */
export interface SlotKey {
  readonly algorithm: KeyAlgorithm;
  readonly privateKey: KeyObject;
}

/** Makes a key pair, as GENERATE ASYMMETRIC KEY PAIR does. RSA takes its time. */
export function generateKey(algorithm: KeyAlgorithm): SlotKey {
  const { privateKey } = isRsa(algorithm)
    ? generateKeyPairSync('rsa', { modulusLength: modulusBytes[algorithm] * 8 })
    : generateKeyPairSync('ec', { namedCurve: curves[algorithm].name });
  return { algorithm, privateKey };
}

/** The public key as the card tells it: modulus in 81 and exponent in 82, or the point in 86 (3.3.2, table 11). */
export function publicKeyTemplate({ algorithm, privateKey }: SlotKey): Uint8Array {
  const { n = '', e = '', x = '', y = '' }: JsonWebKey = createPublicKey(privateKey).export({ format: 'jwk' });
  const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
  return isRsa(algorithm)
    ? concat(tlv(0x81, bytes(n)), tlv(0x82, bytes(e)))
    : tlv(0x86, Uint8Array.of(4), bytes(x), bytes(y));
}

/**
 * What the card makes of a challenge: for RSA the raw private-key operation on a block of the modulus's length, for EC
 * a DER signature over a hash that is at most as long as the order. Undefined when the challenge does not fit the key.
 */
export function answerChallenge(key: SlotKey, challenge: Uint8Array): Uint8Array | undefined {
  return isRsa(key.algorithm)
    ? rawRsa(key, challenge, modulusBytes[key.algorithm])
    : ecdsa(key, challenge, curves[key.algorithm]);
}

/** The shared secret (x coordinate) with an uncompressed point; undefined when the point or the key does not fit. */
export function agreeKey(key: SlotKey, point: Uint8Array): Uint8Array | undefined {
  if (isRsa(key.algorithm)) return undefined;
  const ecdh = createECDH(curves[key.algorithm].name);
  ecdh.setPrivateKey(scalar(key));
  try {
    return new Uint8Array(ecdh.computeSecret(point));
  } catch {
    return undefined; // Not a point of the curve: the card says "wrong data".
  }
}

interface Curve {
  readonly name: string;
  readonly bytes: number;
  readonly order: bigint;
}

/** Curve parameters (SP 800-186, 3.2.1). */
const curves: Readonly<Record<'p256' | 'p384', Curve>> = {
  p256: {
    name: 'prime256v1',
    bytes: 32,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  p384: {
    name: 'secp384r1',
    bytes: 48,
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  },
};

const modulusBytes = { rsa1024: 128, rsa2048: 256, rsa3072: 384 } as const;

function isRsa(algorithm: KeyAlgorithm): algorithm is keyof typeof modulusBytes {
  return algorithm in modulusBytes;
}

function rawRsa({ privateKey }: SlotKey, block: Uint8Array, size: number): Uint8Array | undefined {
  if (block.length !== size) return undefined;
  try {
    return new Uint8Array(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, block));
  } catch {
    return undefined; // A number that is not below the modulus.
  }
}

/**
 * ECDSA over a hash that the caller made (FIPS 186-5, 6.4.1). node:crypto only signs what it hashed itself, so the
 * one-time key pair k, kG comes from it and the rest is arithmetic.
 */
function ecdsa(key: SlotKey, hash: Uint8Array, curve: Curve): Uint8Array | undefined {
  if (hash.length === 0 || hash.length > curve.bytes) return undefined;
  const oneTime = createECDH(curve.name);
  const r = toBigInt(oneTime.generateKeys().subarray(1, 1 + curve.bytes)) % curve.order;
  const k = toBigInt(oneTime.getPrivateKey());
  const s = (inverse(k, curve.order) * (toBigInt(hash) + r * toBigInt(scalar(key)))) % curve.order;
  if (r === 0n || s === 0n) return ecdsa(key, hash, curve);
  return der.sequence(der.integer(r), der.integer(s)); // ECDSA-Sig-Value (RFC 3279, 2.2.3)
}

function scalar(key: SlotKey): Uint8Array {
  const jwk: JsonWebKey = key.privateKey.export({ format: 'jwk' });
  return Buffer.from(jwk.d ?? '', 'base64url');
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** The inverse modulo a prime, by Euclid's extended algorithm. */
function inverse(value: bigint, prime: bigint): bigint {
  let [a, b, x, y] = [value % prime, prime, 1n, 0n];
  while (a > 1n) {
    const quotient = b / a;
    [a, b, x, y] = [b % a, a, y - quotient * x, x];
  }
  return ((x % prime) + prime) % prime;
}
