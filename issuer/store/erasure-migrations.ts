// SPDX-License-Identifier: Apache-2.0
// What erasing people needs: since when accounts have ended, and who was erased.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from './tables.ts';

/** The steps by name. */
export const erasureMigrations: Record<string, Migration> = {
  '095-erasure': {
    async up(database: Kysely<unknown>) {
      const { schema } = database;
      await schema.alterTable('accounts').addColumn('ended_at', 'bigint').execute();
      await schema.createIndex('accounts_ended').on('accounts').columns(['status', 'ended_at']).execute();
      await schema
        .createTable('erased_people')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .execute();
      await noteEarlierEnds(database as Kysely<Tables>);
    },
  },
};

/** The audit log knows when accounts ended before; one of which it knows nothing has ended now (`noteEnds`). */
async function noteEarlierEnds(database: Kysely<Tables>): Promise<void> {
  const rows = await database
    .selectFrom('audit')
    .select(['at', 'details'])
    .where('event', '=', 'account.ended')
    .orderBy('at')
    .execute();
  for (const { at, details } of rows) {
    const { account } = JSON.parse(details) as { readonly account?: string };
    if (account === undefined) continue;
    const update = database.updateTable('accounts').set({ ended_at: at });
    await update.where('id', '=', account).where('status', '=', 'ended').execute();
  }
}
