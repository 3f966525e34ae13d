// SPDX-License-Identifier: Apache-2.0
// The audit log: rows chained by hash, so that a row cannot be changed, removed or put in between without notice. Each
// issuer that shares a database has a chain of its own, so that they need not wait for each other.
// Rows that are cut off at the end do not show by the chain alone. Issuers that share a database note each other's ends
// (checkpoints.ts); where there is one alone, keep its last hash somewhere else as well.

import { hash as digest } from 'node:crypto';
import type { Result } from '../../contract/result.ts';
import { failed, ok } from '../../contract/result.ts';
import type { Records, Store } from '../records.ts';

/** What a row says beside time and event. Never a password, a token or a code. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | undefined>>;

/** What is reported. `at` is in milliseconds since 1970. */
export interface AuditEntry {
  readonly at: number;
  readonly event: string;
  readonly details: AuditDetails;
}

/** One row. `details` is canonical JSON (sorted members); the hashes are hexadecimal. */
export interface AuditRow extends Omit<AuditEntry, 'details'> {
  readonly details: string;
  readonly chain: string;
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** The end of a chain: its last row. */
export type ChainEnd = Pick<AuditRow, 'sequence' | 'hash'>;

/** The chain of a store that only one issuer writes to. */
export const onlyChain = 'main';

/** What one chain says of another: `chain`, and the `sequence` and `hash` of a row of it. */
export const checkpointEvent = 'audit.checkpoint';

/** Adds a row to the chain, in the transaction of what it reports. `at` is in milliseconds since 1970. */
export async function report(records: Records, at: number, event: string, details: AuditDetails): Promise<void> {
  await records.audit.add({ at, event, details });
}

/** The same records, all of whose rows in the audit log name the operator whose doing they are. */
export function reportedBy(records: Records, operator: string): Records {
  const add: Records['audit']['add'] = (entry) =>
    records.audit.add({ ...entry, details: { ...entry.details, operator } });
  return { ...records, audit: { ...records.audit, add } };
}

/** Entries as the rows that continue a chain. */
export function continueChain(
  chain: string,
  end: ChainEnd | undefined,
  entries: readonly AuditEntry[],
): readonly AuditRow[] {
  const rows: AuditRow[] = [];
  for (const { at, event, details } of entries) {
    rows.push(rowAfter(rows.at(-1) ?? end ?? beginning(chain), { chain, at, event, details: canonicalJson(details) }));
  }
  return rows;
}

/** A chain that is whole. */
export interface WholeChain {
  readonly chain: string;
  readonly rows: number;
  readonly lastHash: string;
}

/**
 * Checks all chains, and what they say of each other: how many rows they have and the last hash of each, or at which row
 * of which one breaks.
 */
export async function verifyChain(
  store: Store,
): Promise<Result<{ rows: number; chains: readonly WholeChain[] }, { chain: string; brokenAt: number }>> {
  const chains: WholeChain[] = [];
  const checkpoints: Checkpoint[] = [];
  for (const chain of await store.read((records) => records.audit.chains())) {
    const whole = await verifyOne(store, chain);
    if (!whole.ok) return whole;
    const { noted, ...found } = whole.value;
    chains.push(found);
    checkpoints.push(...noted);
  }
  for (const checkpoint of checkpoints) {
    if (await isThere(store, checkpoint)) continue;
    const { chain, sequence } = checkpoint;
    const rows = chains.find((each) => each.chain === chain)?.rows ?? 0;
    return failed({ chain, brokenAt: Math.min(rows + 1, sequence) });
  }
  return ok({ rows: chains.reduce((sum, { rows }) => sum + rows, 0), chains });
}

/** A row of another chain, as a chain has noted it. */
type Checkpoint = Pick<AuditRow, 'chain' | 'sequence' | 'hash'>;

/** With the last that it has noted of each other chain: what was noted before follows from it. */
async function verifyOne(
  store: Store,
  chain: string,
): Promise<Result<WholeChain & { readonly noted: readonly Checkpoint[] }, { chain: string; brokenAt: number }>> {
  let end = beginning(chain);
  const noted = new Map<string, Checkpoint>();
  for (;;) {
    const after = end.sequence;
    const rows = await store.read((records) => records.audit.after(chain, after, 1000));
    if (rows.length === 0) return ok({ chain, rows: end.sequence, lastHash: end.hash, noted: [...noted.values()] });
    for (const row of rows) {
      const { sequence, previousHash, hash } = rowAfter(end, row);
      const whole = sequence === row.sequence && previousHash === row.previousHash && hash === row.hash;
      if (!whole) return failed({ chain, brokenAt: end.sequence + 1 });
      end = row;
      if (row.event !== checkpointEvent) continue;
      const checkpoint = JSON.parse(row.details) as Checkpoint;
      noted.set(checkpoint.chain, checkpoint);
    }
  }
}

async function isThere(store: Store, { chain, sequence, hash }: Checkpoint): Promise<boolean> {
  const [row] = await store.read((records) => records.audit.after(chain, sequence - 1, 1));
  return row?.sequence === sequence && row.hash === hash;
}

/** What comes before the first row: of each chain something else, so that no row fits into another. */
function beginning(chain: string): ChainEnd {
  const hash = chain === onlyChain ? '0'.repeat(64) : digest('sha256', `Pivot audit ${chain}`);
  return { sequence: 0, hash };
}

function rowAfter(
  end: ChainEnd,
  { chain, at, event, details }: Pick<AuditRow, 'chain' | 'at' | 'event' | 'details'>,
): AuditRow {
  const row = { chain, sequence: end.sequence + 1, at, event, details, previousHash: end.hash };
  return { ...row, hash: hashOf(row) };
}

function hashOf({ sequence, at, event, details, previousHash }: Omit<AuditRow, 'hash'>): string {
  return digest('sha256', previousHash + JSON.stringify([sequence, at, event, details]));
}

function canonicalJson(details: AuditDetails): string {
  const members = Object.entries(details).filter(([, value]) => value !== undefined);
  return JSON.stringify(Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1))));
}
