// SPDX-License-Identifier: Apache-2.0

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { KeyRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import type { ColumnTypes } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Shared keys in the database, sealed. */
export function keyRecords(database: Kysely<Tables>, { named }: Locks): KeyRecords {
  return {
    hold: () => named('keys'),
    all: () => database.selectFrom('sealed_keys').selectAll().orderBy('name').execute(),
    async save({ name, sealed }) {
      const query = database.insertInto('sealed_keys').values({ name, sealed });
      await query.onConflict((conflict) => conflict.column('name').doUpdateSet({ sealed })).execute();
    },
  };
}

/** What they need. */
export function keyMigrations({ bytes }: ColumnTypes): Record<string, Migration> {
  return {
    '031-sealed-keys': {
      async up({ schema }: Kysely<unknown>) {
        await schema
          .createTable('sealed_keys')
          .addColumn('name', 'text', (column) => column.primaryKey())
          .addColumn('sealed', bytes, (column) => column.notNull())
          .execute();
      },
    },
  };
}
