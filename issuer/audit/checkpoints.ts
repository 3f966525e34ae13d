// SPDX-License-Identifier: Apache-2.0
// Issuers behind one database note in their own chains how far the others' have come. Who cuts rows off the end of one
// chain, which its hashes alone do not show, contradicts what the others have noted.

import type { Clock } from '../clock.ts';
import type { Records, Store } from '../records.ts';
import { type AuditRow, type ChainEnd, checkpointEvent, report } from './chain.ts';

/** Notes the others' chains in this one, where they have gone on; to be called every few minutes. */
export function createCheckpoints(store: Store, clock: Pick<Clock, 'now'>, chain: string): () => Promise<void> {
  let noted: ReadonlyMap<string, number> = new Map();
  return async () => {
    const others = (await store.read((records) => newestRows(records))).filter((row) => row.chain !== chain);
    const news = others.filter((row) => noted.get(row.chain) !== row.sequence);
    if (news.length > 0) {
      await store.transaction(async (records) => {
        for (const row of news)
          await report(records, clock.now(), checkpointEvent, { ...endOf(row), chain: row.chain });
      });
    }
    noted = new Map(others.map((row) => [row.chain, row.sequence]));
  };
}

/** The last row of each chain that says more than how far others are: or they would go on noting each other for ever. */
export async function newestRows({ audit }: Records): Promise<readonly AuditRow[]> {
  const rows: AuditRow[] = [];
  for (const chain of await audit.chains()) {
    const row = await audit.newestBut(chain, checkpointEvent);
    if (row) rows.push(row);
  }
  return rows;
}

function endOf({ sequence, hash }: AuditRow): ChainEnd {
  return { sequence, hash };
}
