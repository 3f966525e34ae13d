// SPDX-License-Identifier: Apache-2.0
// What telling people of their credentials needs.

import { type Kysely, type SchemaModule, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The steps by name. */
export const notificationMigrations: Record<string, Migration> = {
  '050-notifications': {
    async up({ schema }: Kysely<unknown>) {
      await notificationTable(schema, 'notifications')
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
  // What comes next lies beside what came last: an index that begins with something random has each row on a page of its
  // own, which is written whole. SQLite cannot take a constraint from a table: so there is a new table.
  '090-notifications-by-time': {
    async up(database: Kysely<unknown>) {
      const { schema } = database;
      await notificationTable(schema, 'notifications_by_time')
        .addUniqueConstraint('notifications_event_by_time', ['at', 'kind', 'about', 'target'])
        .execute();
      const columns = sql.raw('id, kind, account_id, about, at, target, state, attempts, due_at, problem');
      await sql`insert into notifications_by_time (${columns}) select ${columns} from notifications`.execute(database);
      await schema.dropTable('notifications').execute();
      await schema.alterTable('notifications_by_time').renameTo('notifications').execute();
      await schema.createIndex('notifications_due').on('notifications').columns(['state', 'due_at']).execute();
    },
  },
};

/** The table without what keeps one event from being told twice. */
function notificationTable(schema: SchemaModule, name: string) {
  return schema
    .createTable(name)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('problem', 'text');
}
