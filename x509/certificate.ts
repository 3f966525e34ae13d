// SPDX-License-Identifier: Apache-2.0
// X.509 version 3 certificates (RFC 5280 4.1). Signing and verifying is the caller's: nothing here touches a key.

import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from './algorithms.ts';
import {
  type Bytes,
  DerError,
  type DerNode,
  der,
  type Fields,
  readBitString,
  readDer,
  readExplicit,
  readFields,
  readInteger,
  readSmallInteger,
  readTime,
} from './der.ts';
import { type Extension, parseExtensions } from './extension-parsers.ts';
import { type Name, parseName } from './name.ts';

/** What a certificate to be signed says. Names, key and extensions are given as DER, so that they can be reused. */
export interface TbsCertificate {
  /** Positive, at most 20 bytes (RFC 5280 4.1.2.2). */
  readonly serialNumber: number | bigint | Uint8Array;
  /** From `signatureAlgorithmIdentifier`; the same is given to `assembleSigned`. */
  readonly signatureAlgorithm: Uint8Array;
  /** From `encodeName`. */
  readonly issuer: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** From `encodeName`. */
  readonly subject: Uint8Array;
  readonly subjectPublicKeyInfo: Uint8Array;
  /** From the builders of `extensions.ts`. */
  readonly extensions: readonly Uint8Array[];
}

/** A certificate that was read. Byte arrays are views of the input. */
export interface Certificate {
  readonly bytes: Uint8Array;
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  readonly version: 1 | 2 | 3;
  readonly serialNumber: bigint;
  readonly issuer: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subject: Name;
  readonly subjectPublicKeyInfo: PublicKeyInfo;
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

/** SubjectPublicKeyInfo that was read. */
export interface PublicKeyInfo {
  readonly bytes: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  /** The content of the BIT STRING: what key identifiers are hashes of (RFC 5280 4.2.1.2). */
  readonly publicKey: Uint8Array;
}

/** Anything of the form SEQUENCE { what is signed, algorithm, signature }. */
export interface Signed {
  readonly bytes: Uint8Array;
  readonly tbs: DerNode;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

/** Writes the part of a certificate that is to be signed. */
export function encodeTbsCertificate(certificate: TbsCertificate): Bytes {
  return der.sequence(
    der.explicit(0, der.integer(2)),
    der.integer(certificate.serialNumber),
    certificate.signatureAlgorithm,
    certificate.issuer,
    der.sequence(der.time(certificate.notBefore), der.time(certificate.notAfter)),
    certificate.subject,
    certificate.subjectPublicKeyInfo,
    ...(certificate.extensions.length > 0 ? [der.explicit(3, der.sequenceOf(certificate.extensions))] : []),
  );
}

/** Puts what was signed, its algorithm and the signature together: a certificate, CRL or request. ECDSA as DER. */
export function assembleSigned(tbs: Uint8Array, algorithmIdentifier: Uint8Array, signature: Uint8Array): Bytes {
  return der.sequence(tbs, algorithmIdentifier, der.bitString(signature));
}

/** Reads a certificate. Throws DerError when it is none, also when its two algorithms differ (RFC 5280 4.1.1.2). */
export function parseCertificate(bytes: Uint8Array): Certificate {
  const { tbs, ...signed } = parseSigned(readDer(bytes));
  const fields = readFields(tbs);
  const version = parseVersion(fields);
  const serialNumber = readInteger(fields.next());
  expectSameAlgorithm(parseAlgorithmIdentifier(fields.next()), signed.signatureAlgorithm);
  const issuer = parseName(fields.next());
  const validity = parseValidity(fields.next());
  const subject = parseName(fields.next());
  const subjectPublicKeyInfo = parsePublicKeyInfo(fields.next());
  const extensions = parseOptionalFields(fields, version);
  return {
    ...signed,
    tbs: tbs.bytes,
    version,
    serialNumber,
    issuer,
    ...validity,
    subject,
    subjectPublicKeyInfo,
    extensions,
  };
}

/** Takes a signed structure apart. Throws DerError. */
export function parseSigned(node: DerNode): Signed {
  const fields = readFields(node);
  const tbs = fields.next();
  const signatureAlgorithm = parseAlgorithmIdentifier(fields.next());
  const signature = readBitString(fields.next());
  fields.end();
  return { bytes: node.bytes, tbs, signatureAlgorithm, signature };
}

/** Reads a SubjectPublicKeyInfo. Throws DerError. */
export function parsePublicKeyInfo(node: DerNode): PublicKeyInfo {
  const fields = readFields(node);
  const algorithm = parseAlgorithmIdentifier(fields.next());
  const publicKey = readBitString(fields.next());
  fields.end();
  return { bytes: node.bytes, algorithm, publicKey };
}

/** Throws DerError unless the algorithm inside the signed part is the one outside (RFC 5280 4.1.1.2, 5.1.1.2). */
export function expectSameAlgorithm(inner: AlgorithmIdentifier, outer: AlgorithmIdentifier): void {
  const same = inner.bytes.length === outer.bytes.length && inner.bytes.every((byte, i) => byte === outer.bytes[i]);
  if (!same) throw new DerError('the two signature algorithms differ');
}

function parseVersion(fields: Fields): 1 | 2 | 3 {
  const version = fields.context(0);
  switch (version ? readSmallInteger(readExplicit(version)) : 0) {
    case 0:
      return 1;
    case 1:
      return 2;
    case 2:
      return 3;
    default:
      throw new DerError('the version is unknown');
  }
}

function parseValidity(node: DerNode): { notBefore: Date; notAfter: Date } {
  const fields = readFields(node);
  const validity = { notBefore: readTime(fields.next()), notAfter: readTime(fields.next()) };
  fields.end();
  return validity;
}

/** Unique identifiers ([1] and [2], not used by anyone) and extensions. */
function parseOptionalFields(fields: Fields, version: 1 | 2 | 3): readonly Extension[] {
  const unique = [fields.context(1), fields.context(2)];
  const extensions = fields.context(3);
  fields.end();
  if (unique.some((node) => node?.constructed)) throw new DerError('a unique identifier has the wrong form');
  if (version < 2 && unique.some(Boolean)) throw new DerError('a version 1 certificate has no unique identifiers');
  if (version < 3 && extensions) throw new DerError('only a version 3 certificate has extensions');
  return extensions ? parseExtensions(readExplicit(extensions)) : [];
}
