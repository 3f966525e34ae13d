// SPDX-License-Identifier: Apache-2.0
// The end of a transaction that has something to report: its rows continue the chain, and are kept with it.

import type { AuditEntry, ChainEnd } from '../audit/chain.ts';
import type { ChainRecords } from './audit-records.ts';

/** Adds rows to the chain of this process. */
export interface Appender {
  /** The chain's name. */
  readonly chain: string;
  append(records: ChainRecords, entries: readonly AuditEntry[], commit: () => Promise<void>): Promise<void>;
}

/**
 * For a database where one transaction at a time runs, whichever process it is of. Where the chain ends is remembered until
 * `forget` is called, which must be whenever another process may have written, or rows were rolled back.
 */
export function groupAppender(chain: string): Appender & { readonly forget: () => void } {
  let known: Known | undefined;
  return {
    chain,
    async append(records, entries, commit) {
      const { end } = known ?? { end: await records.end() };
      known = undefined;
      known = { end: await records.append(end, entries) };
      await commit();
    },
    forget() {
      known = undefined;
    },
  };
}

/** Where a chain ends, which is nowhere before its first row. */
interface Known {
  readonly end: ChainEnd | undefined;
}

/**
 * For transactions that run side by side: they wait for each other only here, while their rows and their end are on the
 * way to the database and back, which is one way for both. Where the chain ends is remembered; should another process
 * write to it all the same, the database refuses the row, for its number is taken, and the transaction, whose end it
 * turns into a rollback, begins anew.
 */
export function queuedAppender(chain: string): Appender {
  let known: Known | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    chain,
    append(records, entries, commit) {
      const turn = queue.then(async () => {
        const { end } = known ?? { end: await records.end() };
        known = undefined;
        const [next] = await Promise.all([records.append(end, entries), commit()]);
        known = { end: next };
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}
