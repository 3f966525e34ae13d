// SPDX-License-Identifier: Apache-2.0
// "Try it": a phone proves to its holder that its credential works. The challenge has an origin of its own, so that its
// answer is worth nothing as a log-in, and the answer opens no session. Where the key is in the phone's settings, the
// page asks about the certificate alone.

import { ok } from '../../contract/result.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import { serialNumberOf } from '../ca/issued.ts';
import type { Clock } from '../clock.ts';
import { giveChallenge, takeChallenge } from '../login/challenges.ts';
import { verifyTokenSignature } from '../login/token.ts';
import type { Records, Store } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import type { CredentialUses } from '../revocation/credential-uses.ts';
import { refuseRevoked } from '../revocation/credentials.ts';

/** A challenge signed with a credential's key. */
export interface TrialAnswer {
  readonly nonce: string;
  /** Base64 of the certificate's DER. */
  readonly certificate: string;
  /** Base64 of raw r and s. */
  readonly signature: string;
}

export type Trials = ReturnType<typeof createTrials>;

/** Gives trial challenges and takes their answers. `origin` is that of trials alone. */
export function createTrials(store: Store, clock: Clock, uses: Pick<CredentialUses, 'note'>, origin: string) {
  return {
    origin,

    /** A new challenge, good for five minutes and one answer. */
    challenge: () => giveChallenge({ store, clock }, 'trial'),

    /** The certificate that signed, if this issuer made it, it is valid and the signature is right. */
    async answer({ nonce, certificate, signature }: TrialAnswer): Promise<Outcome<IssuedRecord>> {
      const bytes = Buffer.from(certificate, 'base64');
      const [challenge, standing] = await store.transaction(async (records) => [
        await takeChallenge(records, 'trial', nonce, clock.now()),
        await judge(records, bytes, clock.now()),
      ]);
      if (!challenge) return refuse('challengeExpired', 'the challenge was used before, is too old or never was');
      if (!standing.ok) return standing;
      const issued = standing.value;
      const publicKeyInfo = parseCertificate(bytes).subjectPublicKeyInfo.bytes;
      const signed = verifyTokenSignature({ algorithm: 'ES256', signature }, publicKeyInfo, origin, nonce);
      if (!signed) return refuse('credentialRefused', 'the signature does not fit the certificate');
      uses.note(issued.serialNumber, { place: 'trial' });
      return ok(issued);
    },

    /** Whether the certificate (base64 of its DER) could be used now. Nobody proves to have its key. */
    standing: (certificate: string): Promise<Outcome<IssuedRecord>> =>
      store.read((records) => judge(records, Buffer.from(certificate, 'base64'), clock.now())),
  };
}

/** The certificate as it was issued here, if it is for logging in and may be used now. */
async function judge(records: Records, certificate: Uint8Array, now: number): Promise<Outcome<IssuedRecord>> {
  const serialNumber = serialNumberOf(certificate) ?? '';
  const issued = await records.issued.withSerialNumber(serialNumber);
  if (!issued || Buffer.compare(issued.certificate, certificate) !== 0) {
    return refuse('credentialRefused', 'the certificate was not issued here');
  }
  if (issued.purpose !== 'authentication') return refuse('credentialRefused', 'the certificate is one for mail');
  const revoked = await refuseRevoked(records, serialNumber);
  if (revoked) return revoked;
  return isValidAt(issued, now) ? ok(issued) : refuse('credentialRefused', 'the certificate is not valid now');
}

function isValidAt({ notBefore, notAfter }: IssuedRecord, now: number): boolean {
  return notBefore <= now && now <= notAfter;
}
