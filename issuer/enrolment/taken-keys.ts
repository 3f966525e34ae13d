// SPDX-License-Identifier: Apache-2.0
// A key that belongs to one account and comes for another has been copied, or made for several people: the administrator
// should hear of it. The transaction that finds it keeps nothing, so that the report has one of its own.

import { report } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';
import { KeyTaken, type Records, type Store } from '../records.ts';
import { keyHash } from './key-hash.ts';

/** The same store, which reports in the audit log who came with a key of another account. */
export function reportingTakenKeys(store: Store, clock: Clock): Store {
  return {
    ...store,
    async transaction(work) {
      let asked: AskedKey[] = [];
      try {
        return await store.transaction((records) => {
          asked = [];
          const take = (publicKey: Uint8Array, account: string) => {
            asked.push({ publicKey, account });
            return records.phoneKeys.take(publicKey, account);
          };
          return work({ ...records, phoneKeys: { ...records.phoneKeys, take } });
        });
      } catch (error) {
        if (error instanceof KeyTaken) await store.transaction((records) => reportAll(records, asked, clock.now()));
        throw error;
      }
    },
  };
}

interface AskedKey {
  readonly publicKey: Uint8Array;
  readonly account: string;
}

async function reportAll(records: Records, asked: readonly AskedKey[], now: number): Promise<void> {
  for (const { publicKey, account } of asked) {
    const owner = await records.phoneKeys.ownerOf(publicKey);
    if (owner === undefined || owner === account) continue;
    await report(records, now, 'key.refused', { account, owner, key: keyHash(publicKey) });
  }
}
