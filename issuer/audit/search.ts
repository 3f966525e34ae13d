// SPDX-License-Identifier: Apache-2.0

import type { Store } from '../records.ts';
import type { AuditRow } from './chain.ts';

/** Which rows are wanted; what is left out does not matter. Times are milliseconds since 1970. */
export interface AuditQuestion {
  /** The event, or its beginning up to and with a dot. */
  readonly event?: string | undefined;
  /** What the account may be called in a row. */
  readonly account?: readonly string[] | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** The rows that fit, chain after chain in order, read a thousand at a time. */
export async function* findRows(store: Store, question: AuditQuestion): AsyncGenerator<AuditRow> {
  for (const chain of await store.read((records) => records.audit.chains())) {
    for await (const row of rowsOf(store, chain)) if (fits(row, question)) yield row;
  }
}

async function* rowsOf(store: Store, chain: string): AsyncGenerator<AuditRow> {
  let sequence = 0;
  for (;;) {
    const after = sequence;
    const rows = await store.read((records) => records.audit.after(chain, after, 1000));
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    sequence = last.sequence;
  }
}

function fits(row: AuditRow, { event, account, since, until }: AuditQuestion): boolean {
  if (event !== undefined && !(event.endsWith('.') ? row.event.startsWith(event) : row.event === event)) return false;
  if (since !== undefined && row.at < since) return false;
  if (until !== undefined && row.at >= until) return false;
  if (account === undefined) return true;
  const details = JSON.parse(row.details) as Record<string, unknown>;
  return [details.account, details.identifier].some((value) => typeof value === 'string' && account.includes(value));
}
