// SPDX-License-Identifier: Apache-2.0
// Distribution points of CRLs: in a certificate (RFC 5280 4.2.1.13) and in the CRL itself (5.2.5). All parsers take the
// DER of an extension's value and throw DerError.

import { type ReasonFlag, reasonsFromBits } from './crl-reasons.ts';
import {
  DerError,
  type DerNode,
  decodeBoolean,
  decodeNamedBits,
  expectSequence,
  isContext,
  readDer,
  readExplicit,
  readFields,
  readImplicit,
} from './der.ts';
import { type GeneralName, parseGeneralNames } from './general-name.ts';
import { type AttributeValue, parseAttributes } from './name.ts';

/** Where a CRL is: by names of its own, or by what is to be added to the name of the CRL's issuer. */
export type DistributionPointName =
  | { readonly type: 'fullName'; readonly names: readonly GeneralName[] }
  | { readonly type: 'relativeName'; readonly rdn: readonly AttributeValue[] };

/** One distribution point of a certificate. */
export interface DistributionPoint {
  readonly name: DistributionPointName | undefined;
  /** The reasons that the CRL covers; all when undefined. */
  readonly reasons: ReadonlySet<ReasonFlag> | undefined;
  /** Who signs the CRL, when that is not the certificate's issuer. */
  readonly crlIssuer: readonly GeneralName[] | undefined;
}

/** What a CRL covers. */
export interface IssuingDistributionPoint {
  readonly name: DistributionPointName | undefined;
  readonly onlyUserCertificates: boolean;
  readonly onlyCaCertificates: boolean;
  readonly onlyAttributeCertificates: boolean;
  /** The reasons that it covers; all when undefined. */
  readonly onlySomeReasons: ReadonlySet<ReasonFlag> | undefined;
  /** It lists certificates of other issuers too. */
  readonly indirect: boolean;
}

/** cRLDistributionPoints and freshestCRL. */
export function parseDistributionPoints(value: Uint8Array): readonly DistributionPoint[] {
  const points = expectSequence(readDer(value)).map(parseDistributionPoint);
  if (points.length === 0) throw new DerError('a list of distribution points is empty');
  return points;
}

/** issuingDistributionPoint. */
export function parseIssuingDistributionPoint(value: Uint8Array): IssuingDistributionPoint {
  const fields = readFields(readDer(value));
  const name = fields.context(0);
  const flag = (number: number) => decodeFlag(fields.context(number));
  const [onlyUserCertificates, onlyCaCertificates] = [flag(1), flag(2)];
  const onlySomeReasons = decodeReasons(fields.context(3));
  const [indirect, onlyAttributeCertificates] = [flag(4), flag(5)];
  fields.end();
  if ([onlyUserCertificates, onlyCaCertificates, onlyAttributeCertificates].filter(Boolean).length > 1) {
    throw new DerError('a CRL is limited to more than one kind of certificate');
  }
  return {
    name: parseName(name),
    onlyUserCertificates,
    onlyCaCertificates,
    onlyAttributeCertificates,
    onlySomeReasons,
    indirect,
  };
}

function parseDistributionPoint(node: DerNode): DistributionPoint {
  const fields = readFields(node);
  const name = parseName(fields.context(0));
  const reasons = decodeReasons(fields.context(1));
  const issuer = fields.context(2);
  fields.end();
  if (!name && !issuer) throw new DerError('a distribution point names neither a place nor an issuer');
  return { name, reasons, crlIssuer: issuer && parseGeneralNames(issuer.children) };
}

function parseName(node: DerNode | undefined): DistributionPointName | undefined {
  if (!node) return undefined;
  const name = readExplicit(node);
  if (isContext(name, 0)) return { type: 'fullName', names: parseGeneralNames(name.children) };
  if (isContext(name, 1)) return { type: 'relativeName', rdn: parseAttributes(name.children) };
  throw new DerError('the name of a distribution point has an unknown type');
}

function decodeFlag(node: DerNode | undefined): boolean {
  return node !== undefined && decodeBoolean(readImplicit(node));
}

function decodeReasons(node: DerNode | undefined): ReadonlySet<ReasonFlag> | undefined {
  return node && reasonsFromBits(decodeNamedBits(readImplicit(node)));
}
