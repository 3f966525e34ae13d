// SPDX-License-Identifier: Apache-2.0
// The entries of a CRL (RFC 5280 5.1.2.6, 5.3), of which there may be more than a million. They are read once, where they
// are, and what is kept of them is a table that says where in the CRL to look for which certificate: 16 bytes for each
// of them at most. An entry becomes an object when somebody asks for it.

import { type CrlReason, reasonOfCode } from './crl-reasons.ts';
import {
  contentStart,
  DerError,
  type DerNode,
  der,
  elementEnd,
  readDer,
  readEnumerated,
  readFields,
  readInteger,
  readTime,
  tags,
} from './der.ts';
import { type Extension, findExtension, parseAlternativeName, parseExtensions } from './extension-parsers.ts';
import { canonicalName, type Name, parseName } from './name.ts';
import { oids } from './oids.ts';
import { type HashKey, halfSipHash } from './sip-hash.ts';

/** One entry of a CRL that was read. */
export interface RevokedCertificate {
  readonly serialNumber: bigint;
  /** Whose certificate it is: the CRL's issuer, or another one in an indirect CRL. */
  readonly issuer: Name;
  readonly revokedAt: Date;
  readonly reason: CrlReason;
}

/** The entries of a CRL that was read. */
export interface RevokedEntries {
  readonly count: number;
  /** Whether one has a critical extension that is not defined for entries: then the CRL must not be used (5.3). */
  readonly hasUnknownCritical: boolean;
  /** Whether one is about a certificate of another issuer than the CRL's, as those of indirect CRLs are (5.3.3). */
  readonly hasOtherIssuers: boolean;
  /** The last entry about a certificate that does not take it off the list, else the one that does. */
  find(certificate: { readonly issuer: Name; readonly serialNumber: bigint }): RevokedCertificate | undefined;
}

/**
 * Reads the entries that lie in `source` from `start` to `end`, some thousands at a time: whoever has others to serve can
 * do so in between. `key` is for the table. Throws DerError.
 */
export function* readEntries(
  source: Uint8Array,
  start: number,
  end: number,
  crlIssuer: Name,
  key: HashKey,
): Generator<undefined, RevokedEntries> {
  const said = sayings(source);
  const issuers = issuersFrom(crlIssuer);
  let count = 0;
  let hasUnknownCritical = false;
  for (let at = start, pause = start + sliceBytes; at < end; count += 1) {
    const next = entryEnd(source, at, end);
    const { unknownCritical, issuer } = said.by(at, next);
    if (unknownCritical) hasUnknownCritical = true;
    if (issuer) issuers.change(at, issuer);
    at = next;
    if (at < pause) continue;
    pause = at + sliceBytes;
    yield;
  }
  const table = tableFor(source, count, key, issuers, (at) => said.by(at, elementEnd(source, at, end)).reason);
  for (let at = start, pause = start + sliceBytes; at < end; ) {
    table.add(at);
    at = elementEnd(source, at, end);
    if (at < pause) continue;
    pause = at + sliceBytes;
    yield;
  }
  const read = (at: number) => parseEntry(readDer(source.subarray(at, elementEnd(source, at, end))));
  return {
    count,
    hasUnknownCritical,
    hasOtherIssuers: issuers.hasOthers(),
    find({ issuer, serialNumber }) {
      const number = issuers.numberOf(issuer);
      const at = number === undefined ? undefined : table.find(number, integerElement(serialNumber));
      if (at === undefined) return undefined;
      const { revokedAt, reason } = read(at);
      return { serialNumber, issuer: issuers.at(at), revokedAt, reason };
    },
  };
}

/** So much is read at once: a moment's work, also when each entry says something else. */
const sliceBytes = 16 * 1024;
/** Longer than any entry has reason to be, so that none takes long by itself. */
const maximumEntry = 16 * 1024;
/** Whose certificates an indirect CRL may be about: more than there are authorities that share one. */
const maximumIssuers = 1000;

/** What an entry says beside number and time, as far as it is needed while all are read. */
interface Saying {
  readonly reason: CrlReason;
  readonly unknownCritical: boolean;
  readonly issuer: Name | undefined;
}

const saysNothing: Saying = { reason: 'unspecified', unknownCritical: false, issuer: undefined };

/**
 * Reads what entries say. The usual entry is recognised by its bytes; its extensions have been read before, since all say
 * one of a few things. Whatever is not surely right goes through the strict parser.
 */
function sayings(source: Uint8Array) {
  const known = new Map<number, { readonly start: number; readonly end: number; readonly saying: Saying }>();
  return {
    by(at: number, end: number): Saying {
      const extensions = usualExtensions(source, at, end);
      if (extensions === undefined) return parseEntry(readDer(source.subarray(at, end)));
      if (extensions === end) return saysNothing;
      const digest = shortDigest(source, extensions, end);
      const before = known.get(digest);
      if (before && isSame(source, before.start, before.end, extensions, end)) return before.saying;
      const saying = parseEntry(readDer(source.subarray(at, end)));
      known.set(digest, { start: extensions, end, saying });
      return saying;
    },
  };
}

/** Where the extensions of an entry begin, when all before them is surely right; `end` when there are none. */
function usualExtensions(source: Uint8Array, at: number, end: number): number | undefined {
  if (source[at] !== 0x30 || (source[at + 1] ?? 0xff) >= 0x80) return undefined;
  const length = source[at + 3] ?? 0;
  if (source[at + 2] !== tags.integer || length === 0 || length >= 0x80) return undefined;
  const time = at + 4 + length;
  const first = source[at + 4];
  const mayBePadded = length > 1 && (first === 0 || first === 0xff);
  if (mayBePadded && (source[at + 5] ?? 0) < 0x80 === (first === 0)) return undefined;
  return time + utcTimeBytes <= end && isUtcTime(source, time) ? time + utcTimeBytes : undefined;
}

/** UTCTime to the second in UTC, with its tag and length. */
const utcTimeBytes = 15;

/** Whether there is a UTCTime that surely exists. In a leap year February has a day more, which is looked at elsewhere. */
function isUtcTime(source: Uint8Array, at: number): boolean {
  if (source[at] !== tags.utcTime || source[at + 1] !== 13 || source[at + 14] !== 0x5a) return false;
  const day = twoDigits(source, at + 6);
  return (
    twoDigits(source, at + 2) < 100 &&
    day >= 1 &&
    day <= (daysOfMonths[twoDigits(source, at + 4)] ?? 0) &&
    twoDigits(source, at + 8) < 24 &&
    twoDigits(source, at + 10) < 60 &&
    twoDigits(source, at + 12) < 60
  );
}

const daysOfMonths = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 100 for what are no digits. */
function twoDigits(source: Uint8Array, at: number): number {
  const tens = (source[at] ?? 0) - 0x30;
  const ones = (source[at + 1] ?? 0) - 0x30;
  return tens >= 0 && tens < 10 && ones >= 0 && ones < 10 ? 10 * tens + ones : 100;
}

/** A place for what was read before; two that meet there take turns, and no more comes of it. */
function shortDigest(source: Uint8Array, start: number, end: number): number {
  let digest = 0;
  for (let at = start; at < end; at += 1) digest = (digest * 31 + (source[at] ?? 0)) & 0x3ff;
  return digest;
}

/** Whose certificates the entries are about: by a number for each issuer, 0 for the CRL's own. */
function issuersFrom(crlIssuer: Name) {
  const names = [crlIssuer];
  const numbers = new Map([[canonicalName(crlIssuer), 0]]);
  // Where entries about another one's certificates begin, and whose those are.
  const places: number[] = [];
  const numbersFrom: number[] = [];
  const numberAt = (at: number) => numbersFrom[lastNotAfter(places, at)] ?? 0;
  return {
    /** From the entry at this place on, which lies behind all others so far. */
    change(at: number, issuer: Name): void {
      const number = numberFor(issuer);
      if (number === (numbersFrom.at(-1) ?? 0)) return;
      places.push(at);
      numbersFrom.push(number);
    },
    hasOthers: () => names.length > 1,
    numberOf: (issuer: Name) => numbers.get(canonicalName(issuer)),
    numberAt,
    at: (at: number) => names[numberAt(at)] ?? crlIssuer,
  };

  function numberFor(issuer: Name): number {
    const canonical = canonicalName(issuer);
    const known = numbers.get(canonical);
    if (known !== undefined) return known;
    if (names.length > maximumIssuers) throw new DerError('there are entries about too many issuers');
    numbers.set(canonical, names.length);
    return names.push(issuer) - 1;
  }
}

type Issuers = ReturnType<typeof issuersFrom>;

/** The index of the last of these rising numbers that is not greater; -1 when all are. */
function lastNotAfter(places: readonly number[], wanted: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A table of the places of entries, one for each certificate, by issuer and serial number. */
function tableFor(
  source: Uint8Array,
  count: number,
  key: HashKey,
  issuers: Issuers,
  reasonAt: (at: number) => CrlReason,
) {
  // At most half full, so that a free place is near. No entry is at 0, where the CRL begins.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 1)));
  /** Where the entry about this certificate is noted, or else is to be noted. */
  const slotFor = (issuer: number, bytes: Uint8Array, start: number, end: number): number => {
    for (let slot = halfSipHash(key, issuer, bytes, start, end); ; slot += 1) {
      const place = slot & (slots.length - 1);
      const other = slots[place] ?? 0;
      if (other === 0) return place;
      const number = contentStart(source, other);
      const isAlike = isSame(source, number, elementEnd(source, number, source.length), start, end, bytes);
      if (isAlike && issuers.numberAt(other) === issuer) return place;
    }
  };
  return {
    /** Of several about one certificate the last that does not take it off the list, else the last. */
    add(at: number): void {
      const start = contentStart(source, at);
      const slot = slotFor(issuers.numberAt(at), source, start, elementEnd(source, start, source.length));
      const other = slots[slot] ?? 0;
      if (other === 0 || reasonAt(at) !== 'removeFromCRL' || reasonAt(other) === 'removeFromCRL') slots[slot] = at;
    },
    find(issuer: number, serialNumber: Uint8Array): number | undefined {
      return slots[slotFor(issuer, serialNumber, 0, serialNumber.length)] || undefined;
    },
  };
}

function isSame(
  a: Uint8Array,
  start: number,
  end: number,
  otherStart: number,
  otherEnd: number,
  b: Uint8Array = a,
): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let i = 0; i < end - start; i += 1) if (a[start + i] !== b[otherStart + i]) return false;
  return true;
}

function entryEnd(source: Uint8Array, at: number, limit: number): number {
  const end = elementEnd(source, at, limit);
  if (end - at > maximumEntry) throw new DerError('an entry is too long');
  return end;
}

/** What an entry says of the issuer holds for those that follow, too (5.3.3). */
function parseEntry(node: DerNode): Saying & { readonly revokedAt: Date } {
  const fields = readFields(node);
  readInteger(fields.next());
  const revokedAt = readTime(fields.next());
  const list = fields.optional(tags.sequence);
  fields.end();
  const extensions = list ? parseExtensions(list) : [];
  const issuer = findExtension(extensions, oids.certificateIssuer);
  return {
    revokedAt,
    reason: parseReason(findExtension(extensions, oids.reasonCode)),
    unknownCritical: extensions.some(({ oid, critical }) => critical && !ofEntries.has(oid)),
    issuer: issuer && parseCertificateIssuer(issuer.value),
  };
}

/** The extensions that entries may have (5.3). */
const ofEntries: ReadonlySet<string> = new Set([oids.reasonCode, oids.invalidityDate, oids.certificateIssuer]);

function parseCertificateIssuer(value: Uint8Array): Name {
  const name = parseAlternativeName(value).find(({ type }) => type === 'directoryName');
  if (name?.type !== 'directoryName') throw new DerError('the issuer of a revoked certificate has no name');
  return parseName(readDer(name.name));
}

function parseReason(reason: Extension | undefined): CrlReason {
  return reason ? reasonOfCode(readEnumerated(readDer(reason.value))) : 'unspecified';
}

/** An INTEGER, which in certificates of others may be negative. */
function integerElement(value: bigint): Uint8Array {
  if (value >= 0n) return der.integer(value);
  const element = der.integer(~value);
  const { content } = readDer(element);
  for (const [index, byte] of content.entries()) content[index] = byte ^ 0xff;
  return element;
}
