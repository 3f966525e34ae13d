// SPDX-License-Identifier: Apache-2.0

import type { TrialChallenge } from '../../contract/phone-api.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Bytes } from '../../x509/der-writer.ts';
import { concatenate } from '../../x509/der-writer.ts';
import { answerTrial, getStanding, getTrial, persistently } from './api.ts';
import type { PhoneFailureCode } from './failures.ts';
import { sign } from './keys.ts';

/** Signs a challenge of the issuer with the credential and hands it in: the subject that was recognised. */
export async function tryCredential(
  privateKey: CryptoKey,
  certificate: Bytes,
  siteOrigin: string,
): Promise<Result<string, PhoneFailureCode>> {
  const challenge = await persistently(getTrial);
  if (!challenge.ok) return failed(challenge.failure.code);
  const signature = await signChallenge(privateKey, challenge.value, siteOrigin);
  if (!signature.ok) return signature;
  const result = await answerTrial(challenge.value.nonce, certificate, signature.value);
  return result.ok ? ok(result.value.subject) : failed(asTrialFailure(result.failure.code));
}

/**
 * The signature of a challenge, in the form of Web eID, and of what is signed along. The challenge must name this
 * site's own origin, so that nothing signed here serves anywhere else.
 */
export async function signChallenge(
  privateKey: CryptoKey,
  { origin, nonce }: TrialChallenge,
  siteOrigin: string,
  ...further: readonly Bytes[]
): Promise<Result<Bytes, PhoneFailureCode>> {
  if (!isOwn(origin, siteOrigin)) return failed('issuerNotGenuine');
  const signed = [new TextEncoder().encode(origin), new TextEncoder().encode(nonce), ...further];
  return ok(await sign(privateKey, concatenate(await Promise.all(signed.map(sha256)))));
}

/** Whether the issuer would take the certificate now, without a proof of its key. */
export async function askStanding(certificate: Bytes): Promise<Result<void, PhoneFailureCode>> {
  const answer = await persistently(() => getStanding(certificate));
  return answer.ok ? ok(undefined) : failed(asTrialFailure(answer.failure.code));
}

/** A credential that is refused here is one that exists: the word for an enrolment would say that there is none. */
function asTrialFailure(code: PhoneFailureCode): PhoneFailureCode {
  return code === 'credentialRefused' ? 'certificateNotTrusted' : code;
}

function isOwn(origin: string, siteOrigin: string): boolean {
  return origin === siteOrigin || origin.startsWith(`${siteOrigin}/`);
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
