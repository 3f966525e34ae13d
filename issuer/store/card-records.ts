// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { SeenCard } from '../card-checks/card-checks.ts';
import type { CardRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import type { Tables } from './tables.ts';

/** Cards that were logged in with, in the database. */
export function cardRecords(database: Kysely<Tables>, { free }: Locks): CardRecords {
  const cards = database.selectFrom('cards').selectAll();
  return {
    async get(fingerprint, accountId) {
      const query = cards.where('fingerprint', '=', fingerprint).where('account_id', '=', accountId);
      const row = await query.executeTakeFirst();
      return row && fromRow(row);
    },
    async newestOf(accountId) {
      const row = await cards
        .where('account_id', '=', accountId)
        .orderBy('seen_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async take(now, most, until) {
      const due = cards.where('due_at', '<=', now).orderBy('due_at').limit(most);
      const rows = await free(due).execute();
      for (const { fingerprint, account_id } of rows) {
        const card = database.updateTable('cards').where('fingerprint', '=', fingerprint);
        await card.where('account_id', '=', account_id).set({ due_at: until }).execute();
      }
      return rows.map(fromRow);
    },
    async save(card) {
      const { fingerprint, account_id, ...changed } = toRow(card);
      await database
        .insertInto('cards')
        .values({ fingerprint, account_id, ...changed })
        .onConflict((conflict) => conflict.columns(['fingerprint', 'account_id']).doUpdateSet(changed))
        .execute();
    },
  };
}

function toRow({ fingerprint, accountId, certificate, seenAt, dueAt, outcome }: SeenCard): Tables['cards'] {
  const due_at = dueAt ?? null;
  return { fingerprint, account_id: accountId, certificate, seen_at: seenAt, due_at, outcome: outcome ?? null };
}

function fromRow(row: Selectable<Tables['cards']>): SeenCard {
  return {
    fingerprint: row.fingerprint,
    accountId: row.account_id,
    certificate: row.certificate,
    seenAt: row.seen_at,
    dueAt: row.due_at ?? undefined,
    outcome: row.outcome ?? undefined,
  };
}
