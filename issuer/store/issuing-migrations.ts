// SPDX-License-Identifier: Apache-2.0
// What credentials of several certificates needed after the first version.

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './migrations.ts';

/** The steps by name. */
export function issuingMigrations({ bytes }: ColumnTypes): Record<string, Migration> {
  return {
    // SQLite cannot take a constraint from a table: so there is a new table, which takes over the rows of the old one.
    '020-certificate-purposes': {
      async up(database: Kysely<unknown>) {
        const { schema } = database;
        await schema.alterTable('issued_certificates').renameTo('issued_before').execute();
        await schema.dropIndex('issued_certificates_account').execute();
        await schema
          .createTable('issued_certificates')
          .addColumn('serial_number', 'text', (column) => column.primaryKey())
          .addColumn('activation_id', 'text', (column) => column.notNull().references('activations.id'))
          .addColumn('purpose', 'text', (column) => column.notNull().defaultTo('authentication'))
          .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
          .addColumn('credential_type', 'text', (column) => column.notNull())
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('not_before', 'bigint', (column) => column.notNull())
          .addColumn('not_after', 'bigint', (column) => column.notNull())
          .addColumn('certificate', bytes, (column) => column.notNull())
          .addColumn('issued_at', 'bigint', (column) => column.notNull())
          // One activation, one credential: whatever else goes wrong, the database takes no second certificate.
          .addUniqueConstraint('issued_certificates_one', ['activation_id', 'purpose'])
          .execute();
        const columns = sql.raw(
          'serial_number, activation_id, account_id, credential_type, subject, not_before, not_after, certificate, issued_at',
        );
        await sql`insert into issued_certificates (${columns}) select ${columns} from issued_before`.execute(database);
        await schema.dropTable('issued_before').execute();
        await schema
          .createIndex('issued_certificates_account')
          .on('issued_certificates')
          .column('account_id')
          .execute();
      },
    },
    '021-archived-keys': {
      async up({ schema }: Kysely<unknown>) {
        await schema
          .createTable('archived_keys')
          .addColumn('serial_number', 'text', (column) =>
            column.primaryKey().references('issued_certificates.serial_number'),
          )
          .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
          .addColumn('sealed', bytes, (column) => column.notNull())
          .addColumn('archived_at', 'bigint', (column) => column.notNull())
          .execute();
        await schema.createIndex('archived_keys_account').on('archived_keys').column('account_id').execute();
      },
    },
    // What is an account's is found by its activations, which have an index.
    '091-certificates-by-activation': {
      up: ({ schema }: Kysely<unknown>) => schema.dropIndex('issued_certificates_account').execute(),
    },
  };
}
