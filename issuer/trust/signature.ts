// SPDX-License-Identifier: Apache-2.0
// Public keys and signatures of certificates and CRLs, over node:crypto.

import { constants, createVerify, type KeyObject, verify } from 'node:crypto';
import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from '../../x509/algorithms.ts';
import type { PublicKeyInfo } from '../../x509/certificate.ts';
import {
  DerError,
  type DerNode,
  der,
  type Fields,
  readDer,
  readExplicit,
  readFields,
  readSmallInteger,
} from '../../x509/der.ts';
import { oids } from '../../x509/oids.ts';
import { inSlices } from '../slices.ts';
import { isOnCurve, isStrongRsa, readPublicKey } from './public-key.ts';

/** `current`: RSA from 2048 bits, ECDSA on the NIST curves, Ed25519, with SHA-2. `legacy`: SHA-1, DSA, short RSA too. */
export type Algorithms = 'current' | 'legacy';

/** What is signed, how, and the signature: a certificate or a CRL. */
export interface SignedBytes {
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

/**
 * Checks a signature; `notAccepted` when the algorithm or the key is unknown, too weak, or they do not go together. What
 * came of it is remembered with what is signed: authorities that stay trusted are in path after path.
 */
export function checkSignature(signed: SignedBytes, key: KeyObject, algorithms: Algorithms): SignatureCheck {
  return recall(signed, key, algorithms) ?? remember(signed, key, algorithms, check(signed, key, algorithms));
}

/** The same for what may be megabytes long. */
export async function checkLongSignature(
  signed: SignedBytes,
  key: KeyObject,
  algorithms: Algorithms,
): Promise<SignatureCheck> {
  const known = recall(signed, key, algorithms);
  return known ?? remember(signed, key, algorithms, await inSlices(checkPieces(signed, key, algorithms)));
}

type SignatureCheck = 'right' | 'wrong' | 'notAccepted';

const checked = new WeakMap<SignedBytes, { key: KeyObject; algorithms: Algorithms; outcome: SignatureCheck }>();

function recall(signed: SignedBytes, key: KeyObject, algorithms: Algorithms): SignatureCheck | undefined {
  const before = checked.get(signed);
  return before?.key === key && before.algorithms === algorithms ? before.outcome : undefined;
}

function remember(signed: SignedBytes, key: KeyObject, algorithms: Algorithms, outcome: SignatureCheck) {
  checked.set(signed, { key, algorithms, outcome });
  return outcome;
}

function check({ tbs, signatureAlgorithm, signature }: SignedBytes, key: KeyObject, algorithms: Algorithms) {
  const way = wayToVerify(signatureAlgorithm, key, algorithms);
  return way ? outcomeOf(() => verify(way.hash, tbs, way.key, signature)) : 'notAccepted';
}

function* checkPieces(
  signed: SignedBytes,
  key: KeyObject,
  algorithms: Algorithms,
): Generator<undefined, SignatureCheck> {
  const way = wayToVerify(signed.signatureAlgorithm, key, algorithms);
  if (!way) return 'notAccepted';
  // Ed25519 takes its message whole.
  if (way.hash === null) return check(signed, key, algorithms);
  const verifier = createVerify(way.hash);
  for (let at = 0; at < signed.tbs.length; at += pieceBytes) {
    verifier.update(signed.tbs.subarray(at, at + pieceBytes));
    yield;
  }
  return outcomeOf(() => verifier.verify(way.key, signed.signature));
}

/** Of these a processor without instructions for it takes the hash in some milliseconds. */
const pieceBytes = 1024 * 1024;

function outcomeOf(isRight: () => boolean): SignatureCheck {
  try {
    return isRight() ? 'right' : 'wrong';
  } catch {
    return 'notAccepted'; // An RSASSA-PSS key may itself forbid the hash.
  }
}

/** How node:crypto is to verify; undefined for what is not accepted. */
function wayToVerify(algorithm: AlgorithmIdentifier, key: KeyObject, algorithms: Algorithms) {
  const scheme = schemeOf(algorithm);
  if (!scheme?.keyTypes.includes(key.asymmetricKeyType ?? '')) return undefined;
  if (algorithms === 'current' && (scheme.legacy || !isStrong(key))) return undefined;
  const { hash, saltLength } = scheme;
  const pss = saltLength === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return { hash, key: { key, ...pss } };
}

/** The key for node:crypto; undefined when it is none that node:crypto can use. Imported once for each `info`. */
export function importKey(info: PublicKeyInfo): KeyObject | undefined {
  const key = imported.get(info) ?? readPublicKey(info.bytes);
  if (key) imported.set(info, key);
  return key;
}

const imported = new WeakMap<PublicKeyInfo, KeyObject>();

/** A DSA key without parameters has those of its issuer's key (RFC 5280 6.1.4 f, RFC 3279 2.3.2). */
export function inheritParameters(info: PublicKeyInfo, issuer: PublicKeyInfo): PublicKeyInfo {
  const { oid, parameters } = info.algorithm;
  if (oid !== oids.dsa || parameters || issuer.algorithm.oid !== oids.dsa) return info;
  const bytes = der.sequence(issuer.algorithm.bytes, der.bitString(info.publicKey));
  return { bytes, algorithm: issuer.algorithm, publicKey: info.publicKey };
}

interface Scheme {
  readonly keyTypes: readonly string[];
  readonly hash: string | null;
  readonly legacy?: true;
  /** Only for RSASSA-PSS. */
  readonly saltLength?: number;
}

const schemes: Readonly<Record<string, Scheme>> = {
  [oids.sha256WithRsaEncryption]: { keyTypes: ['rsa'], hash: 'sha256' },
  [oids.sha384WithRsaEncryption]: { keyTypes: ['rsa'], hash: 'sha384' },
  [oids.sha512WithRsaEncryption]: { keyTypes: ['rsa'], hash: 'sha512' },
  [oids.ecdsaWithSha256]: { keyTypes: ['ec'], hash: 'sha256' },
  [oids.ecdsaWithSha384]: { keyTypes: ['ec'], hash: 'sha384' },
  [oids.ecdsaWithSha512]: { keyTypes: ['ec'], hash: 'sha512' },
  [oids.ed25519]: { keyTypes: ['ed25519'], hash: null },
  [oids.sha1WithRsaEncryption]: { keyTypes: ['rsa'], hash: 'sha1', legacy: true },
  [oids.dsaWithSha1]: { keyTypes: ['dsa'], hash: 'sha1', legacy: true },
  [oids.dsaWithSha256]: { keyTypes: ['dsa'], hash: 'sha256', legacy: true },
};

const pssHashes: Readonly<Record<string, string>> = {
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
};

function isStrong(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ed25519' || isStrongRsa(key) || isOnCurve(key);
}

/** RSA has NULL as its parameters, or none (RFC 4055 5); everything else has none (RFC 5758 3, RFC 8410 3). */
function schemeOf(algorithm: AlgorithmIdentifier): Scheme | undefined {
  if (algorithm.oid === oids.rsassaPss) return pssScheme(algorithm.parameters);
  const scheme = schemes[algorithm.oid];
  const isRight = scheme?.keyTypes.includes('rsa') ? isBare(algorithm) : algorithm.parameters === undefined;
  return isRight ? scheme : undefined;
}

/** No parameters, or NULL in their place. */
function isBare({ parameters }: AlgorithmIdentifier): boolean {
  return parameters === undefined || Buffer.compare(parameters, der.null()) === 0;
}

/** RSASSA-PSS with SHA-2 and the same hash in its mask generation (RFC 4055 3.1); anything else is not accepted. */
function pssScheme(parameters: Uint8Array | undefined): Scheme | undefined {
  if (!parameters) return undefined;
  try {
    const fields = readFields(readDer(parameters));
    const [hash, mask] = [readParameter(fields, 0), readParameter(fields, 1)].map(parseAlgorithmIdentifier);
    const saltLength = readNumber(fields, 2, defaultSaltLength);
    const trailer = readNumber(fields, 3, trailerBc);
    fields.end();
    const name = hash && hashName(hash);
    const isSound = name !== undefined && name === maskHashName(mask) && trailer === trailerBc;
    return isSound ? { keyTypes: ['rsa', 'rsa-pss'], hash: name, saltLength } : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

const defaultSaltLength = 20;
/** The only trailer that there is: a last byte of BC. */
const trailerBc = 1;

function hashName(hash: AlgorithmIdentifier): string | undefined {
  return isBare(hash) ? pssHashes[hash.oid] : undefined;
}

function maskHashName(mask: AlgorithmIdentifier | undefined): string | undefined {
  if (mask?.oid !== oids.mgf1 || !mask.parameters) return undefined;
  return hashName(parseAlgorithmIdentifier(readDer(mask.parameters)));
}

/** Hash and mask generation stand for SHA-1 where they are missing, which is not accepted. */
function readParameter(fields: Fields, number: number): DerNode {
  const parameter = fields.context(number);
  if (!parameter) throw new DerError('a parameter is missing');
  return readExplicit(parameter);
}

function readNumber(fields: Fields, number: number, fallback: number): number {
  const parameter = fields.context(number);
  return parameter ? readSmallInteger(readExplicit(parameter)) : fallback;
}
