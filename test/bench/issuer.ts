// SPDX-License-Identifier: Apache-2.0
// The embedded CA on one core: certificates a second, and a CRL of 100,000 entries; and the issuer as a whole.

import { generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAuthority, publicKeyInfo } from '../../issuer/ca/authority.ts';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned } from '../../x509/certificate.ts';
import { crlNumber, encodeTbsCertList, type RevokedEntry } from '../../x509/crl.ts';
import {
  authorityInformationAccess,
  authorityKeyIdentifier,
  crlDistributionPoints,
  extendedKeyUsage,
  keyUsage,
  subjectAlternativeName,
} from '../../x509/extensions.ts';
import { encodeName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { median } from './card-stand.ts';
import { measureService } from './issuer-service.ts';

/**
 * `certificatesPerSecond`: signed with P-256 for P-256 keys. `crl100kMs`: made, encoded and signed; the median. The rest:
 * `issuer-service.ts`.
 */
export async function measureIssuer(logins: number): Promise<unknown> {
  const authority = {
    certificatesPerSecond: certificatesPerSecond(2_000),
    crl100kMs: Math.round(median([1, 2, 3].map(crl))),
  };
  return { ...authority, ...(await measureService(logins)) };
}

function certificatesPerSecond(measured: number): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-bench-'));
  try {
    const authority = openAuthority(folder, 'Example Organisation', Date.now());
    const publicKey = publicKeyInfo(newKey());
    const issue = () => authority.issue(content(publicKey));
    for (let count = 0; count < measured / 10; count += 1) issue();
    const start = performance.now();
    for (let count = 0; count < measured; count += 1) issue();
    return Math.round(measured / ((performance.now() - start) / 1_000));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the certificate of a phone says. */
function content(subjectPublicKeyInfo: Uint8Array) {
  const location = 'http://pki.pivot.example/ca';
  return {
    subject: [
      { type: 'organization', value: 'Example Organisation' },
      { type: 'commonName', value: 'Practice Cardholder' },
    ] as const,
    subjectPublicKeyInfo,
    notBefore: new Date(),
    notAfter: new Date(Date.now() + 365 * 86_400_000),
    extensions: [
      keyUsage('digitalSignature'),
      extendedKeyUsage(oids.clientAuth),
      subjectAlternativeName([{ type: 'uri', value: `urn:uuid:${randomUUID()}` }]),
      crlDistributionPoints(location),
      authorityInformationAccess({ ocsp: [location], caIssuers: [location] }),
    ],
  };
}

/** Milliseconds for one list. */
function crl(number: number): number {
  const key = newKey();
  const start = performance.now();
  const signatureAlgorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
  const now = Date.now();
  const tbs = encodeTbsCertList({
    signatureAlgorithm,
    issuer: encodeName([{ type: 'commonName', value: 'Pivot CA' }]),
    thisUpdate: new Date(now),
    nextUpdate: new Date(now + 86_400_000),
    revoked: Array.from({ length: 100_000 }, (): RevokedEntry => {
      const [first = 0, ...others] = randomBytes(16);
      return { serialNumber: Uint8Array.of((first & 0x3f) | 0x40, ...others), revokedAt: new Date(now) };
    }),
    extensions: [crlNumber(number), authorityKeyIdentifier(new Uint8Array(20))],
  });
  assembleSigned(tbs, signatureAlgorithm, sign('sha256', tbs, key));
  return performance.now() - start;
}

function newKey() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}
