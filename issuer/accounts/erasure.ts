// SPDX-License-Identifier: Apache-2.0
// Erasing a person whose account has ended (GDPR art. 17): what could tell who it was goes, in one transaction. What the
// account had stays without it: serial numbers and their revocation, because CRL and OCSP go on and no number is given
// again; hashes of keys, because no key comes for another person; and the audit log, whose rows could not be verified
// without each other.

import { randomUUID } from 'node:crypto';
import { failed, ok, type Result } from '../../contract/result.ts';
import { report } from '../audit/chain.ts';
import { isErased } from '../ca/issued.ts';
import { limitedAccount } from '../limits/limits.ts';
import type { Account } from '../login/accounts.ts';
import type { Records, Store } from '../records.ts';
import { describeCredential } from '../revocation/credentials.ts';
import type { Holdings } from './erasure-record.ts';

/**
 * Why an account cannot be erased. `unsettled`: what follows from its end has not followed yet; `hasMailKeys`: with it
 * would go keys without which mail can never be read again, and nobody has asked for that.
 */
export type NotErasable = 'unknown' | 'notEnded' | 'unsettled' | 'hasMailKeys' | 'erasedBefore';

/** How an account is to be erased. */
export interface ErasureOrder {
  readonly now: number;
  /** Also keys for mail that are kept for it. */
  readonly withMailKeys: boolean;
  /** Nobody has asked for it: it has been kept for as long as it was to be. */
  readonly isDue?: boolean;
}

/** Whether an account can be erased, and what would go and stay. */
export async function examineErasure(
  records: Records,
  id: string,
  { now, withMailKeys }: Pick<ErasureOrder, 'now' | 'withMailKeys'>,
): Promise<Result<{ readonly account: Account; readonly holdings: Holdings }, NotErasable>> {
  const account = await records.accounts.hold(id);
  if (!account) return failed('unknown');
  if (account.status === 'erased') return failed('erasedBefore');
  if (account.status !== 'ended') return failed('notEnded');
  if (account.unsettled || !(await areAllOver(records, id, now))) return failed('unsettled');
  const holdings = await records.erasures.holdingsOf(account);
  return holdings.mailKeys > 0 && !withMailKeys ? failed('hasMailKeys') : ok({ account, holdings });
}

/** Erases an account; what went and what stays. There is no way back. */
export async function eraseAccount(
  records: Records,
  id: string,
  order: ErasureOrder,
): Promise<Result<Holdings, NotErasable>> {
  const examined = await examineErasure(records, id, order);
  if (!examined.ok) return examined;
  const { account, holdings } = examined.value;
  await records.erasures.remember({ kind: account.kind, value: account.identifier });
  await records.failures.remove(limitedAccount(account));
  await records.erasures.eraseHoldings(account);
  await records.accounts.save(withoutPerson(account));
  const { certificates, mailKeys } = holdings;
  await report(records, order.now, 'account.erased', { account: id, certificates, mailKeys, due: order.isDue });
  await noteRemains(records);
  return ok(holdings);
}

/** What is to be erased of a credential that is over. */
export interface CredentialErasure {
  readonly activationId: string;
  readonly accountId: string;
  /** Certificates that had ended by then. */
  readonly endedBy: number;
  readonly now: number;
}

/**
 * Erases what is personal in a credential that is over, and in the activation that gave it. A certificate whose key for
 * mail is kept stays as long as that, because its person gets both. False when there was nothing.
 */
export async function eraseCredential(
  records: Records,
  { activationId, accountId: account, endedBy, now }: CredentialErasure,
): Promise<boolean> {
  await records.accounts.hold(account);
  const kept = new Set((await records.archivedKeys.ofAccount(account)).map(({ serialNumber }) => serialNumber));
  const certificates = await records.issued.allOfActivation(activationId);
  const over = certificates.filter(({ notAfter }) => notAfter <= endedBy);
  const going = over.filter((each) => !isErased(each) && !kept.has(each.serialNumber));
  if (going.length === 0) return false;
  for (const { serialNumber } of going) {
    await records.erasures.eraseCertificate(serialNumber);
    await report(records, now, 'certificate.erased', { serialNumber, account });
  }
  if (over.length === certificates.length) await records.erasures.eraseActivation(activationId);
  await noteRemains(records);
  return true;
}

/**
 * Leaves nothing of what was erased in the store's files. It is remembered with each erasure that this is to be done, so
 * that it is also done where whoever has erased was killed before.
 */
export async function purgeRemains(store: Store): Promise<void> {
  const mark = await store.read((records) => records.settings.get(remains));
  if (mark === undefined) return;
  await store.purge();
  // What was erased in the meantime has another mark.
  await store.transaction((records) => records.settings.remove(remains, mark));
}

const remains = 'erasedRemains';

function noteRemains({ settings }: Records): Promise<void> {
  return settings.save(remains, randomUUID());
}

/** No credential comes back to life: each certificate is revoked for good, or over. */
async function areAllOver(records: Records, accountId: string, now: number): Promise<boolean> {
  for (const { activationId } of await records.issued.ofAccount(accountId)) {
    for (const issued of await records.issued.allOfActivation(activationId)) {
      const { state } = await describeCredential(records, issued, now);
      if (state !== 'revoked' && state !== 'expired') return false;
    }
  }
  return true;
}

/** Known by its id alone, in a form that no certificate's identifier has. */
function withoutPerson(account: Account): Account {
  return { ...account, status: 'erased', kind: 'uuid', identifier: account.id, name: '', email: undefined, groups: [] };
}
