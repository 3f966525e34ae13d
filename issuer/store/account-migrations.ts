// SPDX-License-Identifier: Apache-2.0
// What accounts, and the limits on guesses, needed after the first version.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The steps by name. */
export const accountMigrations: Record<string, Migration> = {
  '002-account-status': {
    async up({ schema }: Kysely<unknown>) {
      const columns = [
        ['status', 'active'],
        // Accounts of the first version came from first log-ins; with real cards these do not count.
        ['source', 'practice'],
        ['groups', ''],
      ] as const;
      for (const [name, value] of columns) {
        const table = schema.alterTable('accounts');
        await table.addColumn(name, 'text', (column) => column.notNull().defaultTo(value)).execute();
      }
      const table = schema.alterTable('accounts');
      await table.addColumn('unsettled', 'integer', (column) => column.notNull().defaultTo(0)).execute();
      await schema.createIndex('accounts_unsettled').on('accounts').column('unsettled').execute();
    },
  },
  '003-failures': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('failures')
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('last_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('failures_key', ['scope', 'subject'])
        .execute();
      await schema.createIndex('failures_last_at').on('failures').columns(['scope', 'last_at']).execute();
    },
  },
};
