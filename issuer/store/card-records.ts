// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import type { SeenCard } from '../card-checks/card-checks.ts';
import type { CardRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import { type Database, preparedRow, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** Cards that were logged in with, in the database. */
export function cardRecords(database: Database, { free }: Locks): CardRecords {
  const cards = database.selectFrom('cards').selectAll();
  const hasten = preparedWrite(database, (accountId: string, due_at: number) =>
    database
      .updateTable('cards')
      .set({ due_at })
      .where('account_id', '=', accountId)
      .where('seen_at', '=', ({ selectFrom }) =>
        selectFrom('cards as other')
          .select(({ fn }) => fn.max('other.seen_at').as('last'))
          .where('other.account_id', '=', accountId),
      )
      .where(({ or, eb }) => or([eb('due_at', 'is', null), eb('due_at', '>', due_at)])),
  );
  const see = preparedWrite(database, (row: Tables['cards'], changed: Partial<Tables['cards']>) =>
    database
      .insertInto('cards')
      .values(row)
      .onConflict((conflict) => conflict.columns(['fingerprint', 'account_id']).doUpdateSet(changed)),
  );
  const update = preparedWrite(database, (fingerprint: string, accountId: string, changed: Partial<Tables['cards']>) =>
    database
      .updateTable('cards')
      .set(changed)
      .where('fingerprint', '=', fingerprint)
      .where('account_id', '=', accountId),
  );
  const owner = preparedRow(database, (fingerprint: string) =>
    database.selectFrom('cards').select('account_id').where('fingerprint', '=', fingerprint).limit(1),
  );
  return {
    hasten,
    ownerOf: async (fingerprint) => (await owner(fingerprint))?.account_id,
    async take(now, most, until) {
      const due = cards.where('due_at', '<=', now).orderBy('due_at').limit(most);
      const rows = await free(due).execute();
      for (const { fingerprint, account_id } of rows) await update(fingerprint, account_id, { due_at: until });
      return rows.map(fromRow);
    },
    async see(fingerprint, accountId, certificate, seenAt) {
      const changed = { seen_at: seenAt };
      const fresh = { fingerprint, account_id: accountId, certificate, due_at: null, outcome: null };
      await see({ ...fresh, ...changed }, changed);
    },
    async schedule({ fingerprint, accountId }, { dueAt = null, outcome = null }) {
      await update(fingerprint, accountId, { due_at: dueAt, outcome });
    },
  };
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
