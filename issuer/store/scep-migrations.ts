// SPDX-License-Identifier: Apache-2.0
// What SCEP needed after the first version.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './migrations.ts';

/** The steps by name. */
export function scepMigrations({ bytes }: ColumnTypes): Record<string, Migration> {
  return {
    '005-scep': {
      async up({ schema }: Kysely<unknown>) {
        await schema.alterTable('activations').addColumn('delivery', 'text').execute();
        await schema
          .createTable('scep_challenges')
          .addColumn('activation_id', 'text', (column) => column.primaryKey().references('activations.id'))
          .addColumn('hash', 'text', (column) => column.notNull().unique())
          .addColumn('released_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .execute();
        await schema
          .createTable('scep_transactions')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('public_key', bytes, (column) => column.notNull())
          .addColumn('activation_id', 'text', (column) => column.notNull().references('activations.id'))
          .addColumn('at', 'bigint', (column) => column.notNull())
          .execute();
        await schema.createIndex('scep_transactions_key').on('scep_transactions').column('public_key').execute();
      },
    },
  };
}
