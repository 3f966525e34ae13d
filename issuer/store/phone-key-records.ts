// SPDX-License-Identifier: Apache-2.0
// The keys of phones, each by its SHA-256, with the account that it belongs to.

import { X509Certificate } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { keyHash } from '../enrolment/key-hash.ts';
import type { PhoneKeyRecords } from '../records.ts';
import { type Database, preparedRow, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** The keys in the database. */
export function phoneKeyRecords(database: Database): PhoneKeyRecords {
  // One statement that waits for no answer: where the key is another account's it leaves no account, which the database
  // does not take (`Engine.isEmpty` tells).
  const insert = preparedWrite(
    database,
    (row: Tables['phone_keys']) =>
      database
        .insertInto('phone_keys')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('key_hash').doUpdateSet({
            account_id: sql`case when phone_keys.account_id = excluded.account_id then excluded.account_id end`,
          }),
        ),
    'contested',
  );
  const find = preparedRow(database, (hash: string) =>
    database.selectFrom('phone_keys').select('account_id').where('key_hash', '=', hash),
  );
  return {
    take: (publicKey, accountId) => insert({ key_hash: keyHash(publicKey), account_id: accountId }),
    ownerOf: async (publicKey) => (await find(keyHash(publicKey)))?.account_id,
  };
}

/** What they need: a table, with the keys that were certified before. */
export const phoneKeyMigrations: Record<string, Migration> = {
  '080-phone-keys': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('phone_keys')
        .addColumn('key_hash', 'text', (column) => column.primaryKey())
        .addColumn('account_id', 'text', (column) => column.notNull())
        .execute();
      await takeEarlier(database as Kysely<Tables>);
    },
  },
};

/** Where two accounts have shared a key until now, it is that of the first. */
async function takeEarlier(database: Kysely<Tables>): Promise<void> {
  const issued = database.selectFrom('issued_certificates').select(['serial_number', 'account_id', 'certificate']);
  for (let after = ''; ; ) {
    const rows = await issued.where('serial_number', '>', after).orderBy('serial_number').limit(500).execute();
    const last = rows.at(-1);
    if (!last) return;
    const values = rows.map(({ account_id, certificate }) => ({ key_hash: keyHash(keyIn(certificate)), account_id }));
    const insert = database.insertInto('phone_keys').values(values);
    await insert.onConflict((conflict) => conflict.column('key_hash').doNothing()).execute();
    after = last.serial_number;
  }
}

function keyIn(certificate: Uint8Array): Uint8Array {
  return new X509Certificate(certificate).publicKey.export({ format: 'der', type: 'spki' });
}
