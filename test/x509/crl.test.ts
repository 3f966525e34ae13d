// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync, sign } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned, parseSigned } from '../../x509/certificate.ts';
import {
  crlNumber,
  deltaCrlIndicator,
  encodeTbsCertList,
  issuingDistributionPoint,
  parseCertificateRevocationList,
  type RevokedEntry,
  readCertificateRevocationList,
} from '../../x509/crl.ts';
import { type CrlReason, reasonOfCode } from '../../x509/crl-reasons.ts';
import { DerError, der, readDer, readEnumerated, readFields, readInteger, readTime, tags } from '../../x509/der.ts';
import {
  authorityKeyIdentifier,
  extension,
  findExtension,
  parseAlternativeName,
  parseExtensions,
} from '../../x509/extensions.ts';
import { encodeName, parseName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { mutate, seededRandom } from './mutation.ts';
import { openssl } from './openssl.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signatureAlgorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
const issuer = encodeName([{ type: 'commonName', value: 'Practice CA' }]);
const other = encodeName([{ type: 'commonName', value: 'Other CA' }]);
const thisUpdate = new Date('2026-01-01T00:00:00Z');
const nextUpdate = new Date('2026-01-02T00:00:00Z');
const named = (name: Uint8Array) => parseName(readDer(name));

function crl(revoked: Iterable<RevokedEntry>, extensions: readonly Uint8Array[]): Uint8Array {
  const tbs = encodeTbsCertList({ signatureAlgorithm, issuer, thisUpdate, nextUpdate, revoked, extensions });
  return assembleSigned(tbs, signatureAlgorithm, sign('sha256', tbs, privateKey));
}

describe('a CRL', () => {
  const list = crl(
    [
      { serialNumber: 1, revokedAt: thisUpdate },
      { serialNumber: 2n ** 100n, revokedAt: thisUpdate, reason: 'keyCompromise', invalidityDate: new Date(0) },
      { serialNumber: 3, revokedAt: thisUpdate, reason: 'certificateHold' },
    ],
    [authorityKeyIdentifier(Uint8Array.of(1, 2, 3)), crlNumber(7)],
  );

  it('is read by openssl with its entries', () => {
    const text = openssl(['crl', '-inform', 'der', '-noout', '-text'], list);
    for (const expected of [
      'Issuer: CN = Practice CA',
      'Next Update: Jan  2 00:00:00 2026 GMT',
      'CRL Number: \n                7',
      'Serial Number: 01',
      'Serial Number: 10000000000000000000000000',
      'Key Compromise',
      'Certificate Hold',
    ]) {
      expect(text).toContain(expected);
    }
  });

  it('is read back, and finds whom it lists', () => {
    const parsed = parseCertificateRevocationList(list);
    expect(parsed).toMatchObject({ thisUpdate, nextUpdate, crlNumber: 7n, baseCrlNumber: undefined });
    const find = (serialNumber: bigint, name: Uint8Array) =>
      parsed.revoked.find({ serialNumber, issuer: named(name) })?.reason;
    expect(find(1n, issuer)).toBe('unspecified');
    expect(find(2n ** 100n, issuer)).toBe('keyCompromise');
    expect(find(4n, issuer)).toBeUndefined();
    expect(find(1n, other)).toBeUndefined();
  });

  it('that lists nobody is read by openssl and back', () => {
    const empty = crl([], [crlNumber(1)]);
    expect(openssl(['crl', '-inform', 'der', '-noout', '-text'], empty)).toContain('No Revoked Certificates');
    expect(parseCertificateRevocationList(empty).revoked.count).toBe(0);
  });

  it('says what it covers', () => {
    const scope = issuingDistributionPoint({
      uris: ['http://pivot.example/users.crl'],
      only: 'userCertificates',
      onlySomeReasons: ['keyCompromise', 'aACompromise'],
      indirect: true,
    });
    const partial = crl([], [crlNumber(9), deltaCrlIndicator(8), scope]);
    const text = openssl(['crl', '-inform', 'der', '-noout', '-text'], partial);
    for (const expected of ['Only User Certificates', 'Indirect CRL', 'Delta CRL Indicator: critical', 'users.crl']) {
      expect(text).toContain(expected);
    }
    expect(parseCertificateRevocationList(partial)).toMatchObject({
      baseCrlNumber: 8n,
      issuingDistributionPoint: {
        onlyUserCertificates: true,
        onlyCaCertificates: false,
        onlyAttributeCertificates: false,
        indirect: true,
        onlySomeReasons: new Set(['keyCompromise', 'aACompromise']),
      },
    });
  });

  it('for several issuers keeps an entry with the issuer of the entry before it', () => {
    const indirect = parseCertificateRevocationList(
      crl(
        [
          { serialNumber: 1, revokedAt: thisUpdate },
          { serialNumber: 2, revokedAt: thisUpdate, certificateIssuer: other },
          { serialNumber: 3, revokedAt: thisUpdate },
        ],
        [crlNumber(1), issuingDistributionPoint({ indirect: true })],
      ),
    );
    const lists = (serialNumber: bigint, name: Uint8Array) =>
      indirect.revoked.find({ serialNumber, issuer: named(name) }) !== undefined;
    expect([lists(1n, issuer), lists(2n, other), lists(3n, other), lists(3n, issuer)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('of a hundred thousand entries is written and read', () => {
    const entries = Array.from({ length: 100_000 }, (_, i): RevokedEntry => {
      return { serialNumber: 2n ** 120n + BigInt(i), revokedAt: thisUpdate, reason: 'superseded' };
    });
    const parsed = parseCertificateRevocationList(crl(entries, [crlNumber(1)]));
    expect(parsed.revoked.count).toBe(100_000);
    expect(parsed.revoked.find({ serialNumber: 2n ** 120n, issuer: named(issuer) })?.reason).toBe('superseded');
  });

  it('is read in slices, so that others can be served in between', () => {
    const entries = Array.from({ length: 50_000 }, (_, serialNumber) => ({ serialNumber, revokedAt: thisUpdate }));
    const bytes = crl(entries, [crlNumber(1)]);
    const reading = readCertificateRevocationList(bytes, [1, 2]);
    let slices = 1;
    for (; !reading.next().done; slices += 1);
    // Twice through all entries.
    expect(slices).toBeGreaterThan((2 * bytes.length) / 20_000);
  });

  it('says of several entries about a certificate the last one, unless that takes it off the list', () => {
    const about = (serialNumber: number, reason: CrlReason) => ({ serialNumber, revokedAt: thisUpdate, reason });
    const { revoked } = parseCertificateRevocationList(
      crl(
        [
          about(1, 'keyCompromise'),
          about(2, 'removeFromCRL'),
          about(1, 'superseded'),
          about(1, 'removeFromCRL'),
          about(2, 'removeFromCRL'),
        ],
        [crlNumber(1)],
      ),
    );
    const reasonOf = (serialNumber: bigint) => revoked.find({ serialNumber, issuer: named(issuer) })?.reason;
    expect([reasonOf(1n), reasonOf(2n), reasonOf(3n)]).toEqual(['superseded', 'removeFromCRL', undefined]);
  });

  it('may list serial numbers that are negative', () => {
    const bytes = crl([{ serialNumber: 0x1234, revokedAt: thisUpdate }], [crlNumber(1)]);
    bytes[Buffer.from(bytes).indexOf(Uint8Array.of(2, 2, 0x12, 0x34)) + 2] = 0xed;
    const { revoked } = parseCertificateRevocationList(bytes);
    const isListed = (serialNumber: bigint) => revoked.find({ serialNumber, issuer: named(issuer) }) !== undefined;
    expect([-0x12ccn, 0xed34n, 0x1234n].map(isListed)).toEqual([true, false, false]);
  });

  it('is refused when an entry is longer than any has reason to be, and when all else is', () => {
    const long = { serialNumber: new Uint8Array(20_000).fill(1), revokedAt: thisUpdate };
    expect(() => parseCertificateRevocationList(crl([long], [crlNumber(1)]))).toThrow('an entry is too long');
    const much = extension('1.2.3.4', der.octetString(new Uint8Array(70_000)), 'notCritical');
    expect(() => parseCertificateRevocationList(crl([], [much]))).toThrow('too long without entries');
  });

  it('is read as if each entry went through the strict parser, however it is damaged', () => {
    const entries = Array.from({ length: 6 }, (_, index): RevokedEntry => {
      const serialNumber = 2n ** BigInt(12 * index) + BigInt(index % 2);
      const reason = index % 3 === 0 ? {} : { reason: 'keyCompromise' as const };
      const from = index === 3 ? { certificateIssuer: other } : {};
      return { serialNumber, revokedAt: new Date(Date.UTC(2024, index, 29)), ...reason, ...from };
    });
    const { tbs, signature } = parseSigned(readDer(crl(entries, [crlNumber(1)])));
    const fields = tbs.children.map(({ bytes }) => bytes);
    const withEntries = (content: Uint8Array) => {
      const parts = [...fields.slice(0, 5), der.sequence(content), ...fields.slice(6)];
      return assembleSigned(der.sequence(...parts), signatureAlgorithm, signature);
    };
    const sound = tbs.children[5]?.content ?? new Uint8Array();
    const random = seededRandom(20_261_128);
    const contents = [sound, ...Array.from({ length: 2000 }, () => mutate(sound, random))];
    const differing = contents.map(withEntries).filter((bytes) => {
      const strict = unlessDerError(() => strictly(bytes));
      const quick = unlessDerError(() => parseCertificateRevocationList(bytes));
      if (!strict || !quick) return strict !== quick;
      const found = strict.map((entry) => quick.revoked.find(entry));
      return quick.revoked.count !== strict.length || !isDeepStrictEqual(found, strict);
    });
    expect(differing.length).toBe(0);
  });
});

/** The entries by the general reader: every byte checked, an object for each. */
function strictly(bytes: Uint8Array) {
  const { tbs } = parseSigned(readDer(bytes));
  const fields = readFields(tbs);
  fields.optional(tags.integer);
  fields.next();
  let issuer = parseName(fields.next());
  readTime(fields.next());
  const nextUpdate = fields.optional(tags.utcTime, tags.generalizedTime);
  if (nextUpdate) readTime(nextUpdate);
  return (fields.optional(tags.sequence)?.children ?? []).map((node) => {
    const entry = readFields(node);
    const serialNumber = readInteger(entry.next());
    const revokedAt = readTime(entry.next());
    const list = entry.optional(tags.sequence);
    entry.end();
    const extensions = list ? parseExtensions(list) : [];
    const reason = findExtension(extensions, oids.reasonCode);
    const from = findExtension(extensions, oids.certificateIssuer);
    const [name] = from ? parseAlternativeName(from.value) : [];
    if (from && name?.type !== 'directoryName') throw new DerError('no name');
    if (name?.type === 'directoryName') issuer = named(name.name);
    return {
      serialNumber,
      issuer,
      revokedAt,
      reason: reasonOfCode(reason ? readEnumerated(readDer(reason.value)) : 0),
    };
  });
}

function unlessDerError<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
