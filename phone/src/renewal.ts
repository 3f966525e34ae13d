// SPDX-License-Identifier: Apache-2.0
// A credential in this browser renews itself in the last third of its life: its key signs a challenge together with the
// request for a new key (contract/phone-api.ts). The new key is kept before it is sent, so that an answer that is lost,
// a second tab or a closed browser lead to the same new credential.

import { renewalTime } from '../../contract/phone-api.ts';
import { failed, type Result } from '../../contract/result.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { answerRenewal, getActivation, getRenewalChallenge, persistently } from './api.ts';
import { fromBase64 } from './base64.ts';
import { findFor } from './credential.ts';
import type { PhoneFailureCode } from './failures.ts';
import type { StoredEnrolment } from './key-store.ts';
import * as keyStore from './key-store.ts';
import { signChallenge } from './trial.ts';

/** Whether a credential is to be renewed now (milliseconds since 1970, by the issuer's clock). */
export function isDue({ delivery = 'browser', certificate }: StoredEnrolment, now: number): boolean {
  if (delivery !== 'browser' || !certificate) return false;
  const { notBefore, notAfter } = parseCertificate(certificate);
  const from = renewalTime({ notBefore: notBefore.getTime(), notAfter: notAfter.getTime() });
  return from <= now && now < notAfter.getTime();
}

/** Renews it: what takes its place in the store. */
export async function renew(old: StoredEnrolment): Promise<Result<StoredEnrolment, PhoneFailureCode>> {
  const { certificate } = old;
  const { privateKey } = old.keys;
  if (!certificate || !privateKey) return failed('storageRefused');
  const prepared = await keyStore.prepareSuccessor(old.id);
  if (!prepared.ok) return prepared;
  const successor = prepared.value;
  const challenge = await persistently(getRenewalChallenge);
  if (!challenge.ok) return failed(challenge.failure.code);
  const { nonce } = challenge.value;
  const signature = await signChallenge(privateKey, challenge.value, location.origin, successor.request);
  if (!signature.ok) return signature;
  const answer = await persistently(() =>
    answerRenewal({ nonce, certificate, request: successor.request, signature: signature.value }),
  );
  if (!answer.ok) return failed(answer.failure.code);
  const { id, issued } = answer.value;
  const renewed = await findFor(successor.keys.publicKey, () => [fromBase64(issued.certificate) ?? new Uint8Array()]);
  if (!renewed) return failed('issuerNotGenuine');
  const { name, credentialType, delivery } = old;
  const told = await getActivation(id);
  return keyStore.replace(old.id, {
    id,
    name,
    credentialType,
    ...(delivery && { delivery }),
    ...(told.ok && told.value.mail && { mail: {} }),
    ...successor,
    certificate: renewed,
  });
}
