// SPDX-License-Identifier: Apache-2.0
// The end of a transaction that has something to report: its rows continue the chain, and are kept with it.

import type { Kysely } from 'kysely';
import type { AuditEntry, ChainEnd } from '../audit/chain.ts';
import { appendEntries, chainEnd } from './audit-records.ts';
import type { Tables } from './tables.ts';

/** Adds rows to the chain of this process. */
export interface Appender {
  append(transaction: Kysely<Tables>, entries: readonly AuditEntry[], commit: () => Promise<void>): Promise<void>;
}

/** For a database where one transaction at a time runs, whichever process it is of. */
export function simpleAppender(chain: string): Appender {
  return {
    async append(transaction, entries, commit) {
      await appendEntries(transaction, chain, await chainEnd(transaction, chain), entries);
      await commit();
    },
  };
}

/**
 * For transactions that run side by side: they wait for each other only here, from the first of their rows to the end of
 * the transaction. Where the chain ends is remembered; should another process write to it all the same, the database
 * refuses the row, for its number is taken, and the transaction begins anew.
 */
export function queuedAppender(chain: string): Appender {
  let known: { readonly end: ChainEnd | undefined } | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    append(transaction, entries, commit) {
      const turn = queue.then(async () => {
        const { end } = known ?? { end: await chainEnd(transaction, chain) };
        known = undefined;
        const next = await appendEntries(transaction, chain, end, entries);
        await commit();
        known = { end: next };
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}
