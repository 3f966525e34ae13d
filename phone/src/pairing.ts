// SPDX-License-Identifier: Apache-2.0

import { phraseInput } from '../../contract/phrase.ts';
import type { Bytes } from '../../x509/der-writer.ts';

/**
 * The 32 bytes from which the phone draws its phrase: from its own public key, never from anything that the issuer
 * says the phrase should be. Only the nonce comes from there, chosen after the key had been sent.
 */
export async function phraseDigest(id: string, publicKey: CryptoKey, nonce: Uint8Array): Promise<Bytes> {
  const publicKeyInfo = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', phraseInput(id, publicKeyInfo, nonce)));
}
