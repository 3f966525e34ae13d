// SPDX-License-Identifier: Apache-2.0

import { report } from '../audit/chain.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import type { Activation } from './activation.ts';
import type { UnitOfWork } from './hub.ts';
import type { Surroundings } from './progress.ts';

/** Makes the one certificate that an activation gives, for this key (SubjectPublicKeyInfo, DER). */
export async function issueCertificate(
  { clock, makeCertificate }: Pick<Surroundings, 'clock' | 'makeCertificate'>,
  { records }: UnitOfWork,
  { id, accountId, credentialType }: Activation,
  publicKey: Uint8Array,
): Promise<IssuedRecord> {
  const account = await records.accounts.get(accountId);
  if (!account) throw new Error('an activation is always that of an account');
  const now = clock.now();
  const issued = makeCertificate({ activationId: id, account, credentialType, publicKey, now });
  await records.issued.add(issued);
  const { serialNumber } = issued;
  const details = { activation: id, account: accountId, serialNumber, credentialType };
  await report(records, now, 'certificate.issued', details);
  return issued;
}
