// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned } from '../../x509/certificate.ts';
import {
  crlNumber,
  deltaCrlIndicator,
  encodeTbsCertList,
  findRevoked,
  issuingDistributionPoint,
  parseCertificateRevocationList,
  type RevokedCertificate,
  type RevokedEntry,
} from '../../x509/crl.ts';
import { readDer } from '../../x509/der.ts';
import { authorityKeyIdentifier } from '../../x509/extensions.ts';
import { encodeName, parseName } from '../../x509/name.ts';
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
      findRevoked(parsed, { serialNumber, issuer: named(name) })?.reason;
    expect(find(1n, issuer)).toBe('unspecified');
    expect(find(2n ** 100n, issuer)).toBe('keyCompromise');
    expect(find(4n, issuer)).toBeUndefined();
    expect(find(1n, other)).toBeUndefined();
  });

  it('that lists nobody is read by openssl and back', () => {
    const empty = crl([], [crlNumber(1)]);
    expect(openssl(['crl', '-inform', 'der', '-noout', '-text'], empty)).toContain('No Revoked Certificates');
    expect(parseCertificateRevocationList(empty).revoked).toEqual([]);
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
      findRevoked(indirect, { serialNumber, issuer: named(name) }) !== undefined;
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
    expect(parsed.revoked.length).toBe(100_000);
    expect(findRevoked(parsed, { serialNumber: 2n ** 120n, issuer: named(issuer) })?.reason).toBe('superseded');
  });

  it('is searched in no time also where all serial numbers end alike', () => {
    const parsed = parseCertificateRevocationList(list);
    const revoked = Array.from({ length: 300_000 }, (_, index) => ({
      ...(parsed.revoked[0] as RevokedCertificate),
      serialNumber: BigInt(index) << 64n,
    }));
    const serialNumber = 7n << 64n;
    const found = findRevoked({ ...parsed, revoked }, { serialNumber, issuer: parsed.issuer });
    expect(found).toMatchObject({ serialNumber });
  });
});
