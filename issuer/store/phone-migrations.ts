// SPDX-License-Identifier: Apache-2.0
// What the directory of phones needs.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The steps by name. */
export const phoneMigrations: Record<string, Migration> = {
  '041-phones': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('phones')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
        .addColumn('thumbprint', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('enrolled_at', 'bigint', (column) => column.notNull())
        .addColumn('contact_at', 'bigint', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('ended_at', 'bigint')
        .execute();
      await schema.createIndex('phones_account').on('phones').column('account_id').execute();
      await schema.createIndex('phones_thumbprint').on('phones').column('thumbprint').execute();
      await schema
        .createTable('phone_activations')
        .addColumn('activation_id', 'text', (column) => column.primaryKey().references('activations.id'))
        .addColumn('thumbprint', 'text', (column) => column.notNull())
        .execute();
    },
  },
};
