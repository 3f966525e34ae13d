// SPDX-License-Identifier: Apache-2.0
// What telling people of their credentials needs.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The steps by name. */
export const notificationMigrations: Record<string, Migration> = {
  '050-notifications': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('notifications')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
        .addColumn('about', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('problem', 'text')
        // One activation gives several certificates, and is one event all the same.
        .addUniqueConstraint('notifications_event', ['kind', 'about', 'at', 'target'])
        .execute();
      await schema.createIndex('notifications_due').on('notifications').columns(['state', 'due_at']).execute();
      await schema
        .createTable('person_languages')
        .addColumn('account_id', 'text', (column) => column.primaryKey().references('accounts.id'))
        .addColumn('language', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createTable('told_endings')
        .addColumn('activation_id', 'text', (column) => column.primaryKey().references('activations.id'))
        .execute();
      await schema
        .createTable('disavowals')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
        .addColumn('about', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('used_at', 'bigint')
        .execute();
      await schema.createIndex('disavowals_expires_at').on('disavowals').column('expires_at').execute();
      await schema.createIndex('issued_certificates_not_after').on('issued_certificates').column('not_after').execute();
    },
  },
};
