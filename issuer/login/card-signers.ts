// SPDX-License-Identifier: Apache-2.0
// Whoever signed what is on a card: the station has checked the signature of the CHUID, and whether its signer counts is
// judged here, where the roots are (FIPS 201-3, 4.2.1). It is a fact for staff and for the audit log: who is let in, the
// log-in certificate alone decides.

import { ok } from '../../contract/result.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import { nameToPeople } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { report } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { extendedKeyUsagesOf, findPath, type PathBasis } from './judgement.ts';

/** What signers are judged from. */
export interface SignerSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  /** Policies of content signing, of which the signer's path must be valid for one. */
  readonly policies: readonly string[];
  /** What is trusted, as it stands now. */
  readonly basis: () => Promise<PathBasis>;
}

/** Judges the signer of the card of an account by its certificate (DER). */
export type JudgeSigner = (account: string, certificate: Uint8Array) => Promise<Outcome<void>>;

/** Makes the judge. Each judgement is in the audit log. */
export function createSignerJudge({ store, clock, policies, basis }: SignerSurroundings): JudgeSigner {
  return async (account, bytes) => {
    const certificate = readCertificate(bytes);
    const outcome = certificate ? await decide(certificate, policies, await basis()) : refuseUnreadable('it is none');
    const names = certificate && {
      signer: nameToPeople(certificate.subject),
      issuer: nameToPeople(certificate.issuer),
      serialNumber: certificate.serialNumber.toString(16),
    };
    const reason = outcome.ok ? {} : { reason: outcome.failure.reason };
    await store.transaction((records) =>
      report(records, clock.now(), 'cardSigner.judged', { account, trusted: outcome.ok, ...names, ...reason }),
    );
    return outcome;
  };
}

async function decide(certificate: Certificate, policies: readonly string[], basis: PathBasis): Promise<Outcome<void>> {
  const extendedKeyUsage = oids.pivContentSigning;
  try {
    if (!extendedKeyUsagesOf(certificate).includes(extendedKeyUsage)) {
      return refuse('certificateUnusable', 'its extended key usage does not have id-PIV-content-signing');
    }
  } catch (error) {
    if (error instanceof DerError) return refuseUnreadable(error.message);
    throw error;
  }
  const path = await findPath(certificate, basis, { policies, extendedKeyUsage });
  return path.ok ? ok(undefined) : refuse('certificateNotTrusted', `${path.code}: ${path.detail}`);
}

function refuseUnreadable(why: string) {
  return refuse('certificateUnusable', `it cannot be read: ${why}`);
}

function readCertificate(bytes: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(bytes);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
