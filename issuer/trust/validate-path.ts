// SPDX-License-Identifier: Apache-2.0
// Certification path validation (RFC 5280 6): builds the paths, checks each, asks about revocation, and takes the
// first that passes. Nothing is trusted by default: whatever cannot be decided is refused.

import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import { nameEquals, nameToString } from '../../x509/name.ts';
import { takeTurn } from '../slices.ts';
import { type CandidatePath, candidatePaths } from './candidate-paths.ts';
import { brokenRule } from './certificate-rules.ts';
import { type CheckedPath, checkPath, type PathRefusal, type PathRules } from './check-path.ts';
import { type Effort, limitedEffort } from './effort.ts';
import { mayUse, readFacts } from './facts.ts';
import { isSame } from './identity.ts';
import { refusalSentences, type TrustRefusal } from './refusal.ts';
import type { RevocationStatus } from './revocation.ts';
import type { ValidationRequest, ValidationResult } from './validation.ts';

/** Validates the path from a certificate to one of the anchors. Never throws for what a certificate contains. */
export async function validatePath(request: ValidationRequest): Promise<ValidationResult> {
  const certificate = parseOrUndefined(request.certificate);
  if (!certificate) return { ok: false, code: 'malformed', detail: refusalSentences.malformed };
  const { anchors, intermediates, revocation, ...rules } = request;
  const search = { anchors, intermediates, revocation, rules, effort: limitedEffort(maximumSteps), asking: [] };
  const found = await findPath(certificate, search);
  if (!found.ok) return { ok: false, code: found.code, detail: describe(found) };
  return { ok: true, path: found.path, anchor: found.anchor, policies: found.policies };
}

/** Enough for a mesh of dozens of authorities; a verified signature takes about a tenth of a millisecond. */
const maximumSteps = 1000;

/** An honest certificate has a path or two. Whoever sent one with hundreds of them must not keep others waiting. */
const candidatesAtOnce = 4;

/** How many signers of CRLs may depend on each other's CRLs. */
const maximumSigners = 4;

interface Search {
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly revocation: ValidationRequest['revocation'];
  readonly rules: PathRules;
  readonly effort: Effort;
  /** The signers of CRLs whose own paths are being validated at the moment. */
  readonly asking: readonly Certificate[];
}

type Found = CandidatePath & CheckedPath;
type Refusal = PathRefusal & { readonly detail?: string };

/** The first path that passes; else why the likeliest one did not. */
async function findPath(certificate: Certificate, search: Search): Promise<Found | Refusal> {
  let refusal: Refusal | undefined;
  let untilPause = candidatesAtOnce;
  for (const candidate of candidatePaths([certificate], search, search.effort)) {
    if (untilPause === 0) {
      await takeTurn();
      untilPause = candidatesAtOnce;
    }
    untilPause -= 1;
    const outcome = await judge(candidate, search);
    if (outcome.ok) return outcome;
    // A chain of names alone, signed by somebody else, says little about the certificate.
    if (!refusal || refusal.code === 'signatureWrong') refusal = outcome;
  }
  if (search.effort.exhausted) return { ok: false, code: 'tooComplex', certificate };
  return refusal ?? { ok: false, code: 'issuerNotTrusted', certificate };
}

async function judge(candidate: CandidatePath, search: Search): Promise<Found | Refusal> {
  const checked = checkPath(candidate, search.rules, search.effort);
  if (!checked.ok) return checked;
  return (await findRevoked(candidate, checked, search)) ?? { ...candidate, ...checked };
}

/** Asks for each certificate from the anchor down; the first one that is not good refuses the path. */
async function findRevoked(
  candidate: CandidatePath,
  checked: CheckedPath,
  search: Search,
): Promise<Refusal | undefined> {
  for (const index of [...candidate.path.keys()].reverse()) {
    const answer = await askAbout(index, candidate, checked, search);
    const certificate = candidate.path[index] ?? candidate.path[0];
    if (answer.status === 'revoked') {
      const detail = `${answer.reason}, ${answer.at.toISOString()}`;
      return { ok: false, code: 'revoked', certificate, detail };
    }
    if (answer.status === 'unknown')
      return { ok: false, code: 'revocationUnknown', certificate, detail: answer.detail };
  }
  return undefined;
}

async function askAbout(
  index: number,
  { path, anchor }: CandidatePath,
  { issuerKeys }: CheckedPath,
  search: Search,
): Promise<RevocationStatus> {
  const certificate = path[index];
  const issuerKey = issuerKeys[index];
  if (search.revocation === 'none') return { status: 'good' };
  if (!certificate || !issuerKey) return { status: 'unknown', detail: 'the path has no such certificate' };
  return search.revocation.statusOf({
    certificate,
    issuer: path[index + 1] ?? anchor,
    issuerKey,
    at: search.rules.at,
    algorithms: search.rules.algorithms ?? 'current',
    candidates: [...search.intermediates, ...path, anchor],
    maySignCrls: async (signer) =>
      speaksForItself(signer, certificate, search) || (await maySignCrls(signer, anchor, search)),
  });
}

/**
 * An issuer may appoint a signer of indirect CRLs and have that signer's own certificate covered by the same CRL (PKITS
 * 4.14.30). Then there is no other word on it; its path is being validated already. Not so for the new key of an issuer
 * itself, which nobody but the key appointed.
 */
function speaksForItself(signer: Certificate, certificate: Certificate, { asking }: Search): boolean {
  const isAsked = asking.some((asked) => isSame(asked, signer));
  return isAsked && isSame(signer, certificate) && !nameEquals(signer.subject, signer.issuer);
}

/** 6.3.3 f: its path must lead to the same anchor, and its key must be one for CRLs. */
async function maySignCrls(signer: Certificate, anchor: Certificate, search: Search): Promise<boolean> {
  if (isSame(signer, anchor)) return mayUse(anchor, 'cRLSign');
  const asksInCircle = search.asking.some((asked) => isSame(asked, signer)) || search.asking.length >= maximumSigners;
  if (asksInCircle) return false;
  const { at, algorithms } = search.rules;
  const rules: PathRules = { at, keyUsage: ['cRLSign'], ...(algorithms && { algorithms }) };
  const found = await findPath(signer, { ...search, anchors: [anchor], rules, asking: [...search.asking, signer] });
  return found.ok;
}

function parseOrUndefined(bytes: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function describe({ code, certificate, detail = whichRule(code, certificate) }: Refusal): string {
  const sentence: (typeof refusalSentences)[TrustRefusal] = refusalSentences[code];
  const more = detail === undefined ? '' : ` (${detail})`;
  return `${sentence} Certificate: ${nameToString(certificate.subject)}${more}`;
}

function whichRule(code: TrustRefusal, certificate: Certificate): string | undefined {
  const facts = code === 'ruleBroken' ? readFacts(certificate) : undefined;
  return facts && brokenRule(certificate, facts);
}
