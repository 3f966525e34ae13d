// SPDX-License-Identifier: Apache-2.0
// What the administrator does with accounts. It only changes the accounts: a running issuer, which may be another
// process, makes everything else follow (settling.ts).

import { randomUUID } from 'node:crypto';
import { report } from '../audit/chain.ts';
import { limitedAccount } from '../limits/limits.ts';
import type { Account, AccountStatus, Identifier } from '../login/accounts.ts';
import type { Records } from '../records.ts';

/** An account as the administrator wants it; what is left out stays as it is. */
export interface WantedAccount {
  /** SHA-256 of the trust anchor's certificate, hexadecimal. */
  readonly anchor: string;
  readonly identifier: Identifier;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly status?: GivenStatus | undefined;
}

/** What became of a wanted account. */
export type Listed = 'added' | 'changed' | 'unchanged';

/** Puts an account on the list, or changes the one that is there. One that rules or practice had made is listed then. */
export async function listAccount(records: Records, wanted: WantedAccount, now: number): Promise<Listed> {
  const { anchor, identifier, status } = wanted;
  const found = await records.accounts.find(anchor, identifier);
  const known = found && (await records.accounts.hold(found.id));
  // Lists go on saying who has left: that alone brings back nothing of who was erased.
  if (!known && status === 'ended' && (await records.erasures.wasErased(identifier))) return 'unchanged';
  const before = known ?? newAccount(anchor, identifier, now);
  const listed: Account = {
    ...before,
    source: 'list',
    name: wanted.name ?? before.name,
    email: wanted.email ?? before.email,
    groups: wanted.groups ?? before.groups,
  };
  const isSame = known !== undefined && sameAccount(known, listed);
  if (!isSame) {
    await (known ? records.accounts.save(listed) : records.accounts.add(listed));
    if (!known) await records.erasures.forget(identifier);
    await report(records, now, known ? 'account.changed' : 'account.added', detailsOf(listed, before));
  }
  const isNewStatus = status !== undefined && (await setStatus(records, listed, status, now));
  if (isSame && !isNewStatus) return 'unchanged';
  return known ? 'changed' : 'added';
}

/**
 * Where a person is told is worth a row: whoever changes it keeps the person from hearing of what is done. Not the address
 * itself, nor anything else that tells who it is: what is in the log stays there (accounts/erasure.ts).
 */
function detailsOf({ id: account, anchor, groups, email }: Account, before: Account) {
  const addressChanged = email === before.email ? undefined : true;
  return { account, anchor, groups: groups.join(' '), addressChanged };
}

/** A status that is given to an account. */
export type GivenStatus = Exclude<AccountStatus, 'erased'>;

/** Gives an account this status. False when it has it already; one that is erased keeps that. */
export async function setStatus(records: Records, { id }: Account, status: GivenStatus, now: number) {
  const account = await records.accounts.hold(id);
  if (!account || account.status === status || account.status === 'erased') return false;
  const endedAt = status === 'ended' ? now : undefined;
  await records.accounts.save({ ...account, status, endedAt, unsettled: true });
  await report(records, now, `account.${events[status]}`, { account: id });
  return true;
}

/** How many accounts now stand under another root, and how many could not, because it has such an account already. */
export interface Moved {
  readonly moved: number;
  readonly left: number;
}

/**
 * Puts the accounts of one root under another, with all that their people have: for a root that was replaced by another
 * one of the same organisation. Nobody but the administrator can know that the two speak of the same people.
 */
export async function moveAccounts(records: Records, from: string, to: string, now: number): Promise<Moved> {
  let [moved, left] = [0, 0];
  for (const { id, anchor, kind, identifier, status } of await records.accounts.all()) {
    if (anchor !== from || status === 'erased') continue;
    const account = await records.accounts.hold(id);
    const isTaken = (await records.accounts.find(to, { kind, value: identifier })) !== undefined;
    if (!account || isTaken) {
      left += 1;
      continue;
    }
    await records.accounts.save({ ...account, anchor: to });
    await report(records, now, 'account.moved', { account: id, from, to });
    moved += 1;
  }
  return { moved, left };
}

/** Forgets an account's failed tries: its person need not wait any more. */
export async function unlock(records: Records, account: Account, now: number): Promise<void> {
  await records.failures.remove(limitedAccount(account));
  await report(records, now, 'account.unlocked', { account: account.id });
}

const events = { active: 'enabled', disabled: 'disabled', ended: 'ended' } as const;

function newAccount(anchor: string, { kind, value }: Identifier, now: number): Account {
  return {
    id: randomUUID(),
    anchor,
    kind,
    identifier: value,
    name: value,
    email: undefined,
    createdAt: now,
    status: 'active',
    source: 'list',
    groups: [],
    unsettled: false,
    endedAt: undefined,
  };
}

function sameAccount(a: Account, b: Account): boolean {
  return a.source === b.source && a.name === b.name && a.email === b.email && a.groups.join() === b.groups.join();
}
