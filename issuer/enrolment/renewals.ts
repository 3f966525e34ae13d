// SPDX-License-Identifier: Apache-2.0
// Renewal by the browser that has a credential. Its key signs a challenge and the new request together: a browser is
// never asked for a TLS client certificate, and what it signs here serves nowhere else.

import { ok } from '../../contract/result.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { pollCookie } from '../activation/codes.ts';
import { announcing } from '../activation/hub.ts';
import type { Surroundings } from '../activation/progress.ts';
import type { Aside } from '../aside/tasks.ts';
import { type IssuedRecord, serialNumberOf } from '../ca/issued.ts';
import { giveChallenge, takeChallenge } from '../login/challenges.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { isKeyOf, type Renewal, renew } from './renewal.ts';
import { renewalKey } from './renewal-key.ts';

/** What a browser sends. */
export interface RenewalAnswer {
  readonly nonce: string;
  /** The credential's certificate, base64 of DER. */
  readonly certificate: string;
  /** PKCS#10 for the new key, base64 of DER. */
  readonly request: string;
  /** By the credential's key, base64 of raw r and s. */
  readonly signature: string;
  /** The kind of phone in a few words. */
  readonly phone: string;
  /** Where it came from. */
  readonly address: string;
}

/** The new certificate, and the cookie with which the browser asks for what belongs to it. */
export interface Renewed {
  readonly issued: IssuedRecord;
  readonly cookie: string;
}

export type Renewals = ReturnType<typeof createRenewals>;

/** Renews. `origin` is that of renewals alone. */
export function createRenewals(around: Surroundings & { readonly aside: Aside }, origin: string) {
  const { clock, secrets, aside } = around;
  return {
    origin,

    /** A new challenge, good for five minutes and one answer. */
    challenge: () => giveChallenge(around, 'renewal'),

    /** The certificate for who has shown to have the credential's key in TLS; for the same key too. */
    reenrol(renewal: Omit<Renewal, 'keys'>): Promise<Outcome<IssuedRecord>> {
      return announcing(around, (unit) => renew(around, unit, { ...renewal, keys: 'any' }));
    },

    /** The certificate for the new key. An answer that comes twice, as browsers may send it, gets the same both times. */
    async answer({ nonce, certificate, request, signature, phone, address }: RenewalAnswer): Promise<Outcome<Renewed>> {
      const credential = Buffer.from(certificate, 'base64');
      const key = await aside(address, 'readRequest', request);
      if (!key.ok) return key;
      const serialNumber = serialNumberOf(credential);
      if (serialNumber === undefined) return refuse('credentialRefused', 'this is no certificate');
      const token = { algorithm: 'ES256', signature } as const;
      const signer = parseCertificate(credential).subjectPublicKeyInfo.bytes;
      const signed = Buffer.from(request, 'base64');
      if (!(await aside(address, 'verifyTokenSignature', token, signer, origin, nonce, signed))) {
        return refuse('credentialRefused', 'the signature does not fit the certificate');
      }
      return announcing<Outcome<Renewed>>(around, async (unit) => {
        const { records } = unit;
        const challenge = await takeChallenge(records, 'renewal', nonce, clock.now());
        const isRepeated = async () => {
          const old = await records.issued.withSerialNumber(serialNumber);
          const before = old && (await records.activations.withIdempotencyKey(old.accountId, renewalKey(old)));
          const issued = before && (await records.issued.ofActivation(before.id));
          return issued !== undefined && isKeyOf(issued, key.value);
        };
        if (!challenge && !(await isRepeated())) {
          return refuse('challengeExpired', 'the challenge was used before, is too old or never was');
        }
        const renewed = await renew(around, unit, { credential, publicKey: key.value, keys: 'new', phone });
        if (!renewed.ok) return renewed;
        return ok({
          issued: renewed.value,
          cookie: pollCookie(secrets, renewed.value.activationId, key.value),
        });
      });
    },
  };
}
