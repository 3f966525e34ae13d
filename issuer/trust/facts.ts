// SPDX-License-Identifier: Apache-2.0
// What path validation needs to know of a certificate's extensions, read once.

import type { Certificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import { parseDistributionPoints } from '../../x509/distribution-point.ts';
import {
  findExtension,
  parseAlternativeName,
  parseBasicConstraints,
  parseCertificatePolicies,
  parseExtendedKeyUsage,
  parseInhibitAnyPolicy,
  parseKeyUsage,
  parseNameConstraints,
  parsePolicyConstraints,
  parsePolicyMappings,
} from '../../x509/extensions.ts';
import type { KeyUsage } from '../../x509/key-usage.ts';
import { nameEquals } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';

/** A certificate's extensions as path validation sees them; undefined for one that is not there. */
export type CertificateFacts = ReturnType<typeof parseFacts>;

/** Reads the extensions; undefined when one of them is not what it should be. Of one certificate they are read once. */
export function readFacts(certificate: Certificate): CertificateFacts | undefined {
  const known = read.get(certificate);
  if (known) return known;
  try {
    const facts = parseFacts(certificate);
    read.set(certificate, facts);
    return facts;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

const read = new WeakMap<Certificate, CertificateFacts>();

/** Whether the certificate's keyUsage, if it has one, allows this use. */
export function mayUse(certificate: Certificate, usage: KeyUsage): boolean {
  const facts = readFacts(certificate);
  return facts !== undefined && (facts.keyUsage?.has(usage) ?? true);
}

function parseFacts(certificate: Certificate) {
  const read = <T>(oid: string, parse: (value: Uint8Array) => T): T | undefined => {
    const extension = findExtension(certificate.extensions, oid);
    return extension && parse(extension.value);
  };
  const points = findExtension(certificate.extensions, oids.cRLDistributionPoints);
  if (points?.critical) parseDistributionPoints(points.value);
  return {
    selfIssued: nameEquals(certificate.subject, certificate.issuer),
    basicConstraints: read(oids.basicConstraints, parseBasicConstraints),
    keyUsage: read(oids.keyUsage, parseKeyUsage),
    extendedKeyUsage: read(oids.extKeyUsage, parseExtendedKeyUsage),
    alternativeNames: read(oids.subjectAltName, parseAlternativeName),
    policies: read(oids.certificatePolicies, parseCertificatePolicies),
    policyMappings: read(oids.policyMappings, parsePolicyMappings),
    policyConstraints: read(oids.policyConstraints, parsePolicyConstraints),
    inhibitAnyPolicy: read(oids.inhibitAnyPolicy, parseInhibitAnyPolicy),
    nameConstraints: read(oids.nameConstraints, parseNameConstraints),
    /** Whether a critical extension is there that nothing here acts upon (RFC 5280 6.1.4 o, 6.1.5 f). */
    unknownCritical: certificate.extensions.some(({ oid, critical }) => critical && !knownExtensions.has(oid)),
  };
}

/** The CRL distribution points are acted upon by the source of revocation; here they have to be readable if critical. */
const knownExtensions: ReadonlySet<string> = new Set([
  oids.basicConstraints,
  oids.keyUsage,
  oids.extKeyUsage,
  oids.subjectAltName,
  oids.certificatePolicies,
  oids.policyMappings,
  oids.policyConstraints,
  oids.inhibitAnyPolicy,
  oids.nameConstraints,
  oids.cRLDistributionPoints,
]);
