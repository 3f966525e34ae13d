// SPDX-License-Identifier: Apache-2.0
// What RFC 5280 asks of each certificate by itself. It asks it of those who issue, and its path validation (6.1) does not
// look at most of it; but a certificate that contradicts itself means one thing to one reader and another to the next.

import type { Certificate } from '../../x509/certificate.ts';
import { findExtension } from '../../x509/extensions.ts';
import { oids } from '../../x509/oids.ts';
import type { CertificateFacts } from './facts.ts';

/** The first rule that a certificate breaks, in words for the log; undefined when it breaks none. */
export function brokenRule(certificate: Certificate, facts: CertificateFacts): string | undefined {
  return rules.find(({ isBroken }) => isBroken(certificate, facts))?.words;
}

interface Rule {
  readonly words: string;
  isBroken(certificate: Certificate, facts: CertificateFacts): boolean;
}

const rules: readonly Rule[] = [
  { words: 'its serial number is longer than 20 bytes (RFC 5280 4.1.2.2)', isBroken: hasLongSerialNumber },
  { words: 'its issuer has no name (RFC 5280 4.1.2.4)', isBroken: ({ issuer }) => issuer.rdns.length === 0 },
  { words: 'it has no name, and none in its stead that is critical (RFC 5280 4.1.2.6)', isBroken: isNameless },
  {
    words: 'it may sign certificates without being an authority (RFC 5280 4.2.1.9)',
    isBroken: (_, facts) => !isAuthority(facts) && facts.keyUsage?.has('keyCertSign') === true,
  },
  {
    words: 'it limits paths in which it issues nothing (RFC 5280 4.2.1.9)',
    isBroken: (_, facts) => limitsNoPath(facts),
  },
  {
    words: 'it constrains names without being an authority (RFC 5280 4.2.1.10)',
    isBroken: (_, facts) => !isAuthority(facts) && facts.nameConstraints !== undefined,
  },
];

/** A 21st byte that holds the sign alone is forgiven, and so are zero and less: "gracefully handle such certificates". */
function hasLongSerialNumber({ serialNumber }: Certificate): boolean {
  return BigInt.asUintN(160, serialNumber) !== serialNumber && BigInt.asIntN(160, serialNumber) !== serialNumber;
}

/** An authority must have a name; whoever else has none must have a critical subjectAltName. */
function isNameless({ subject, extensions }: Certificate, facts: CertificateFacts): boolean {
  if (subject.rdns.length > 0) return false;
  return isAuthority(facts) || findExtension(extensions, oids.subjectAltName)?.critical !== true;
}

function limitsNoPath(facts: CertificateFacts): boolean {
  const mayIssue = isAuthority(facts) && facts.keyUsage?.has('keyCertSign') !== false;
  return facts.basicConstraints?.pathLength !== undefined && !mayIssue;
}

function isAuthority({ basicConstraints }: CertificateFacts): boolean {
  return basicConstraints?.ca === true;
}
