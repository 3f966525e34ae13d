// SPDX-License-Identifier: Apache-2.0
// Where phones let themselves be told: the table, and what is done with it.

import type { Kysely, Selectable } from 'kysely';
import type { Migration } from 'kysely/migration';
import { languages } from '../../contract/view.ts';
import type { PushSubscription, PushSubscriptionRecords } from '../push/subscription.ts';
import type { ColumnTypes } from './migrations.ts';
import { type Database, preparedRows } from './statements.ts';
import type { Tables } from './tables.ts';

/** The steps by name. */
export function pushMigrations({ bytes }: ColumnTypes): Record<string, Migration> {
  return {
    '081-push': {
      async up({ schema }: Kysely<unknown>) {
        await schema
          .createTable('push_subscriptions')
          .addColumn('phone_id', 'text', (column) => column.primaryKey().references('phones.id'))
          .addColumn('endpoint', 'text', (column) => column.notNull())
          .addColumn('public_key', bytes, (column) => column.notNull())
          .addColumn('secret', bytes, (column) => column.notNull())
          .addColumn('language', 'text', (column) => column.notNull())
          .addColumn('since', 'bigint', (column) => column.notNull())
          .execute();
      },
    },
  };
}

/** Subscriptions in the database. */
export function pushSubscriptionRecords(database: Database): PushSubscriptionRecords {
  const subscriptions = database.selectFrom('push_subscriptions').selectAll('push_subscriptions');
  const ofAccount = preparedRows(database, (accountId: string) =>
    subscriptions
      .innerJoin('phones', 'phones.id', 'push_subscriptions.phone_id')
      .where('phones.account_id', '=', accountId)
      .orderBy('since'),
  );
  return {
    async ofPhone(phoneId) {
      const row = await subscriptions.where('phone_id', '=', phoneId).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofAccount(accountId) {
      return (await ofAccount(accountId)).map(fromRow);
    },
    async save({ phoneId, publicKey, ...rest }) {
      const row = { ...rest, public_key: publicKey };
      await database
        .insertInto('push_subscriptions')
        .values({ ...row, phone_id: phoneId })
        .onConflict((conflict) => conflict.column('phone_id').doUpdateSet(row))
        .execute();
    },
    async remove(phoneId) {
      await database.deleteFrom('push_subscriptions').where('phone_id', '=', phoneId).execute();
    },
  };
}

function fromRow(row: Selectable<Tables['push_subscriptions']>): PushSubscription {
  const { phone_id: phoneId, public_key: publicKey, endpoint, secret, since } = row;
  const language = languages.find((known) => known === row.language) ?? 'en';
  return { phoneId, endpoint, publicKey, secret, since, language };
}
