// SPDX-License-Identifier: Apache-2.0
// Writes the extensions of certificates, CRLs and requests (RFC 5280 4.2, 5.2, 5.3). Each builder returns a whole
// Extension, marked critical where RFC 5280 or the PIV profiles want it. The readers are in extension-parsers.ts.

import { type Bytes, der } from './der.ts';
import { encodeGeneralName, type GeneralName } from './general-name.ts';
import { type KeyUsage, keyUsageBits } from './key-usage.ts';
import { oids } from './oids.ts';

export * from './extension-parsers.ts';
export type { KeyUsage } from './key-usage.ts';

/** Any extension, from the DER of its value. */
export function extension(oid: string, value: Uint8Array, criticality: 'critical' | 'notCritical'): Bytes {
  const critical = criticality === 'critical' ? [der.boolean(true)] : [];
  return der.sequence(der.oid(oid), ...critical, der.octetString(value));
}

/** The certificate is a CA's, with at most `pathLength` further CAs below it; critical. */
export function basicConstraints({ ca, pathLength }: { ca: boolean; pathLength?: number }): Bytes {
  const isCa = ca ? [der.boolean(true)] : [];
  const length = pathLength === undefined ? [] : [der.integer(pathLength)];
  return extension(oids.basicConstraints, der.sequence(...isCa, ...length), 'critical');
}

/** What the key may be used for; critical. */
export function keyUsage(...usages: KeyUsage[]): Bytes {
  return extension(oids.keyUsage, der.namedBits(usages.map((usage) => keyUsageBits.indexOf(usage))), 'critical');
}

/** Purposes as object identifiers (`oids.clientAuth`); not critical, as the PIV profiles have it. */
export function extendedKeyUsage(...purposes: string[]): Bytes {
  return extension(oids.extKeyUsage, der.sequenceOf(purposes.map(der.oid)), 'notCritical');
}

/** Names beside the subject; must be critical when the subject is empty (RFC 5280 4.2.1.6). */
export function subjectAlternativeName(
  names: readonly GeneralName[],
  criticality: 'critical' | 'notCritical' = 'notCritical',
): Bytes {
  return extension(oids.subjectAltName, der.sequenceOf(names.map(encodeGeneralName)), criticality);
}

/** Policies as object identifiers, or with the address of a practice statement. */
export function certificatePolicies(...policies: (string | { oid: string; cps: string })[]): Bytes {
  return extension(oids.certificatePolicies, der.sequenceOf(policies.map(policyInformation)), 'notCritical');
}

/** Pairs of policies that mean the same (RFC 5280 4.2.1.5); critical. */
export function policyMappings(...pairs: { issuerDomainPolicy: string; subjectDomainPolicy: string }[]): Bytes {
  const encoded = pairs.map((pair) =>
    der.sequence(der.oid(pair.issuerDomainPolicy), der.oid(pair.subjectDomainPolicy)),
  );
  return extension(oids.policyMappings, der.sequenceOf(encoded), 'critical');
}

/** After how many further certificates a policy is required, or mapping forbidden (RFC 5280 4.2.1.11); critical. */
export function policyConstraints(skip: { requireExplicitPolicy?: number; inhibitPolicyMapping?: number }): Bytes {
  const parts = [skip.requireExplicitPolicy, skip.inhibitPolicyMapping].flatMap((count, tag) =>
    count === undefined ? [] : [der.implicit(tag, der.integer(count))],
  );
  return extension(oids.policyConstraints, der.sequence(...parts), 'critical');
}

/** After how many further certificates anyPolicy no longer counts (RFC 5280 4.2.1.14); critical. */
export function inhibitAnyPolicy(skipCertificates: number): Bytes {
  return extension(oids.inhibitAnyPolicy, der.integer(skipCertificates), 'critical');
}

/** Subtrees of names that certificates below may or may not carry (RFC 5280 4.2.1.10); critical. */
export function nameConstraints({
  permitted = [],
  excluded = [],
}: {
  permitted?: readonly GeneralName[];
  excluded?: readonly GeneralName[];
}): Bytes {
  const parts = [permitted, excluded].flatMap((names, tag) =>
    names.length === 0 ? [] : [der.explicit(tag, ...names.map((name) => der.sequence(encodeGeneralName(name))))],
  );
  return extension(oids.nameConstraints, der.sequence(...parts), 'critical');
}

/** Where the CRL is to be had: one distribution point with all the addresses. */
export function crlDistributionPoints(...uris: string[]): Bytes {
  return extension(oids.cRLDistributionPoints, der.sequence(der.sequence(distributionPointName(uris))), 'notCritical');
}

/** Addresses of the OCSP responder and of the issuer's own certificate (RFC 5280 4.2.2.1). */
export function authorityInformationAccess({
  ocsp = [],
  caIssuers = [],
}: {
  ocsp?: readonly string[];
  caIssuers?: readonly string[];
}): Bytes {
  const descriptions = [
    ...ocsp.map((uri) => accessDescription(oids.ocsp, uri)),
    ...caIssuers.map((uri) => accessDescription(oids.caIssuers, uri)),
  ];
  return extension(oids.authorityInfoAccess, der.sequenceOf(descriptions), 'notCritical');
}

/** Identifier of the subject's key: a hash of the public key that the caller chose (RFC 5280 4.2.1.2). */
export function subjectKeyIdentifier(identifier: Uint8Array): Bytes {
  return extension(oids.subjectKeyIdentifier, der.octetString(identifier), 'notCritical');
}

/** Identifier of the issuer's key, the same bytes as in the issuer's subjectKeyIdentifier. */
export function authorityKeyIdentifier(identifier: Uint8Array): Bytes {
  return extension(oids.authorityKeyIdentifier, der.sequence(der.primitive(0, identifier)), 'notCritical');
}

/** The [0] fullName of a distribution point; it is a CHOICE, so its own tag is explicit (RFC 5280 A.2). */
export function distributionPointName(uris: readonly string[]): Bytes {
  const names = uris.map((value) => encodeGeneralName({ type: 'uri', value }));
  return der.explicit(0, der.explicit(0, ...names));
}

function policyInformation(policy: string | { oid: string; cps: string }): Bytes {
  if (typeof policy === 'string') return der.sequence(der.oid(policy));
  const qualifier = der.sequence(der.oid(oids.cpsQualifier), der.ia5String(policy.cps));
  return der.sequence(der.oid(policy.oid), der.sequence(qualifier));
}

function accessDescription(method: string, value: string): Bytes {
  return der.sequence(der.oid(method), encodeGeneralName({ type: 'uri', value }));
}
