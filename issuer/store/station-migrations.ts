// SPDX-License-Identifier: Apache-2.0
// What registered stations need.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The steps by name. */
export const stationMigrations: Record<string, Migration> = {
  '060-stations': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('stations')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('fingerprint', 'text', (column) => column.notNull().unique())
        .addColumn('added_at', 'bigint', (column) => column.notNull())
        .addColumn('contact_at', 'bigint')
        .execute();
    },
  },
};
