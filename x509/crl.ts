// SPDX-License-Identifier: Apache-2.0
// Certificate revocation lists (RFC 5280 5): complete, delta and indirect. Sign what `encodeTbsCertList` gives, then
// use `assembleSigned` of certificate.ts.

import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from './algorithms.ts';
import { expectSameAlgorithm, parseSigned } from './certificate.ts';
import { bitsFromReasons, type CrlReason, type ReasonFlag, reasonCodes, reasonOfCode } from './crl-reasons.ts';
import {
  type Bytes,
  DerError,
  type DerNode,
  der,
  type Fields,
  readDer,
  readEnumerated,
  readExplicit,
  readFields,
  readInteger,
  readSmallInteger,
  readTime,
  tags,
} from './der.ts';
import { type IssuingDistributionPoint, parseIssuingDistributionPoint } from './distribution-point.ts';
import {
  type Extension,
  findExtension,
  parseAlternativeName,
  parseAuthorityKeyIdentifier,
  parseExtensions,
} from './extension-parsers.ts';
import { distributionPointName, extension } from './extensions.ts';
import { encodeGeneralName } from './general-name.ts';
import { type Name, nameEquals, parseName } from './name.ts';
import { oids } from './oids.ts';

export type { CrlReason, ReasonFlag } from './crl-reasons.ts';

/** What a CRL to be signed says. */
export interface TbsCertList {
  /** From `signatureAlgorithmIdentifier`; the same is given to `assembleSigned`. */
  readonly signatureAlgorithm: Uint8Array;
  /** From `encodeName`. */
  readonly issuer: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: Iterable<RevokedEntry>;
  /** `crlNumber` and `authorityKeyIdentifier` at least (RFC 5280 5.2). */
  readonly extensions: readonly Uint8Array[];
}

/** One revoked certificate to be written. */
export interface RevokedEntry {
  readonly serialNumber: number | bigint | Uint8Array;
  readonly revokedAt: Date;
  /** Left out for `unspecified`, as RFC 5280 5.3.1 recommends. */
  readonly reason?: CrlReason;
  readonly invalidityDate?: Date;
  /** In an indirect CRL, the encoded Name of the certificate's issuer; it goes on for the entries that follow. */
  readonly certificateIssuer?: Uint8Array;
}

/** A CRL that was read; its signature is not verified yet. Byte arrays are views of the input. */
export interface CertificateRevocationList {
  readonly bytes: Uint8Array;
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  readonly issuer: Name;
  readonly thisUpdate: Date;
  /** Mandatory in RFC 5280; undefined when it is missing all the same. */
  readonly nextUpdate: Date | undefined;
  readonly revoked: readonly RevokedCertificate[];
  readonly extensions: readonly Extension[];
  readonly crlNumber: bigint | undefined;
  /** In a delta CRL, the number of the CRL that it adds to. */
  readonly baseCrlNumber: bigint | undefined;
  readonly issuingDistributionPoint: IssuingDistributionPoint | undefined;
  readonly authorityKeyIdentifier: Uint8Array | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

/** One entry of a CRL that was read. */
export interface RevokedCertificate {
  readonly serialNumber: bigint;
  /** Whose certificate it is: the CRL's issuer, or another one in an indirect CRL. */
  readonly issuer: Name;
  readonly revokedAt: Date;
  readonly reason: CrlReason;
  readonly extensions: readonly Extension[];
}

/** Writes the part of a CRL that is to be signed (RFC 5280 5.1.2). */
export function encodeTbsCertList(list: TbsCertList): Bytes {
  const revoked = Array.from(list.revoked, encodeEntry);
  return der.sequence(
    der.integer(1),
    list.signatureAlgorithm,
    list.issuer,
    der.time(list.thisUpdate),
    der.time(list.nextUpdate),
    ...(revoked.length > 0 ? [der.sequenceOf(revoked)] : []), // "MUST be absent" when nothing is revoked.
    der.explicit(0, der.sequenceOf(list.extensions)),
  );
}

/** cRLNumber: rises with each CRL of an issuer (RFC 5280 5.2.3). */
export function crlNumber(number: number | bigint): Bytes {
  return extension(oids.cRLNumber, der.integer(number), 'notCritical');
}

/** deltaCRLIndicator: this list has only what changed since the CRL of that number (RFC 5280 5.2.4); critical. */
export function deltaCrlIndicator(baseCrlNumber: number | bigint): Bytes {
  return extension(oids.deltaCRLIndicator, der.integer(baseCrlNumber), 'critical');
}

/** freshestCRL: where the delta of this complete CRL is to be had (RFC 5280 5.2.6). */
export function freshestCrl(uris: readonly string[]): Bytes {
  const points = der.sequence(der.sequence(distributionPointName(uris)));
  return extension(oids.freshestCRL, points, 'notCritical');
}

/** issuingDistributionPoint: what the CRL covers (RFC 5280 5.2.5); critical. */
export function issuingDistributionPoint(point: {
  readonly uris?: readonly string[];
  readonly only?: 'userCertificates' | 'caCertificates' | 'attributeCertificates';
  readonly onlySomeReasons?: readonly ReasonFlag[];
  readonly indirect?: boolean;
}): Bytes {
  const flag = (number: number, set: boolean) => (set ? [der.implicit(number, der.boolean(true))] : []);
  const reasons = point.onlySomeReasons;
  const value = der.sequence(
    ...(point.uris ? [distributionPointName(point.uris)] : []),
    ...flag(1, point.only === 'userCertificates'),
    ...flag(2, point.only === 'caCertificates'),
    ...(reasons ? [der.implicit(3, der.namedBits(bitsFromReasons(reasons)))] : []),
    ...flag(4, point.indirect === true),
    ...flag(5, point.only === 'attributeCertificates'),
  );
  return extension(oids.issuingDistributionPoint, value, 'critical');
}

/** Reads a CRL. Throws DerError when it is none. */
export function parseCertificateRevocationList(bytes: Uint8Array): CertificateRevocationList {
  const { tbs, ...signed } = parseSigned(readDer(bytes));
  const fields = readFields(tbs);
  const version = fields.optional(tags.integer);
  if (version && readSmallInteger(version) !== 1) throw new DerError('the version is unknown');
  expectSameAlgorithm(parseAlgorithmIdentifier(fields.next()), signed.signatureAlgorithm);
  const issuer = parseName(fields.next());
  const thisUpdate = readTime(fields.next());
  const nextUpdate = fields.optional(tags.utcTime, tags.generalizedTime);
  const revoked = parseEntries(fields.optional(tags.sequence), issuer);
  const extensions = parseCrlExtensions(fields, version !== undefined);
  return {
    ...signed,
    tbs: tbs.bytes,
    issuer,
    thisUpdate,
    nextUpdate: nextUpdate && readTime(nextUpdate),
    revoked,
    extensions,
    ...knownExtensions(extensions),
  };
}

/**
 * The last entry about a certificate that does not take it off the list, else the one that does; undefined when the CRL
 * does not list it. The first question about a CRL goes through all of it and makes an index, which lives as long as the
 * CRL.
 */
export function findRevoked(
  list: CertificateRevocationList,
  certificate: { readonly issuer: Name; readonly serialNumber: bigint },
): RevokedCertificate | undefined {
  const entries = indexOf(list).get(keyOf(certificate)) ?? [];
  const about = entries.filter((entry) => nameEquals(entry.issuer, certificate.issuer));
  return about.findLast(({ reason }) => reason !== 'removeFromCRL') ?? about.at(-1);
}

type EntryIndex = ReadonlyMap<string, readonly RevokedCertificate[]>;

/** A text: V8 hashes the last 64 bits of a bigint alone, and numbers that end alike would take hours. */
function keyOf({ serialNumber }: { readonly serialNumber: bigint }): string {
  return serialNumber.toString(16);
}

/** By the entries' own array, which copies of a CRL share. */
const indexes = /* @__PURE__ */ new WeakMap<readonly RevokedCertificate[], EntryIndex>();

function indexOf({ revoked }: CertificateRevocationList): EntryIndex {
  const known = indexes.get(revoked);
  if (known) return known;
  const index = new Map<string, RevokedCertificate[]>();
  for (const entry of revoked) {
    const key = keyOf(entry);
    const same = index.get(key);
    if (same) same.push(entry);
    else index.set(key, [entry]);
  }
  indexes.set(revoked, index);
  return index;
}

function encodeEntry(entry: RevokedEntry): Bytes {
  const serialNumber = der.integer(entry.serialNumber);
  const revokedAt = der.time(entry.revokedAt);
  const extensions = entryExtensions(entry);
  if (extensions.length === 0) return der.sequence(serialNumber, revokedAt);
  return der.sequence(serialNumber, revokedAt, der.sequenceOf(extensions));
}

function entryExtensions({ reason, invalidityDate, certificateIssuer }: RevokedEntry): readonly Uint8Array[] {
  const extensions: Uint8Array[] = [];
  if (reason && reason !== 'unspecified') extensions.push(reasonExtension(reason));
  if (invalidityDate) {
    extensions.push(extension(oids.invalidityDate, der.generalizedTime(invalidityDate), 'notCritical'));
  }
  if (certificateIssuer) {
    const names = der.sequence(encodeGeneralName({ type: 'directoryName', name: certificateIssuer }));
    extensions.push(extension(oids.certificateIssuer, names, 'critical'));
  }
  return extensions;
}

/** Encoded once for each reason: a large CRL repeats it in every entry. */
const reasonExtensions = /* @__PURE__ */ new Map<CrlReason, Bytes>();

function reasonExtension(reason: CrlReason): Bytes {
  const known = reasonExtensions.get(reason);
  if (known) return known;
  const encoded = extension(oids.reasonCode, der.enumerated(reasonCodes[reason]), 'notCritical');
  reasonExtensions.set(reason, encoded);
  return encoded;
}

function parseEntries(node: DerNode | undefined, crlIssuer: Name): readonly RevokedCertificate[] {
  let issuer = crlIssuer;
  return (node ? node.children : []).map((child) => {
    const entry = parseEntry(child, issuer);
    issuer = entry.issuer;
    return entry;
  });
}

/** An entry without certificateIssuer has the issuer of the entry before (RFC 5280 5.3.3). */
function parseEntry(node: DerNode, previousIssuer: Name): RevokedCertificate {
  const fields = readFields(node);
  const serialNumber = readInteger(fields.next());
  const revokedAt = readTime(fields.next());
  const list = fields.optional(tags.sequence);
  fields.end();
  const extensions = list ? parseExtensions(list) : noExtensions;
  const issuer = findExtension(extensions, oids.certificateIssuer);
  return {
    serialNumber,
    issuer: issuer ? parseCertificateIssuer(issuer.value) : previousIssuer,
    revokedAt,
    reason: parseReason(findExtension(extensions, oids.reasonCode)),
    extensions,
  };
}

const noExtensions: readonly Extension[] = [];

function parseCertificateIssuer(value: Uint8Array): Name {
  const name = parseAlternativeName(value).find(({ type }) => type === 'directoryName');
  if (name?.type !== 'directoryName') throw new DerError('the issuer of a revoked certificate has no name');
  return parseName(readDer(name.name));
}

function parseReason(reason: Extension | undefined): CrlReason {
  if (!reason) return 'unspecified';
  return reasonOfCode(readEnumerated(readDer(reason.value)));
}

function parseCrlExtensions(fields: Fields, hasVersion: boolean): readonly Extension[] {
  const node = fields.context(0);
  fields.end();
  if (node && !hasVersion) throw new DerError('a version 1 CRL has no extensions');
  return node ? parseExtensions(readExplicit(node)) : noExtensions;
}

function knownExtensions(extensions: readonly Extension[]) {
  const read = <T>(oid: string, parse: (value: Uint8Array) => T): T | undefined => {
    const found = findExtension(extensions, oid);
    return found && parse(found.value);
  };
  return {
    crlNumber: read(oids.cRLNumber, (value) => readInteger(readDer(value))),
    baseCrlNumber: read(oids.deltaCRLIndicator, (value) => readInteger(readDer(value))),
    issuingDistributionPoint: read(oids.issuingDistributionPoint, parseIssuingDistributionPoint),
    authorityKeyIdentifier: read(oids.authorityKeyIdentifier, parseAuthorityKeyIdentifier),
  };
}
