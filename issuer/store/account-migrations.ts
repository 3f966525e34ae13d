// SPDX-License-Identifier: Apache-2.0
// What accounts, and the limits on guesses, needed after the first version.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './migrations.ts';

/** The steps by name. */
export const accountMigrations = ({ bytes }: ColumnTypes): Record<string, Migration> => ({
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
  '006-cards': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('cards')
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
        .addColumn('certificate', bytes, (column) => column.notNull())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .addColumn('due_at', 'bigint')
        .addColumn('outcome', 'text')
        .addPrimaryKeyConstraint('cards_key', ['fingerprint', 'account_id'])
        .execute();
      await schema.createIndex('cards_account').on('cards').columns(['account_id', 'seen_at']).execute();
      await schema.createIndex('cards_due_at').on('cards').column('due_at').execute();
    },
  },
});
