// SPDX-License-Identifier: Apache-2.0
// Certificate revocation lists (RFC 5280 5): complete, delta and indirect. Sign what `encodeTbsCertList` gives, then
// use `assembleSigned` of certificate.ts.

import { type AlgorithmIdentifier, parseAlgorithmIdentifier } from './algorithms.ts';
import { expectSameAlgorithm, parseSigned } from './certificate.ts';
import { type RevokedEntries, readEntries } from './crl-entries.ts';
import { bitsFromReasons, type CrlReason, type ReasonFlag, reasonCodes } from './crl-reasons.ts';
import {
  type Bytes,
  contentStart,
  DerError,
  der,
  elementEnd,
  type Fields,
  readDer,
  readExplicit,
  readFields,
  readInteger,
  readSmallInteger,
  readTime,
  tags,
} from './der.ts';
import { type IssuingDistributionPoint, parseIssuingDistributionPoint } from './distribution-point.ts';
import { type Extension, findExtension, parseAuthorityKeyIdentifier, parseExtensions } from './extension-parsers.ts';
import { distributionPointName, extension } from './extensions.ts';
import { encodeGeneralName } from './general-name.ts';
import { type Name, parseName } from './name.ts';
import { oids } from './oids.ts';
import type { HashKey } from './sip-hash.ts';

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
  readonly revoked: RevokedEntries;
  readonly extensions: readonly Extension[];
  readonly crlNumber: bigint | undefined;
  /** In a delta CRL, the number of the CRL that it adds to. */
  readonly baseCrlNumber: bigint | undefined;
  readonly issuingDistributionPoint: IssuingDistributionPoint | undefined;
  readonly authorityKeyIdentifier: Uint8Array | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
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

/** Reads a CRL at once, however long it is. Throws DerError when it is none. */
export function parseCertificateRevocationList(bytes: Uint8Array, key: HashKey = [0, 0]): CertificateRevocationList {
  const reading = readCertificateRevocationList(bytes, key);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

/**
 * Reads a CRL a slice at a time, so that whoever has others to serve can do so in between. `key` is one that nobody else
 * knows, for the table of its entries. Throws DerError when it is none.
 */
export function* readCertificateRevocationList(
  bytes: Uint8Array,
  key: HashKey,
): Generator<undefined, CertificateRevocationList> {
  const { tbs, entries, rest } = takeApart(bytes);
  const { tbs: frame, ...signed } = parseSigned(readDer(rest));
  const fields = readFields(frame);
  const version = fields.optional(tags.integer);
  if (version && readSmallInteger(version) !== 1) throw new DerError('the version is unknown');
  expectSameAlgorithm(parseAlgorithmIdentifier(fields.next()), signed.signatureAlgorithm);
  const issuer = parseName(fields.next());
  const thisUpdate = readTime(fields.next());
  const nextUpdate = fields.optional(tags.utcTime, tags.generalizedTime);
  const extensions = parseCrlExtensions(fields, version !== undefined);
  return {
    ...signed,
    bytes,
    tbs,
    issuer,
    thisUpdate,
    nextUpdate: nextUpdate && readTime(nextUpdate),
    extensions,
    ...knownExtensions(extensions),
    revoked: yield* readEntries(bytes, entries.start, entries.end, issuer, key),
  };
}

/** Everything but the entries: longer than it is in any CRL, so that it is read in a moment. */
const maximumRest = 64 * 1024;

/** Where the entries lie, and the same CRL without them, which is short. */
function takeApart(bytes: Uint8Array) {
  if (sequenceEnd(bytes, 0, bytes.length) !== bytes.length) throw new DerError('there is data behind the end');
  const start = contentStart(bytes, 0);
  const end = sequenceEnd(bytes, start, bytes.length);
  const first = contentStart(bytes, start);
  const list = findEntries(bytes, first, end);
  const listEnd = list < end ? elementEnd(bytes, list, end) : end;
  if (listEnd < end && bytes[listEnd] !== extensionsTag) throw new DerError('there is an unexpected field');
  const before = bytes.subarray(first, list);
  const behind = bytes.subarray(listEnd, end);
  const signature = bytes.subarray(end);
  if (before.length + behind.length + signature.length > maximumRest)
    throw new DerError('it is too long without entries');
  return {
    tbs: bytes.subarray(start, end),
    entries: { start: list < end ? contentStart(bytes, list) : end, end: listEnd },
    rest: der.sequence(der.sequence(before, behind), signature),
  };
}

const sequenceTag = 0x30;
const extensionsTag = 0xa0;

function sequenceEnd(bytes: Uint8Array, at: number, limit: number): number {
  if (bytes[at] !== sequenceTag) throw new DerError('an element has another type');
  return elementEnd(bytes, at, limit);
}

/** Where revokedCertificates begins (RFC 5280 5.1): behind version, algorithm, issuer and times; `end` without them. */
function findEntries(bytes: Uint8Array, start: number, end: number): number {
  const pass = (at: number, ...only: number[]) => {
    const isThere = at < end && (only.length === 0 || only.includes(bytes[at] ?? 0));
    return isThere ? elementEnd(bytes, at, end) : at;
  };
  const thisUpdateEnd = pass(pass(pass(pass(start, tags.integer))));
  const list = pass(thisUpdateEnd, tags.utcTime, tags.generalizedTime);
  return bytes[list] === sequenceTag ? list : end;
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

function parseCrlExtensions(fields: Fields, hasVersion: boolean): readonly Extension[] {
  const node = fields.context(0);
  fields.end();
  if (node && !hasVersion) throw new DerError('a version 1 CRL has no extensions');
  return node ? parseExtensions(readExplicit(node)) : [];
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
