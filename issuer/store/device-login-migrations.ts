// SPDX-License-Identifier: Apache-2.0
// What signing phones in by a code needs.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnTypes } from './migrations.ts';

/** The steps by name. */
export function deviceLoginMigrations({ bytes }: ColumnTypes): Record<string, Migration> {
  return {
    '040-device-login': {
      async up({ schema }: Kysely<unknown>) {
        await schema
          .createTable('oidc_records')
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('id', 'text', (column) => column.notNull())
          .addColumn('grant_id', 'text')
          .addColumn('payload', 'text', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addPrimaryKeyConstraint('oidc_records_key', ['kind', 'id'])
          .execute();
        await schema.createIndex('oidc_records_grant').on('oidc_records').columns(['kind', 'grant_id']).execute();
        await schema.createIndex('oidc_records_expires_at').on('oidc_records').column('expires_at').execute();
        await schema
          .createTable('sign_ins')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('user_code_mac', bytes, (column) => column.notNull())
          .addColumn('account', 'text', (column) => column.notNull())
          .addColumn('phone', 'text', (column) => column.notNull())
          .addColumn('address', 'text', (column) => column.notNull())
          .addColumn('asked_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('account_id', 'text', (column) => column.references('accounts.id'))
          .addColumn('polled_at', 'bigint')
          .addColumn('interval_seconds', 'integer', (column) => column.notNull())
          .execute();
        await schema.createIndex('sign_ins_user_code').on('sign_ins').column('user_code_mac').execute();
        await schema.createIndex('sign_ins_expires_at').on('sign_ins').column('expires_at').execute();
      },
    },
  };
}
