// SPDX-License-Identifier: Apache-2.0
// What an OCSP response says about a certificate, and whether it may say so (RFC 6960 3.2): it answers the question, is
// signed by the certificate's issuer or by somebody whom the issuer appointed, and is fresh.

import { createHash } from 'node:crypto';
import type { Certificate } from '../../x509/certificate.ts';
import { findExtension } from '../../x509/extensions.ts';
import { nameEquals } from '../../x509/name.ts';
import type { BasicOcspResponse, CertId, SingleResponse } from '../../x509/ocsp.ts';
import { oids } from '../../x509/oids.ts';
import { brokenRule } from '../trust/certificate-rules.ts';
import { readFacts } from '../trust/facts.ts';
import { isSame } from '../trust/identity.ts';
import type { RevocationQuestion, RevocationStatus } from '../trust/revocation.ts';
import { checkSignature, importKey } from '../trust/signature.ts';

/** Clocks differ (as Web eID allows). */
const clockSkewMilliseconds = 15 * 60_000;

/** Whether a delegate that says nothing of its own revocation is good. */
export type JudgeDelegate = (delegate: Certificate) => Promise<boolean>;

/** Judges a response to a question that was asked with this nonce. */
export async function judgeAnswer(
  response: BasicOcspResponse,
  question: RevocationQuestion,
  nonce: Uint8Array,
  judgeDelegate: JudgeDelegate,
): Promise<RevocationStatus> {
  const answers = response.responses.filter(({ certId }) => maySpeakOf(certId, question));
  const refusal = refuseContent(response, answers, question, nonce);
  if (refusal) return unknown(refusal);
  if (!(await isSignedByRight(response, question, judgeDelegate))) {
    return unknown('the OCSP response is not signed by anyone who may');
  }
  return worstOf(answers);
}

/** A response may speak of a certificate more than once, by several hashes: then only what is good in all of them is. */
function worstOf(answers: readonly SingleResponse[]): RevocationStatus {
  const statuses = answers.map(({ status }) => status);
  const revoked = statuses.find(({ status }) => status === 'revoked');
  if (revoked?.status === 'revoked') return revoked;
  const isGood = statuses.every(({ status }) => status === 'good');
  return isGood ? { status: 'good' } : unknown('the OCSP responder does not know it');
}

/** The hash of the name and key of a certificate's issuer, as in a CertID (4.1.1). */
export function issuerHashes(
  { certificate, issuer }: Pick<RevocationQuestion, 'certificate' | 'issuer'>,
  hash: string,
) {
  return {
    issuerNameHash: createHash(hash).update(certificate.issuer.bytes).digest(),
    issuerKeyHash: createHash(hash).update(issuer.subjectPublicKeyInfo.publicKey).digest(),
  };
}

/** The hashes of CertIDs by their object identifiers. */
export const certIdHashes: Readonly<Record<string, string>> = {
  [oids.sha1]: 'sha1',
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
};

function unknown(detail: string): RevocationStatus {
  return { status: 'unknown', detail };
}

/** The responder may prefer another hash than that of the request, even one that is not known here. */
function maySpeakOf(certId: CertId, question: RevocationQuestion): boolean {
  return certId.serialNumber === question.certificate.serialNumber && namesIssuer(certId, question) !== false;
}

/** Whether a CertID names the certificate's issuer; undefined when its hash is not known. */
function namesIssuer(certId: CertId, question: RevocationQuestion): boolean | undefined {
  const hash = certIdHashes[certId.hashAlgorithm.oid];
  if (!hash) return undefined;
  const { issuerNameHash, issuerKeyHash } = issuerHashes(question, hash);
  return issuerNameHash.equals(certId.issuerNameHash) && issuerKeyHash.equals(certId.issuerKeyHash);
}

function refuseContent(
  { nonce: returned, extensions, producedAt }: BasicOcspResponse,
  answers: readonly SingleResponse[],
  question: RevocationQuestion,
  nonce: Uint8Array,
): string | undefined {
  if (answers.length === 0) return 'the OCSP response is about another certificate';
  const isClear = answers.every(({ certId }) => namesIssuer(certId, question));
  if (!isClear) return 'the OCSP response names an issuer by a hash that is not known';
  // Responders that prepare their answers return none (RFC 5019 4); then the times alone tell an old answer.
  if (returned && Buffer.compare(returned, nonce) !== 0) return 'the OCSP response has another nonce';
  const isOdd = [...extensions, ...answers.flatMap((answer) => answer.extensions)].some(({ critical }) => critical);
  if (isOdd) return 'the OCSP response has a critical extension that is not known';
  const areFresh = answers.every((answer) => isFresh(answer, producedAt, question.at));
  return areFresh ? undefined : 'the OCSP response is out of date';
}

/** 4.2.2.1, with the time that clocks may differ; an answer that ends before it begins says nothing. */
function isFresh({ thisUpdate, nextUpdate }: SingleResponse, producedAt: Date, at: Date): boolean {
  const latest = at.getTime() + clockSkewMilliseconds;
  const earliest = at.getTime() - clockSkewMilliseconds;
  const isBegun = thisUpdate.getTime() <= latest && producedAt.getTime() <= latest;
  const end = nextUpdate ?? thisUpdate;
  return isBegun && end >= thisUpdate && end.getTime() >= earliest;
}

/** 4.2.2.2: the issuer itself, or a certificate that it issued directly for the purpose. */
async function isSignedByRight(
  response: BasicOcspResponse,
  question: RevocationQuestion,
  judgeDelegate: JudgeDelegate,
): Promise<boolean> {
  const { issuer, issuerKey, algorithms } = question;
  const isByIssuer = isNamed(issuer, response) && checkSignature(response, issuerKey, algorithms) === 'right';
  if (isByIssuer) return true;
  const named = response.certificates.filter((one) => isNamed(one, response) && !isSame(one, issuer));
  for (const delegate of named.slice(0, maximumDelegates)) {
    const signed = isDelegate(delegate, question) && isSignedBy(response, delegate, question);
    if (signed && (isNotChecked(delegate) || (await judgeDelegate(delegate)))) return true;
  }
  return false;
}

const maximumDelegates = 4;

function isNamed({ subject, subjectPublicKeyInfo }: Certificate, { responderId }: BasicOcspResponse): boolean {
  if (responderId.type === 'name') return nameEquals(responderId.name, subject);
  return createHash('sha1').update(subjectPublicKeyInfo.publicKey).digest().equals(responderId.hash);
}

function isDelegate(delegate: Certificate, { issuer, issuerKey, algorithms, at }: RevocationQuestion): boolean {
  const facts = readFacts(delegate);
  if (!facts || facts.unknownCritical || brokenRule(delegate, facts)) return false;
  if (!nameEquals(delegate.issuer, issuer.subject)) return false;
  const isMeantForIt =
    facts.extendedKeyUsage?.includes(oids.ocspSigning) && (facts.keyUsage?.has('digitalSignature') ?? true);
  const isValid = delegate.notBefore <= at && at <= delegate.notAfter;
  return isMeantForIt === true && isValid && checkSignature(delegate, issuerKey, algorithms) === 'right';
}

function isSignedBy(
  response: BasicOcspResponse,
  { subjectPublicKeyInfo }: Certificate,
  { algorithms }: RevocationQuestion,
) {
  const key = importKey(subjectPublicKeyInfo);
  return key !== undefined && checkSignature(response, key, algorithms) === 'right';
}

/** ocsp-nocheck: the issuer vouches for the delegate as long as its certificate is valid (4.2.2.2.1). */
function isNotChecked({ extensions }: Certificate): boolean {
  return findExtension(extensions, oids.ocspNoCheck) !== undefined;
}
