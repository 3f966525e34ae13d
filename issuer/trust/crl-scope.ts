// SPDX-License-Identifier: Apache-2.0
// Which CRL speaks for which certificate, and for which reasons (RFC 5280 6.3.3 b to d).

import type { Certificate } from '../../x509/certificate.ts';
import type { CertificateRevocationList } from '../../x509/crl.ts';
import { type ReasonFlag, reasonFlags } from '../../x509/crl-reasons.ts';
import { readDer } from '../../x509/der.ts';
import {
  type DistributionPoint,
  type DistributionPointName,
  type IssuingDistributionPoint,
  parseDistributionPoints,
} from '../../x509/distribution-point.ts';
import { findExtension, parseBasicConstraints } from '../../x509/extensions.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import { canonicalName, type Name, nameEquals, parseName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';

/**
 * The distribution points of a certificate, and last the one that is implied: a CRL of the certificate's own issuer
 * (6.3.3, "as if it had been specified in a distribution point"). Throws DerError.
 */
export function distributionPointsOf(certificate: Certificate): readonly DistributionPoint[] {
  const extension = findExtension(certificate.extensions, oids.cRLDistributionPoints);
  const named = extension ? parseDistributionPoints(extension.value) : [];
  const issuer: GeneralName = { type: 'directoryName', name: certificate.issuer.bytes };
  return [...named, { name: { type: 'fullName', names: [issuer] }, reasons: undefined, crlIssuer: undefined }];
}

/** The reasons for which this CRL speaks for the certificate at this distribution point. Throws DerError. */
export function reasonsCovered(
  crl: CertificateRevocationList,
  point: DistributionPoint,
  certificate: Certificate,
): ReadonlySet<ReasonFlag> {
  const scope = crl.issuingDistributionPoint;
  const speaks = isRightIssuer(crl, point, certificate) && (!scope || isInScope(scope, crl, point, certificate));
  if (!speaks) return new Set();
  const pointReasons = point.reasons ?? allReasons;
  return pointReasons.intersection(scope?.onlySomeReasons ?? allReasons);
}

/** Every reason that a CRL may be limited to. */
export const allReasons: ReadonlySet<ReasonFlag> = new Set(reasonFlags);

/** 6.3.3 b 1: the issuer that the point names, and then an indirect CRL; else the certificate's own. */
function isRightIssuer(crl: CertificateRevocationList, point: DistributionPoint, certificate: Certificate): boolean {
  if (!point.crlIssuer) return nameEquals(crl.issuer, certificate.issuer);
  const isNamed = directoryNames(point.crlIssuer).some((name) => nameEquals(name, crl.issuer));
  return isNamed && crl.issuingDistributionPoint?.indirect === true;
}

/** 6.3.3 b 2. */
function isInScope(
  scope: IssuingDistributionPoint,
  crl: CertificateRevocationList,
  point: DistributionPoint,
  certificate: Certificate,
): boolean {
  const isCa = isAuthority(certificate);
  if (scope.onlyAttributeCertificates || (isCa ? scope.onlyUserCertificates : scope.onlyCaCertificates)) return false;
  if (!scope.name) return true;
  const [crlIssuer] = directoryNames(point.crlIssuer ?? []);
  const own = keysOf(scope.name, crl.issuer);
  const wanted = point.name ? keysOf(point.name, crlIssuer ?? certificate.issuer) : (point.crlIssuer ?? []).map(keyOf);
  return wanted.some((key) => own.includes(key));
}

function isAuthority(certificate: Certificate): boolean {
  const extension = findExtension(certificate.extensions, oids.basicConstraints);
  return extension !== undefined && parseBasicConstraints(extension.value).ca;
}

/** Names as keys that can be compared; a relative name continues the name of the CRL's issuer. */
function keysOf(name: DistributionPointName, issuer: Name): readonly string[] {
  if (name.type === 'fullName') return name.names.map(keyOf);
  return [canonicalName({ rdns: [...issuer.rdns, name.rdn] })];
}

function keyOf(name: GeneralName): string {
  if (name.type === 'directoryName') return canonicalName(parseName(readDer(name.name)));
  if ('bytes' in name) return `${name.type} ${Buffer.from(name.bytes).toString('hex')}`;
  if (name.type === 'otherName') return `${name.typeId} ${Buffer.from(name.value).toString('hex')}`;
  return name.type === 'registeredID' ? `${name.type} ${name.oid}` : `${name.type} ${name.value}`;
}

function directoryNames(names: readonly GeneralName[]): readonly Name[] {
  return names.flatMap((name) => (name.type === 'directoryName' ? [parseName(readDer(name.name))] : []));
}
