// SPDX-License-Identifier: Apache-2.0
// Basic path validation (RFC 5280 6.1): one pass from the trust anchor down to the certificate in question. The state
// is a value: each certificate yields the next one, or a refusal. Revocation is asked for afterwards, elsewhere.

import type { KeyObject } from 'node:crypto';
import type { Certificate, PublicKeyInfo } from '../../x509/certificate.ts';
import { nameEquals } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import type { CandidatePath } from './candidate-paths.ts';
import { brokenRule } from './certificate-rules.ts';
import type { Effort } from './effort.ts';
import { type CertificateFacts, readFacts } from './facts.ts';
import { addNameConstraints, type NameConstraints, noNameConstraints, refuseNames } from './name-constraints.ts';
import {
  applyPolicies,
  finishPolicies,
  limitPolicies,
  type PolicyState,
  policiesAllow,
  preparePolicies,
  startPolicies,
} from './policy-graph.ts';
import type { TrustRefusal } from './refusal.ts';
import { checkSignature, importKey, inheritParameters } from './signature.ts';
import type { ValidationRequest } from './validation.ts';

/** What a path has to satisfy: a request without the certificates themselves. */
export type PathRules = Omit<ValidationRequest, 'certificate' | 'intermediates' | 'anchors' | 'revocation'>;

/** A path that is valid but for revocation. */
export interface CheckedPath {
  readonly ok: true;
  readonly policies: readonly string[];
  /** For each certificate of the path, in its order, the key that verified it. */
  readonly issuerKeys: readonly KeyObject[];
}

/** Why a path is refused, and which of its certificates is at fault. */
export interface PathRefusal {
  readonly ok: false;
  readonly code: TrustRefusal;
  readonly certificate: Certificate;
}

/** Validates one path without regard to revocation. */
export function checkPath(
  { path, anchor }: CandidatePath,
  rules: PathRules,
  effort: Effort,
): CheckedPath | PathRefusal {
  let state = startAt(anchor, path.length, rules);
  if (typeof state === 'string') return { ok: false, code: state, certificate: anchor };
  for (const certificate of path.slice(1).reverse()) {
    state = passAuthority(state, certificate, rules, effort);
    if (typeof state === 'string') return { ok: false, code: state, certificate };
  }
  const outcome = passTarget(state, path[0], rules, effort);
  return typeof outcome === 'string' ? { ok: false, code: outcome, certificate: path[0] } : outcome;
}

interface PathState {
  readonly issuer: Certificate;
  readonly publicKey: PublicKeyInfo;
  readonly remainingLength: number;
  readonly names: NameConstraints;
  readonly policies: PolicyState;
  /** The keys that verified the certificates so far, the lowest first. */
  readonly issuerKeys: readonly KeyObject[];
}

/** A certificate of the path with all that is known about it when its turn comes. */
interface Turn {
  readonly certificate: Certificate;
  readonly facts: CertificateFacts;
  readonly issuerKey: KeyObject;
  readonly policies: PolicyState;
  readonly role: 'authority' | 'target';
}

/** 6.1.2; the anchor's certificate is held to its own validity, uses and constraints, as RFC 5937 suggests. */
function startAt(anchor: Certificate, length: number, rules: PathRules): PathState | TrustRefusal {
  const facts = readFacts(anchor);
  if (!facts) return 'malformed';
  const refusal =
    refuseValidity(anchor, rules.at) ??
    refuseContent(anchor, facts) ??
    refuseAnchor(anchor, facts) ??
    refusePurpose(facts, rules.extendedKeyUsage);
  if (refusal) return refusal;
  return {
    issuer: anchor,
    publicKey: anchor.subjectPublicKeyInfo,
    remainingLength: facts.basicConstraints?.pathLength ?? length,
    names: addNameConstraints(noNameConstraints, facts),
    policies: limitPolicies(policiesAtStart(length, rules), facts),
    issuerKeys: [],
  };
}

function policiesAtStart(length: number, rules: PathRules): PolicyState {
  return startPolicies(length, {
    requireExplicitPolicy: rules.requireExplicitPolicy ?? rules.requiredPolicies !== undefined,
    inhibitPolicyMapping: rules.inhibitPolicyMapping ?? false,
    inhibitAnyPolicy: rules.inhibitAnyPolicy ?? false,
  });
}

/** 6.1.3 and 6.1.4, for a certificate that issued the next one. */
function passAuthority(
  state: PathState,
  certificate: Certificate,
  rules: PathRules,
  effort: Effort,
): PathState | TrustRefusal {
  const turn = beginTurn(state, certificate, 'authority');
  if (typeof turn === 'string') return turn;
  const { facts, issuerKey } = turn;
  const policies = preparePolicies(turn.policies, facts) ?? 'policyMissing';
  const remaining = state.remainingLength - (facts.selfIssued ? 0 : 1);
  const refusal = refuseAny(state, turn, rules, effort) ?? refuseAuthority(facts, remaining);
  if (refusal) return refusal;
  if (typeof policies === 'string') return policies;
  return {
    issuer: certificate,
    publicKey: inheritParameters(certificate.subjectPublicKeyInfo, state.publicKey),
    remainingLength: Math.min(remaining, facts.basicConstraints?.pathLength ?? remaining),
    names: addNameConstraints(state.names, facts),
    policies,
    issuerKeys: [issuerKey, ...state.issuerKeys],
  };
}

/** 6.1.3 and 6.1.5, for the certificate in question, and the uses that the caller asks for. */
function passTarget(
  state: PathState,
  certificate: Certificate,
  rules: PathRules,
  effort: Effort,
): CheckedPath | TrustRefusal {
  const turn = beginTurn(state, certificate, 'target');
  if (typeof turn === 'string') return turn;
  const refusal = refuseAny(state, turn, rules, effort) ?? refuseUsage(turn.facts, rules.keyUsage);
  if (refusal) return refusal;
  const policies = finishPolicies(turn.policies, turn.facts, rules.requiredPolicies);
  return policies ? { ok: true, policies, issuerKeys: [turn.issuerKey, ...state.issuerKeys] } : 'policyMissing';
}

function beginTurn(state: PathState, certificate: Certificate, role: Turn['role']): Turn | TrustRefusal {
  const facts = readFacts(certificate);
  if (!facts) return 'malformed';
  const issuerKey = importKey(state.publicKey);
  if (!issuerKey) return 'weakAlgorithm';
  const policies = applyPolicies(state.policies, facts, role === 'target');
  return { certificate, facts, issuerKey, policies, role };
}

/** 6.1.3, for any certificate of the path. */
function refuseAny(state: PathState, turn: Turn, rules: PathRules, effort: Effort): TrustRefusal | undefined {
  const { certificate, facts, policies, role } = turn;
  const isExempt = role === 'authority' && facts.selfIssued;
  return (
    (nameEquals(certificate.issuer, state.issuer.subject) ? undefined : 'issuerNotTrusted') ??
    (effort.spend() ? refuseSignature(turn, rules) : 'tooComplex') ??
    refuseValidity(certificate, rules.at) ??
    refuseContent(certificate, facts) ??
    (isExempt ? undefined : refuseNames(state.names, certificate, facts)) ??
    (policiesAllow(policies) ? undefined : 'policyMissing') ??
    refusePurpose(facts, rules.extendedKeyUsage)
  );
}

function refuseSignature({ certificate, issuerKey }: Turn, rules: PathRules): TrustRefusal | undefined {
  const outcomes = { right: undefined, wrong: 'signatureWrong', notAccepted: 'weakAlgorithm' } as const;
  return outcomes[checkSignature(certificate, issuerKey, rules.algorithms ?? 'current')];
}

/** Both ends belong to the validity (4.1.2.5). */
function refuseValidity({ notBefore, notAfter }: Certificate, at: Date): TrustRefusal | undefined {
  if (at < notBefore) return 'notYetValid';
  return at > notAfter ? 'expired' : undefined;
}

function refuseContent(certificate: Certificate, facts: CertificateFacts): TrustRefusal | undefined {
  if (facts.unknownCritical) return 'criticalExtension';
  return brokenRule(certificate, facts) === undefined ? undefined : 'ruleBroken';
}

/** An old root from before version 3 cannot say that it is an authority. */
function refuseAnchor({ version }: Certificate, facts: CertificateFacts): TrustRefusal | undefined {
  return version === 3 ? refuseAuthority(facts, 0) : undefined;
}

/** 6.1.4 k, l and n. */
function refuseAuthority(
  { basicConstraints, keyUsage }: CertificateFacts,
  remainingLength: number,
): TrustRefusal | undefined {
  const mayIssue = basicConstraints?.ca && (keyUsage?.has('keyCertSign') ?? true);
  if (!mayIssue) return 'notCertificateAuthority';
  return remainingLength < 0 ? 'pathTooLong' : undefined;
}

function refuseUsage({ keyUsage }: CertificateFacts, wanted: PathRules['keyUsage']): TrustRefusal | undefined {
  return keyUsage && wanted?.some((usage) => !keyUsage.has(usage)) ? 'wrongUsage' : undefined;
}

/** For authorities this is not in RFC 5280, but how everyone reads it: their purposes limit what they issue for. */
function refusePurpose({ extendedKeyUsage }: CertificateFacts, purpose: string | undefined): TrustRefusal | undefined {
  if (!purpose || !extendedKeyUsage) return undefined;
  const isAllowed = extendedKeyUsage.includes(purpose) || extendedKeyUsage.includes(oids.anyExtendedKeyUsage);
  return isAllowed ? undefined : 'wrongUsage';
}
