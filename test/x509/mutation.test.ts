// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { parseCertificateRevocationList } from '../../x509/crl.ts';
import { parseCertificationRequest } from '../../x509/csr.ts';
import { DerError, type DerNode, readDer, readString, readTime } from '../../x509/der.ts';
import { parseDistributionPoints, parseIssuingDistributionPoint } from '../../x509/distribution-point.ts';
import * as extensions from '../../x509/extensions.ts';
import { nameToString } from '../../x509/name.ts';
import { mutate, seededRandom } from './mutation.ts';
import { authority, card, samples } from './samples.ts';

const extensionParsers = [
  extensions.parseAlternativeName,
  extensions.parseAuthorityKeyIdentifier,
  extensions.parseBasicConstraints,
  extensions.parseCertificatePolicies,
  parseDistributionPoints,
  extensions.parseExtendedKeyUsage,
  extensions.parseInformationAccess,
  extensions.parseInhibitAnyPolicy,
  parseIssuingDistributionPoint,
  extensions.parseKeyUsage,
  extensions.parseNameConstraints,
  extensions.parsePolicyConstraints,
  extensions.parsePolicyMappings,
  extensions.parseSubjectKeyIdentifier,
];

/** Whatever whole structures can be read from. */
const readers: readonly ((bytes: Uint8Array) => unknown)[] = [
  (bytes) => nameToString(parseCertificate(bytes).subject),
  parseCertificationRequest,
  parseCertificateRevocationList,
  parseCertsOnly,
  (bytes) => visit(readDer(bytes)),
];

describe('damaged bytes', () => {
  it.each(samples)('of $what are read or refused, and nothing else happens', ({ bytes }) => {
    expect(surprises(bytes, readers, 2000)).toEqual([]);
  });

  it.each([card, authority].flatMap((bytes) => parseCertificate(bytes).extensions))(
    'of the extension $oid are read or refused, and nothing else happens',
    ({ value }) => {
      expect(surprises(value, extensionParsers, 500)).toEqual([]);
    },
  );
});

/** What the readers threw other than DerError, with the bytes that made them. */
function surprises(bytes: Uint8Array, parsers: typeof readers, rounds: number): readonly string[] {
  const random = seededRandom(20_261_122);
  return Array.from({ length: rounds }, () => mutate(bytes, random)).flatMap((damaged) =>
    parsers.flatMap((parse) => {
      const error = errorOf(() => parse(damaged));
      return error === undefined ? [] : [`${error}: ${Buffer.from(damaged).toString('hex')}`];
    }),
  );
}

function errorOf(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof DerError ? undefined : error;
  }
}

function visit(node: DerNode): void {
  const error = errorOf(() => readString(node)) ?? errorOf(() => readTime(node));
  if (error) throw error;
  for (const child of node.children) visit(child);
}
