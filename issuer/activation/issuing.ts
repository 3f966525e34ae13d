// SPDX-License-Identifier: Apache-2.0

import { report } from '../audit/chain.ts';
import type { CertificatePurpose, IssuedRecord } from '../ca/issued.ts';
import { scheduleCheck } from '../card-checks/card-checks.ts';
import { renewedBy } from '../enrolment/renewal-key.ts';
import { announce } from '../notify/announce.ts';
import { enrolWithCredential } from '../phones/registry.ts';
import { type Records, together } from '../records.ts';
import { revokeCredential } from '../revocation/credentials.ts';
import { type HeldCredential, heldBy, standing } from '../revocation/held-credentials.ts';
import type { Activation } from './activation.ts';
import { replaceOldest } from './eligibility.ts';
import type { UnitOfWork } from './hub.ts';
import type { Surroundings } from './progress.ts';

/**
 * Makes the one certificate for authentication that an activation gives, for this key (SubjectPublicKeyInfo, DER). The
 * credential that it renews ends with it; and where newer credentials replace older ones, the oldest that is too many.
 */
export async function issueCertificate(
  around: Issuing,
  unit: UnitOfWork,
  activation: Activation,
  publicKey: Uint8Array,
): Promise<IssuedRecord> {
  const { records } = unit;
  const { id, accountId, credentialType, idempotencyKey, replaces } = activation;
  const issued = await issueFor(around, unit, activation, 'authentication', publicKey);
  const now = around.clock.now();
  const kind = renewedBy({ idempotencyKey }) === undefined ? 'issued' : 'renewed';
  await together(
    enrolWithCredential(records, activation, now),
    announce(records, { kind, accountId, about: id, at: now }),
    scheduleCheck(records, accountId, now),
  );
  const type = around.credentialTypes.find((each) => each.id === credentialType);
  if (replaces !== undefined) await endReplaced(records, { accountId, replaces, now });
  if (type) await replaceOldest(records, type, { accountId, now });
  return issued;
}

/** Makes one of the certificates for mail that stand beside it. */
export function issueBeside(
  around: Issuing,
  unit: UnitOfWork,
  activation: Activation,
  purpose: Exclude<CertificatePurpose, 'authentication'>,
  publicKey: Uint8Array,
): Promise<IssuedRecord> {
  return issueFor(around, unit, activation, purpose, publicKey);
}

type Issuing = Pick<Surroundings, 'clock' | 'makeCertificate' | 'credentialTypes'>;

async function issueFor(
  { clock, makeCertificate }: Issuing,
  { records }: UnitOfWork,
  { id, accountId, credentialType, claim }: Activation,
  purpose: CertificatePurpose,
  publicKey: Uint8Array,
): Promise<IssuedRecord> {
  const account = await records.accounts.hold(accountId);
  if (!account) throw new Error('an activation is always that of an account');
  const now = clock.now();
  const issued = makeCertificate({ activationId: id, account, credentialType, purpose, publicKey, now });
  await records.issued.add(issued);
  // That of the claim was taken with it.
  const isClaimed = claim !== undefined && Buffer.compare(claim.publicKey, publicKey) === 0;
  if (!isClaimed) await records.phoneKeys.take(publicKey, accountId);
  const { serialNumber } = issued;
  const details = { activation: id, account: accountId, serialNumber, credentialType, purpose };
  await report(records, now, 'certificate.issued', details);
  return issued;
}

/** Revokes what a renewal at the station took the place of. */
async function endReplaced(
  records: Records,
  { accountId, replaces, now }: { readonly accountId: string; readonly replaces: string; readonly now: number },
): Promise<void> {
  // Its phone may have renewed it in the meantime: its successor ends with it.
  const isReplaced = ({ activation, earlier }: HeldCredential) =>
    activation.id === replaces || earlier.some(({ issued }) => issued.activationId === replaces);
  const held = (await heldBy(records, accountId, now)).find(isReplaced);
  for (const { issued } of held ? standing(held) : []) {
    const order = { cause: 'person', reason: 'superseded', note: 'renewed at the station', now } as const;
    await revokeCredential(records, issued.serialNumber, order);
  }
}
