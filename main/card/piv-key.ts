// SPDX-License-Identifier: Apache-2.0
// The keys that slot 9A may hold, and what the host does for each: pad before, unwrap after (SP 800-78-5, 3.1 and 6.2).

import { X509Certificate } from 'node:crypto';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { CardFailure, SignatureAlgorithm } from '../station/ports.ts';
import { encodeTlv, findTlv, joinBytes, readTlvs } from './tlv.ts';

/** One kind of key. */
export interface PivKey {
  /** The algorithm identifier of GENERAL AUTHENTICATE (SP 800-78-5, table 6-2). */
  readonly identifier: number;
  readonly algorithm: SignatureAlgorithm;
  /** The length in bytes of the hash that is signed. */
  readonly hashLength: number;
  /** The length in bytes of the modulus, or of the curve's order. */
  readonly size: number;
}

const rsa2048: PivKey = { identifier: 0x07, algorithm: 'RS256', hashLength: 32, size: 256 };
const rsa3072: PivKey = { identifier: 0x05, algorithm: 'RS256', hashLength: 32, size: 384 };
const p256: PivKey = { identifier: 0x11, algorithm: 'ES256', hashLength: 32, size: 32 };
const p384: PivKey = { identifier: 0x14, algorithm: 'ES384', hashLength: 48, size: 48 };

const keysByName: Readonly<Record<string, PivKey>> = {
  'rsa 2048': rsa2048,
  'rsa 3072': rsa3072,
  'ec prime256v1': p256,
  'ec secp384r1': p384,
};

/** DigestInfo of SHA-256 without the hash itself (RFC 8017, 9.2, note 1). */
const sha256DigestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** The kind of key that a certificate (DER) certifies, or `unsupportedKey`; `cardUnexpected` where it is no certificate. */
export function keyOf(certificate: Uint8Array): Result<PivKey, CardFailure> {
  const name = keyName(certificate);
  if (name === undefined) return failed({ code: 'cardUnexpected', statusWord: undefined });
  const key = keysByName[name];
  return key ? ok(key) : failed({ code: 'unsupportedKey' });
}

/** What the card is given to sign: the padded block for RSA (RFC 8017, 9.2), the hash itself for ECDSA. */
function challengeFor(key: PivKey, hash: Uint8Array): Uint8Array {
  if (key.algorithm !== 'RS256') return hash;
  const padding = new Uint8Array(key.size - 3 - sha256DigestInfo.length - hash.length).fill(0xff);
  return joinBytes(Uint8Array.of(0, 1), padding, Uint8Array.of(0), sha256DigestInfo, hash);
}

/** A card's answer as JOSE and Web eID want it: RSA as it is, ECDSA's DER as r and s of fixed width (RFC 7518, 3.4). */
export function signatureFrom(key: PivKey, answer: Uint8Array): Result<Uint8Array, CardFailure> {
  const signature = key.algorithm === 'RS256' ? answer : rawEcdsa(answer, key.size);
  const width = key.algorithm === 'RS256' ? key.size : 2 * key.size;
  return signature?.length === width ? ok(signature) : failed({ code: 'cardUnexpected', statusWord: undefined });
}

/** The dynamic authentication template that asks for a signature: an empty '82' and the challenge in '81'. */
export function authenticationTemplate(key: PivKey, hash: Uint8Array): Uint8Array {
  return encodeTlv(0x7c, encodeTlv(0x82), encodeTlv(0x81, challengeFor(key, hash)));
}

function keyName(certificate: Uint8Array): string | undefined {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(certificate).publicKey;
    return `${asymmetricKeyType} ${asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve}`;
  } catch {
    return undefined;
  }
}

function rawEcdsa(der: Uint8Array, size: number): Uint8Array | undefined {
  const sequence = findTlv(der, 0x30);
  const integers = sequence.ok ? readTlvs(sequence.value) : sequence;
  if (!integers.ok || integers.value.length !== 2) return undefined;
  const parts = integers.value.map((integer) => fixedWidth(integer.value, size));
  return joinBytes(...parts);
}

/** A DER integer without its sign byte and with leading zeros to `size` bytes; too long stays too long. */
function fixedWidth(integer: Uint8Array, size: number): Uint8Array {
  const start = integer.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? new Uint8Array(0) : integer.subarray(start);
  return joinBytes(new Uint8Array(Math.max(0, size - digits.length)), digits);
}
