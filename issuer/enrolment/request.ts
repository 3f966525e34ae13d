// SPDX-License-Identifier: Apache-2.0
// The request that a phone sends: PKCS#10 in base64 (RFC 7030 4.2.1). Only its key counts; names and extensions come
// from the account and the credential type.

import { type KeyObject, verify } from 'node:crypto';
import { ok } from '../../contract/result.ts';
import { type CertificationRequest, parseCertificationRequest } from '../../x509/csr.ts';
import { DerError } from '../../x509/der.ts';
import { oids } from '../../x509/oids.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { isOnCurve, isStrongRsa, isUsualForm, readPublicKey } from '../trust/public-key.ts';

/** What a request says that counts. */
export interface EnrolmentRequest {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** SCEP's proof that its sender may enrol. */
  readonly challengePassword: string | undefined;
}

/** The SubjectPublicKeyInfo (DER) of a request whose sender holds the private key, or what is wrong with it. */
export function readRequest(base64: string): Outcome<Uint8Array> {
  const text = base64.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return refuse('csrMalformed', 'the body is not base64');
  const request = readRequestBytes(Buffer.from(text, 'base64'));
  return request.ok ? ok(request.value.publicKey) : request;
}

/** The same from the bytes of the PKCS#10 request. */
export function readRequestBytes(bytes: Uint8Array): Outcome<EnrolmentRequest> {
  const request = parse(bytes);
  if (!request) return refuse('csrMalformed', 'the body is not a PKCS#10 request');
  const publicKeyInfo = request.subjectPublicKeyInfo.bytes;
  const key = readPublicKey(publicKeyInfo);
  if (!key || !isAccepted(key)) return refuse('csrKeyUnsupported', 'the key is not P-256, P-384 or a strong RSA key');
  if (!isUsualForm(publicKeyInfo, key)) return refuse('csrKeyUnsupported', 'the key is not written in the usual form');
  if (!isSigned(request, key)) return refuse('csrSignatureWrong', 'the request is not signed by its own key');
  return ok({ publicKey: Uint8Array.from(publicKeyInfo), challengePassword: request.challengePassword });
}

function parse(bytes: Uint8Array): CertificationRequest | undefined {
  try {
    return parseCertificationRequest(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function isAccepted(key: KeyObject): boolean {
  return (key.asymmetricKeyType === 'rsa' && isStrongRsa(key)) || isOnCurve(key, ['prime256v1', 'secp384r1']);
}

/** The hash of each signature algorithm that requests are signed with, and the kind of key it belongs to. */
const signatureAlgorithms: Readonly<Record<string, { type: 'ec' | 'rsa'; hash: string }>> = {
  [oids.ecdsaWithSha256]: { type: 'ec', hash: 'sha256' },
  [oids.ecdsaWithSha384]: { type: 'ec', hash: 'sha384' },
  [oids.ecdsaWithSha512]: { type: 'ec', hash: 'sha512' },
  [oids.sha256WithRsaEncryption]: { type: 'rsa', hash: 'sha256' },
  [oids.sha384WithRsaEncryption]: { type: 'rsa', hash: 'sha384' },
  [oids.sha512WithRsaEncryption]: { type: 'rsa', hash: 'sha512' },
};

/** Proof of possession: whoever sent the request holds the private key (RFC 2986 section 3). */
function isSigned({ info, signature, signatureAlgorithm }: CertificationRequest, key: KeyObject): boolean {
  const algorithm = signatureAlgorithms[signatureAlgorithm.oid];
  return algorithm?.type === key.asymmetricKeyType && verify(algorithm?.hash, info, key, signature);
}
