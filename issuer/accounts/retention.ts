// SPDX-License-Identifier: Apache-2.0
// Storage limitation (GDPR art. 5(1)(e)): what has been kept for as long as the configuration says is erased by itself.
// Days end at midnight (UTC), so that the store's files are written anew once a day at most.

import type { Clock } from '../clock.ts';
import type { Records, Store } from '../records.ts';
import { eraseAccount, eraseCredential, purgeRemains } from './erasure.ts';
import type { EndMark } from './erasure-record.ts';

/** How long things of people are kept; without end where nothing is said. */
export interface RetentionPolicy {
  /** After the end of an account. */
  readonly endedAccountDays?: number | undefined;
  /** After the end of a certificate. */
  readonly expiredCredentialDays?: number | undefined;
  /** Of accounts with keys for mail: whether these go too, or all of the account is kept. */
  readonly mailKeys?: 'erase' | 'keep' | undefined;
}

/** What retention needs from around it. */
export interface RetentionSurroundings {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly policy: RetentionPolicy;
}

const day = 86_400_000;
/** How many are read together; each is erased in a transaction of its own, so that nobody waits for long. */
const readTogether = 100;
/** How much is erased in one turn: an issuer that is told to stop does not begin another one. */
const mostInTurn = 500;

/**
 * Erases what is due, and leaves nothing of it in the store's files; to be called every minute or so. Of several issuers
 * that share a store each piece is erased by one.
 */
export function createRetention({ store, clock, policy }: RetentionSurroundings): () => Promise<void> {
  /** How far this day's look at the accounts has come: those that are kept all the same are looked at once a day. */
  let pass = { endedBy: Number.NaN, after: '', isOver: false };
  /** What ended by then has been looked at: what is kept all the same goes with its account. */
  let seen: EndMark = { notAfter: 0, serialNumber: '' };
  return async () => {
    const isDone = (await eraseAccounts()) && (await eraseCredentials());
    if (isDone) await purgeRemains(store);
  };

  /** False when there is more. */
  async function eraseAccounts(): Promise<boolean> {
    const { endedAccountDays, mailKeys } = policy;
    if (endedAccountDays === undefined) return true;
    const now = clock.now();
    const endedBy = daysBefore(now, endedAccountDays);
    if (pass.endedBy !== endedBy) {
      await store.transaction((records) => records.erasures.noteEnds(now));
      pass = { endedBy, after: '', isOver: false };
    }
    const order = { now, withMailKeys: mailKeys === 'erase', isDue: true };
    for (let looked = 0; looked < mostInTurn && !pass.isOver; looked += readTogether) {
      const due = await store.read(({ erasures }) => erasures.endedBy(endedBy, pass.after, readTogether));
      // Of two issuers that come to the same one, the second finds it erased.
      for (const id of due) await store.transaction((records) => eraseAccount(records, id, order));
      pass = { endedBy, after: due.at(-1) ?? pass.after, isOver: due.length < readTogether };
    }
    return pass.isOver;
  }

  /** False when there is more. */
  async function eraseCredentials(): Promise<boolean> {
    const { expiredCredentialDays } = policy;
    if (expiredCredentialDays === undefined) return true;
    const now = clock.now();
    const endedBy = daysBefore(now, expiredCredentialDays);
    const find = ({ erasures }: Records) => erasures.certificatesEndedBy(endedBy, seen, readTogether);
    let erased = 0;
    while (erased < mostInTurn) {
      const found = await store.read(find);
      for (const { activationId, accountId, isErased, ...mark } of found) {
        const piece = { activationId, accountId, endedBy, now };
        if (!isErased && (await store.transaction((records) => eraseCredential(records, piece)))) erased += 1;
        seen = mark;
      }
      if (found.length < readTogether) return true;
    }
    return false;
  }
}

/** The beginning of the day that is so many days before this time's. */
function daysBefore(now: number, days: number): number {
  return (Math.floor(now / day) - days) * day;
}
