// SPDX-License-Identifier: Apache-2.0
// The keys for mail that come with a credential (contract/phone-api.ts). The one that signs is made here, and kept before
// its request is sent: a lost answer, a second tab or a closed browser lead to the same certificates.

import type { MailCredential } from '../../contract/phone-api.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Bytes } from '../../x509/der-writer.ts';
import type { Pkcs12Form } from '../../x509/pkcs12.ts';
import { askForMail, type Failure, getMailChallenge, persistently } from './api.ts';
import { fromBase64 } from './base64.ts';
import { findFor } from './credential.ts';
import { prepareMailKey, type StoredEnrolment } from './key-store.ts';
import { signChallenge } from './trial.ts';

/** What came, and the key that signs with its certificate. */
export interface MailKeys extends Pick<MailCredential, 'password' | 'encryption'> {
  readonly signing: { readonly privateKey: CryptoKey; readonly certificate: Bytes };
}

/** Asks for the certificates for mail, in the name of the key that was compared. */
export async function collectMail(
  { id, keys: { privateKey } }: StoredEnrolment,
  form: Pkcs12Form,
): Promise<Result<MailKeys, Failure>> {
  const prepared = await prepareMailKey(id);
  if (!prepared.ok) return refused(prepared.failure);
  if (!privateKey) return refused('storageRefused');
  const { keys, request } = prepared.value;
  const challenge = await persistently(() => getMailChallenge(id));
  if (!challenge.ok) return challenge;
  const signature = await signChallenge(privateKey, challenge.value, location.origin, request);
  if (!signature.ok) return refused(signature.failure);
  const { nonce } = challenge.value;
  const answer = await askForMail(id, { nonce, request, signature: signature.value, form });
  if (!answer.ok) return answer;
  const { signing, password, encryption } = answer.value;
  const certificate = await findFor(keys.publicKey, () => [fromBase64(signing.certificate) ?? new Uint8Array()]);
  if (!certificate) return refused('issuerNotGenuine');
  return ok({ password, encryption, signing: { privateKey: keys.privateKey, certificate } });
}

function refused(code: Failure['code']) {
  return failed({ kind: 'refused', code } as const);
}
