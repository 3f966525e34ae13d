// SPDX-License-Identifier: Apache-2.0

import { type Account, identifierText, parseIdentifier } from '../login/accounts.ts';
import type { Store } from '../records.ts';
import type { AuditRow } from './chain.ts';

/** Which rows are wanted; what is left out does not matter. Times are milliseconds since 1970. */
export interface AuditQuestion {
  /** The event, or its beginning up to and with a dot. */
  readonly event?: string | undefined;
  /** What the account may be called in a row (`namesOf`). */
  readonly account?: readonly string[] | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/**
 * All that rows may call an account by, from its identifier or its id: its ids, and in rows of earlier versions its
 * identifier too.
 */
export async function namesOf(store: Store, text: string): Promise<readonly string[]> {
  const identifier = parseIdentifier(text)?.value ?? text;
  const named = await store.read((records) => records.accounts.named(identifier));
  return [text, identifier, ...named.map(({ id }) => id)];
}

/** Says whom a row is about, by the identifier that the account has now; nothing for one that is erased or was never. */
export function personFinder(store: Store): (row: AuditRow) => Promise<string | undefined> {
  const known = new Map<string, Account | undefined>();
  return async ({ details }) => {
    const { account: id } = JSON.parse(details) as { readonly account?: unknown };
    if (typeof id !== 'string') return undefined;
    if (!known.has(id)) known.set(id, await store.read((records) => records.accounts.get(id)));
    const account = known.get(id);
    if (!account || account.status === 'erased') return undefined;
    return identifierText({ kind: account.kind, value: account.identifier });
  };
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
