// SPDX-License-Identifier: Apache-2.0
// The directory of phones. A phone comes into it by a sign-in by code, or with its first credential (the express
// journey). Removing one, or reporting it lost, revokes what is on it in the same transaction.

import { randomUUID } from 'node:crypto';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Activation } from '../activation/activation.ts';
import { report } from '../audit/chain.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import type { Records } from '../records.ts';
import { revokeCredential } from '../revocation/credentials.ts';
import type { RevocationCause } from '../revocation/revocation-record.ts';
import type { Phone } from './phone.ts';

/** What is told of a phone when it is enrolled. */
export interface NewPhone extends Pick<Phone, 'accountId' | 'thumbprint' | 'name' | 'kind'> {
  readonly now: number;
}

/** Enrols a phone of an account that is held; one that is enrolled with the same key already gets its new name. */
export async function enrolPhone(records: Records, { now, ...wanted }: NewPhone): Promise<Phone> {
  const known = await records.phones.enrolledWith(wanted.accountId, wanted.thumbprint);
  if (known) {
    const renamed = { ...known, name: wanted.name, contactAt: now };
    await records.phones.save(renamed);
    return renamed;
  }
  const begun = { enrolledAt: now, contactAt: now, state: 'enrolled', endedAt: undefined } as const;
  const phone: Phone = { id: randomUUID(), ...wanted, ...begun };
  await records.phones.save(phone);
  await report(records, now, 'phone.enrolled', { phone: phone.id, account: phone.accountId, kind: phone.kind });
  return phone;
}

/** A credential goes to a phone that has shown its key: the phone is enrolled with it, if it was not before. */
export async function enrolWithCredential(records: Records, activation: Activation, now: number): Promise<void> {
  const { id, accountId, name, claim } = activation;
  const thumbprint = await records.phones.keyOfActivation(id);
  if (thumbprint === undefined || (await records.phones.enrolledWith(accountId, thumbprint))) return;
  await enrolPhone(records, { accountId, thumbprint, name, kind: claim?.phone ?? '', now });
}

/** What was given to a phone. */
export async function credentialsOn(
  records: Records,
  { accountId, thumbprint }: Phone,
): Promise<readonly IssuedRecord[]> {
  const on: IssuedRecord[] = [];
  for (const issued of await records.issued.ofAccount(accountId)) {
    if ((await records.phones.keyOfActivation(issued.activationId)) === thumbprint) on.push(issued);
  }
  return on;
}

/** Ends a phone for good, and what is on it. */
export async function endPhone(
  records: Records,
  id: string,
  { state, cause, now }: { state: 'removed' | 'lost'; cause: RevocationCause; now: number },
): Promise<Result<Phone, 'unknown' | 'endedAlready'>> {
  const known = await records.phones.get(id);
  await records.accounts.hold(known?.accountId ?? '');
  const phone = await records.phones.get(id);
  if (!phone) return failed('unknown');
  if (phone.state === 'lost' || phone.state === state) return failed('endedAlready');
  const ended: Phone = { ...phone, state, endedAt: now };
  await records.phones.save(ended);
  // It is told nothing any more, this end included.
  await records.pushSubscriptions.remove(id);
  const reason = state === 'lost' ? 'keyCompromise' : 'cessationOfOperation';
  for (const { serialNumber } of await credentialsOn(records, phone)) {
    await revokeCredential(records, serialNumber, { reason, cause, now });
  }
  await report(records, now, `phone.${state}`, { phone: id, account: phone.accountId, cause });
  return ok(ended);
}
