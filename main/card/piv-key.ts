// SPDX-License-Identifier: Apache-2.0
// The keys that a card may hold, and what the host does for each: pad before, unwrap after (SP 800-78-5, 3.1 and 6.2).

import { X509Certificate } from 'node:crypto';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { CardFailure, SignatureAlgorithm } from '../station/ports.ts';
import { findTlv, joinBytes, readTlvs } from './tlv.ts';

/** One kind of key. */
export interface PivKey {
  /** The algorithm identifier of GENERAL AUTHENTICATE (SP 800-78-5, table 6-2). */
  readonly identifier: number;
  readonly algorithm: SignatureAlgorithm;
  /** The length in bytes of the hash that is signed. */
  readonly hashLength: number;
  /** The length in bytes of the modulus, or of the curve's order. */
  readonly size: number;
  /** Strong enough for a log-in, and known to PIV (SP 800-78-5, table 3-1). */
  readonly mayLogIn: boolean;
}

const rsa = (identifier: number, size: number, mayLogIn: boolean): PivKey => ({
  ...{ identifier, algorithm: 'RS256', hashLength: 32, size, mayLogIn },
});
const ec = (identifier: number, algorithm: SignatureAlgorithm, size: number): PivKey => ({
  ...{ identifier, algorithm, hashLength: size, size, mayLogIn: true },
});

const keysByName: Readonly<Record<string, PivKey>> = {
  // SP 800-78-1 had it until 2013, and old mail is still to be read.
  'rsa 1024': rsa(0x06, 128, false),
  'rsa 2048': rsa(0x07, 256, true),
  'rsa 3072': rsa(0x05, 384, true),
  // No PIV algorithm: YubiKey 5.7 has it, under a number of its own.
  'rsa 4096': rsa(0x16, 512, false),
  'ec prime256v1': ec(0x11, 'ES256', 32),
  'ec secp384r1': ec(0x14, 'ES384', 48),
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

/** As `keyOf`, and `unsupportedKey` for a key that no log-in takes. */
export function loginKeyOf(certificate: Uint8Array): Result<PivKey, CardFailure> {
  const key = keyOf(certificate);
  return key.ok && !key.value.mayLogIn ? failed({ code: 'unsupportedKey' }) : key;
}

/** What the card is given to sign: the padded block for RSA (RFC 8017, 9.2), the hash itself for ECDSA. */
export function challengeFor(key: PivKey, hash: Uint8Array): Uint8Array {
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
