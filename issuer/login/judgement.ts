// SPDX-License-Identifier: Apache-2.0
// May this certificate log in? Decided here and nowhere else: for the station before it asks for the PIN, and again for
// the token that follows. The order is that of FIPS 201-3 6.2.3.1; whatever is not clearly right is refused.

import { ok } from '../../contract/result.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import {
  findExtension,
  parseCertificatePolicies,
  parseExtendedKeyUsage,
  parseKeyUsage,
} from '../../x509/extensions.ts';
import { nameEquals, nameToPeople, nameToString } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { type Anchors, fingerprintOf, isPractice } from '../anchors/anchors.ts';
import { type IssuerFailureCode, type Outcome, refuse } from '../refusal.ts';
import type { FindIssuers } from '../revocation/missing-issuers.ts';
import { isOnCurve, isStrongRsa, readPublicKey } from '../trust/public-key.ts';
import type { TrustRefusal } from '../trust/refusal.ts';
import { validatePath } from '../trust/validate-path.ts';
import type { ValidationRequest, ValidationResult } from '../trust/validation.ts';
import { holderName, type Person, personOf } from './accounts.ts';

/** What paths to trusted roots are made from. */
export interface PathBasis {
  readonly trusted: Anchors;
  readonly at: Date;
  /** Who is asked whether a certificate has been revoked. */
  readonly revocation: ValidationRequest['revocation'];
  /** Who is asked for authorities that nobody configured. */
  readonly findIssuers: FindIssuers;
}

/** What a judgement is made from. */
export interface JudgementBasis extends PathBasis {
  /** Policy OIDs of PIV authentication, of which the path must be valid for one. */
  readonly policies: readonly string[];
  /** The issuer's own CA: its certificates never log in. */
  readonly ownAuthority: Certificate;
  readonly practice: boolean;
}

/** A certificate that may log in. */
export interface AcceptedCertificate {
  readonly certificate: Certificate;
  /** Fingerprint of the trust anchor that vouches for it. */
  readonly anchor: string;
  /** The policies of PIV authentication for which its path is valid. */
  readonly policies: readonly string[];
  readonly person: Person;
}

/** What the station shows of a certificate, and whether it may log in. */
export interface LoginJudgement {
  readonly holder: string;
  readonly issuer: string;
  readonly notAfter: number;
  readonly outcome: Outcome<AcceptedCertificate>;
  /** Whose account it would be, when that is why it may not log in. */
  readonly account?: { readonly identifier: string; readonly anchor: string };
}

/** Judges a certificate (DER). It has proved nothing yet: the signature is checked elsewhere. */
export async function judge(bytes: Uint8Array, basis: JudgementBasis): Promise<LoginJudgement> {
  try {
    const certificate = parseCertificate(bytes);
    return {
      holder: holderName(certificate),
      issuer: nameToPeople(certificate.issuer),
      notAfter: certificate.notAfter.getTime(),
      outcome: await decide(certificate, basis),
    };
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    const outcome = refuse('certificateUnusable', `it cannot be read: ${error.message}`);
    return { holder: '', issuer: '', notAfter: 0, outcome };
  }
}

/** FPKI policies below `.3`, and what stands for them in tests below `.48` (GSA's community test environment). */
const fpki = (...arcs: string[]): readonly string[] => arcs.map((arc) => `2.16.840.1.101.3.2.1.${arc}`);
/** Derived PIV authentication, at AAL2 and AAL3. */
const derivedPolicies = fpki('3.40', '3.41', '48.109', '48.110');
/** Card authentication: slot 9E, which asks for no PIN. */
const cardAuthenticationPolicies = fpki('3.17', '48.13');

async function decide(certificate: Certificate, basis: JudgementBasis): Promise<Outcome<AcceptedCertificate>> {
  const wrongKind = refuseKind(certificate, basis) ?? refuseUse(certificate);
  if (wrongKind) return wrongKind;
  const purpose = { policies: basis.policies, extendedKeyUsage: oids.clientAuth };
  const path = await findPath(certificate, basis, purpose);
  if (!path.ok) return refusePath(path.code, path.detail, certificate, basis);
  const person = personOf(certificate);
  if (!person)
    return refuse('certificateUnusable', 'it has neither UPN nor e-mail address nor UUID that identifies one person');
  return ok({ certificate, anchor: fingerprintOf(path.anchor.bytes), policies: path.policies, person });
}

/** What a certificate must be good for. */
export interface Purpose {
  /** The path must be valid for one of these. */
  readonly policies: readonly string[];
  readonly extendedKeyUsage: string;
}

/**
 * The path to a trusted root, for a purpose; authorities that are missing are asked for once. Whatever was wrong with the
 * path may have been that of an authority's old key, so `findIssuers` decides whether one is missing.
 */
export async function findPath(
  certificate: Certificate,
  basis: PathBasis,
  purpose: Purpose,
): Promise<ValidationResult> {
  const path = await validate(certificate, basis, purpose, basis.trusted);
  if (path.ok || isPractice(certificate)) return path;
  const { anchors, intermediates } = basis.trusted;
  const found = await basis.findIssuers(certificate, [...anchors, ...intermediates]);
  if (found.length === 0) return path;
  return validate(certificate, basis, purpose, { anchors, intermediates: [...intermediates, ...found] });
}

function validate(
  certificate: Certificate,
  basis: PathBasis,
  { policies, extendedKeyUsage }: Purpose,
  trusted: Anchors,
): Promise<ValidationResult> {
  return validatePath({
    certificate: certificate.bytes,
    ...trusted,
    at: basis.at,
    requiredPolicies: policies,
    requireExplicitPolicy: true,
    keyUsage: ['digitalSignature'],
    extendedKeyUsage,
    revocation: basis.revocation,
  });
}

/** Certificates that must not log in whoever issued them. */
function refuseKind(certificate: Certificate, { ownAuthority }: JudgementBasis) {
  const policies = policiesOf(certificate);
  const usages = extendedKeyUsagesOf(certificate);
  if (nameEquals(certificate.issuer, ownAuthority.subject)) {
    return refuse('ownCertificate', 'it was issued by this issuer’s own CA');
  }
  if (policies.some((policy) => derivedPolicies.includes(policy))) {
    return refuse('derivedCredential', 'it asserts a derived PIV policy');
  }
  if (policies.some((policy) => cardAuthenticationPolicies.includes(policy)) || usages.includes(oids.pivCardAuth)) {
    return refuse('policyMissing', 'it is a card authentication certificate (9E), which asks for no PIN');
  }
  return undefined;
}

/** A key that may not sign a log-in, or is too weak for it (SP 800-78-5, 3.1). */
function refuseUse(certificate: Certificate) {
  const usage = findExtension(certificate.extensions, oids.keyUsage);
  if (!usage || !parseKeyUsage(usage.value).has('digitalSignature')) {
    return refuse('certificateUnusable', 'its key usage does not have digitalSignature');
  }
  if (!extendedKeyUsagesOf(certificate).includes(oids.clientAuth)) {
    return refuse('certificateUnusable', 'its extended key usage does not have clientAuth');
  }
  const key = readPublicKey(certificate.subjectPublicKeyInfo.bytes);
  const isStrong = key && (isStrongRsa(key) || isOnCurve(key));
  return isStrong ? undefined : refuse('certificateUnusable', 'its key is too weak or unknown');
}

function refusePath(code: TrustRefusal, detail: string, certificate: Certificate, { practice }: JudgementBasis) {
  if (code === 'issuerNotTrusted' && !practice && isPractice(certificate)) {
    return refuse('practiceCard', 'a practice card at an issuer for real cards');
  }
  // Whose card it is stands elsewhere, where it is to stand at all (`reportRefused`).
  const nameless = detail.replaceAll(nameToString(certificate.subject), 'the card’s own');
  return refuse(pathFailures[code], `${code}: ${nameless}`);
}

const pathFailures = {
  malformed: 'certificateUnusable',
  ruleBroken: 'certificateUnusable',
  issuerNotTrusted: 'certificateNotTrusted',
  signatureWrong: 'certificateNotTrusted',
  weakAlgorithm: 'certificateUnusable',
  notYetValid: 'certificateNotYetValid',
  expired: 'certificateExpired',
  notCertificateAuthority: 'certificateNotTrusted',
  pathTooLong: 'certificateNotTrusted',
  wrongUsage: 'certificateUnusable',
  criticalExtension: 'certificateUnusable',
  policyMissing: 'policyMissing',
  nameConstraints: 'certificateNotTrusted',
  revoked: 'certificateRevoked',
  revocationUnknown: 'revocationUnknown',
  tooComplex: 'certificateNotTrusted',
} as const satisfies Record<TrustRefusal, IssuerFailureCode>;

function policiesOf({ extensions }: Certificate): readonly string[] {
  const found = findExtension(extensions, oids.certificatePolicies);
  return found ? parseCertificatePolicies(found.value).map(({ oid }) => oid) : [];
}

/** The purposes that a certificate is for; none where it does not say. */
export function extendedKeyUsagesOf({ extensions }: Certificate): readonly string[] {
  const found = findExtension(extensions, oids.extKeyUsage);
  return found ? parseExtendedKeyUsage(found.value) : [];
}
