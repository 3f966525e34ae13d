// SPDX-License-Identifier: Apache-2.0
// Revocation by CRL (RFC 5280 6.3): complete and delta CRLs, direct and indirect, for all reasons or some, by
// distribution point. A certificate is good only when CRLs for all reasons have been found and none lists it.

import type { KeyObject } from 'node:crypto';
import type { Certificate } from '../../x509/certificate.ts';
import type { CertificateRevocationList, ReasonFlag } from '../../x509/crl.ts';
import type { RevokedCertificate } from '../../x509/crl-entries.ts';
import { DerError } from '../../x509/der.ts';
import { type Extension, findExtension } from '../../x509/extensions.ts';
import { nameEquals } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { allReasons, distributionPointsOf, reasonsCovered } from './crl-scope.ts';
import { mayUse } from './facts.ts';
import { isSame, rankOf, subjectKeyIdentifier } from './identity.ts';
import type { RevocationQuestion, RevocationSource, RevocationStatus } from './revocation.ts';
import { type Algorithms, checkLongSignature, importKey } from './signature.ts';

/** Where CRLs come from: a folder, a cache, the network. It may give CRLs that have nothing to do with the question. */
export interface CrlSupply {
  /** The CRLs that may speak for the certificate, complete and delta ones; none when they cannot be had. */
  crlsFor(certificate: Certificate): Promise<readonly CertificateRevocationList[]>;
}

/** A source of revocation that reads CRLs. */
export function crlRevocation(supply: CrlSupply): RevocationSource {
  return {
    statusOf: async (question) => {
      try {
        return await judge(question, await supply.crlsFor(question.certificate));
      } catch (error) {
        if (error instanceof DerError) return { status: 'unknown', detail: 'a distribution point cannot be read' };
        throw error;
      }
    },
  };
}

/** Takes CRL after CRL until one lists the certificate or all reasons are covered (6.3.3, the loops around a to l). */
async function judge(
  question: RevocationQuestion,
  supplied: readonly CertificateRevocationList[],
): Promise<RevocationStatus> {
  const relevant = relevantCrls(question, supplied);
  const usable = relevant.filter(({ crl }) => isUsable(crl, question.at));
  let covered: ReadonlySet<ReasonFlag> = new Set();
  for (const { crl, reasons } of usable) {
    if (reasons.isSubsetOf(covered)) continue;
    const entry = await consult(crl, supplied, question);
    if (entry === 'notTrusted') continue;
    if (entry) return { status: 'revoked', at: entry.revokedAt, reason: entry.reason };
    covered = covered.union(reasons);
  }
  if (covered.size === allReasons.size) return { status: 'good' };
  return { status: 'unknown', detail: whyUnknown(relevant.length, usable.length, covered.size) };
}

function whyUnknown(relevant: number, usable: number, covered: number): string {
  if (covered > 0) return 'its CRLs do not cover all reasons';
  if (usable > 0) return 'its CRL is not signed by anyone who may';
  return relevant > 0 ? 'its CRL is out of date or not understood' : 'there is no CRL for it';
}

/** The complete CRLs that speak for the certificate, by its distribution points, the newest first. */
function relevantCrls(
  { certificate }: RevocationQuestion,
  crls: readonly CertificateRevocationList[],
): readonly { crl: CertificateRevocationList; reasons: ReadonlySet<ReasonFlag> }[] {
  const complete = crls.filter(({ baseCrlNumber }) => baseCrlNumber === undefined).sort(byAge);
  return distributionPointsOf(certificate)
    .flatMap((point) => complete.map((crl) => ({ crl, reasons: reasonsCovered(crl, point, certificate) })))
    .filter(({ reasons }) => reasons.size > 0);
}

/** The certificate's entry in the CRL as its newest delta changes it; undefined when it is not listed. */
async function consult(
  crl: CertificateRevocationList,
  crls: readonly CertificateRevocationList[],
  question: RevocationQuestion,
): Promise<RevokedCertificate | undefined | 'notTrusted'> {
  const verifies = await trustedVerifier(crl, question);
  if (!verifies) return 'notTrusted';
  const delta = await findFirst(deltasOf(crl, crls), async (list) => isUsable(list, question.at) && verifies(list));
  const changed = delta?.revoked.find(question.certificate);
  if (changed?.reason === 'removeFromCRL') return undefined;
  return changed ?? crl.revoked.find(question.certificate);
}

async function findFirst<Item>(items: readonly Item[], fits: (item: Item) => Promise<boolean>) {
  for (const item of items) if (await fits(item)) return item;
  return undefined;
}

/** 6.3.3 a, with RFC 5280 5.1.2.5 and 5.2: current, and without critical extensions that are not understood. */
function isUsable(crl: CertificateRevocationList, at: Date): boolean {
  const isCurrent = crl.thisUpdate <= at && crl.nextUpdate !== undefined && at <= crl.nextUpdate;
  return isCurrent && isUnderstood(crl.extensions) && areEntriesUnderstood(crl);
}

/**
 * Only an indirect CRL may speak of other issuers (5.2.5): in another one, entries behind such a name would be overlooked.
 */
function areEntriesUnderstood({ revoked, issuingDistributionPoint: scope }: CertificateRevocationList): boolean {
  return !revoked.hasUnknownCritical && (scope?.indirect === true || !revoked.hasOtherIssuers);
}

function isUnderstood(extensions: readonly Extension[]): boolean {
  return extensions.every(({ oid, critical }) => !critical || known.has(oid));
}

const known: ReadonlySet<string> = new Set([
  oids.authorityKeyIdentifier,
  oids.cRLNumber,
  oids.deltaCRLIndicator,
  oids.issuingDistributionPoint,
  oids.freshestCRL,
]);

/** 6.3.3 c: the deltas of the same issuer, scope and key that continue this CRL, the newest first. */
function deltasOf(
  complete: CertificateRevocationList,
  crls: readonly CertificateRevocationList[],
): readonly CertificateRevocationList[] {
  const number = complete.crlNumber;
  if (number === undefined) return [];
  return crls
    .filter(
      ({ baseCrlNumber, crlNumber = 0n }) =>
        baseCrlNumber !== undefined && baseCrlNumber <= number && crlNumber > number,
    )
    .filter((delta) => nameEquals(delta.issuer, complete.issuer))
    .filter((delta) =>
      [oids.issuingDistributionPoint, oids.authorityKeyIdentifier].every((oid) => hasSame(oid, delta, complete)),
    )
    .sort(byAge);
}

/** The newest first. */
function byAge(a: CertificateRevocationList, b: CertificateRevocationList): number {
  const [first, second] = [a, b].map(({ crlNumber = 0n }) => crlNumber);
  return b.thisUpdate.getTime() - a.thisUpdate.getTime() || Number((second ?? 0n) - (first ?? 0n));
}

function hasSame(oid: string, a: CertificateRevocationList, b: CertificateRevocationList): boolean {
  const [first, second] = [a, b].map(({ extensions }) => findExtension(extensions, oid)?.value ?? new Uint8Array());
  return Buffer.compare(first ?? new Uint8Array(), second ?? new Uint8Array()) === 0;
}

type Verifies = (crl: CertificateRevocationList) => Promise<boolean>;

/** 6.3.3 f and g: a check with the key that signed this CRL, if that key may sign CRLs for this path. */
async function trustedVerifier(
  crl: CertificateRevocationList,
  question: RevocationQuestion,
): Promise<Verifies | undefined> {
  const { issuer, issuerKey, algorithms } = question;
  const byIssuer: Verifies = (list) => isSignedBy(list, issuerKey, algorithms);
  const isDirect = nameEquals(crl.issuer, issuer.subject) && mayUse(issuer, 'cRLSign');
  if (isDirect && (await byIssuer(crl))) return byIssuer;
  for (const signer of signersOf(crl, question)) {
    const key = importKey(signer.subjectPublicKeyInfo);
    const bySigner: Verifies = async (list) => key !== undefined && isSignedBy(list, key, algorithms);
    if ((await bySigner(crl)) && (await question.maySignCrls(signer))) return bySigner;
  }
  return undefined;
}

/** A signature that was right once is remembered as long as the CRL, with the key that verified it. */
async function isSignedBy(crl: CertificateRevocationList, key: KeyObject, algorithms: Algorithms): Promise<boolean> {
  const remembered = verified.get(crl.tbs);
  if (remembered?.algorithms === algorithms && remembered.key.equals(key)) return true;
  const right = (await checkLongSignature(crl, key, algorithms)) === 'right';
  if (right) verified.set(crl.tbs, { key, algorithms });
  return right;
}

/** The newest of these CRLs whose signature has been found right before, for whoever keeps them. */
export function newestVerified(crls: readonly CertificateRevocationList[]): CertificateRevocationList | undefined {
  return crls.filter(({ tbs }) => verified.has(tbs)).sort(byAge)[0];
}

/** By the very bytes that were verified, which copies of a CRL share; `signature` is of the same parsed CRL. */
const verified = new WeakMap<Uint8Array, { readonly key: KeyObject; readonly algorithms: Algorithms }>();

function signersOf(crl: CertificateRevocationList, { candidates, issuer }: RevocationQuestion): readonly Certificate[] {
  const rank = (signer: Certificate) => rankOf(crl.authorityKeyIdentifier, subjectKeyIdentifier(signer.extensions));
  return candidates
    .filter((candidate) => nameEquals(candidate.subject, crl.issuer) && !isSame(candidate, issuer))
    .sort((a, b) => rank(a) - rank(b));
}
