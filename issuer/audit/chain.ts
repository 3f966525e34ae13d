// SPDX-License-Identifier: Apache-2.0
// The audit log: rows chained by hash, so that a row cannot be changed, removed or put in between without notice.
// Rows that are cut off at the end do not show by the chain alone: keep the last hash somewhere else as well.

import { createHash } from 'node:crypto';
import type { Result } from '../../contract/result.ts';
import { failed, ok } from '../../contract/result.ts';
import type { Records, Store } from '../records.ts';

/** What a row says beside time and event. Never a password, a token or a code. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | undefined>>;

/** One row. `details` is canonical JSON (sorted members), the hashes are hexadecimal. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: number;
  readonly event: string;
  readonly details: string;
  readonly previousHash: string;
  readonly hash: string;
}

const noHash = '0'.repeat(64);

/** Adds a row to the chain, in the transaction of what it reports. `at` is in milliseconds since 1970. */
export async function report(records: Records, at: number, event: string, details: AuditDetails): Promise<void> {
  const last = await records.audit.last();
  const row = {
    sequence: (last?.sequence ?? 0) + 1,
    at,
    event,
    details: canonicalJson(details),
    previousHash: last?.hash ?? noHash,
  };
  await records.audit.add({ ...row, hash: hashOf(row) });
}

/** Checks the whole chain: how many rows it has and its last hash, or at which row it breaks. */
export async function verifyChain(
  store: Store,
): Promise<Result<{ rows: number; lastHash: string }, { brokenAt: number }>> {
  let sequence = 0;
  let lastHash = noHash;
  for (;;) {
    const after = sequence;
    const rows = await store.transaction((records) => records.audit.after(after, 1000));
    if (rows.length === 0) return ok({ rows: sequence, lastHash });
    for (const row of rows) {
      sequence += 1;
      const whole = row.sequence === sequence && row.previousHash === lastHash && row.hash === hashOf(row);
      if (!whole) return failed({ brokenAt: sequence });
      lastHash = row.hash;
    }
  }
}

function hashOf({ sequence, at, event, details, previousHash }: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256')
    .update(previousHash)
    .update(JSON.stringify([sequence, at, event, details]))
    .digest('hex');
}

function canonicalJson(details: AuditDetails): string {
  const members = Object.entries(details).filter(([, value]) => value !== undefined);
  return JSON.stringify(Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1))));
}
