// SPDX-License-Identifier: Apache-2.0
// What the revocation of our own certificates needed after the first version.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './migrations.ts';

/** The steps by name. */
export function revocationMigrations({ bytes }: ColumnTypes): Record<string, Migration> {
  return {
    '004-revocations': {
      async up({ schema }: Kysely<unknown>) {
        await schema
          .createTable('revocations')
          .addColumn('serial_number', 'text', (column) => column.primaryKey())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('reason', 'text', (column) => column.notNull())
          .addColumn('cause', 'text', (column) => column.notNull())
          .addColumn('revoked_at', 'bigint', (column) => column.notNull())
          .addColumn('not_after', 'bigint', (column) => column.notNull())
          .addColumn('change', 'bigint', (column) => column.notNull().unique())
          .execute();
        await schema
          .createTable('revocation_lists')
          .addColumn('number', 'bigint', (column) => column.primaryKey())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('base_number', 'bigint')
          .addColumn('this_update', 'bigint', (column) => column.notNull())
          .addColumn('next_update', 'bigint', (column) => column.notNull())
          .addColumn('last_change', 'bigint', (column) => column.notNull())
          .addColumn('bytes', bytes)
          .execute();
        await schema
          .createIndex('issued_certificates_account')
          .on('issued_certificates')
          .column('account_id')
          .execute();
      },
    },
  };
}
