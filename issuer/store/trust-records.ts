// SPDX-License-Identifier: Apache-2.0

import type { Kysely } from 'kysely';
import type { TrustedCertificate } from '../anchors/anchors.ts';
import type { SettingRecords, TrustedRecords } from '../records.ts';
import type { Tables } from './tables.ts';

/** Settings of the store itself, in the database. */
export function settingRecords(database: Kysely<Tables>): SettingRecords {
  return {
    async get(name) {
      const row = await database.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
      return row?.value;
    },
    async add(name, value) {
      await database.insertInto('settings').values({ name, value }).execute();
    },
  };
}

/** Authorities that the administrator trusts, in the database. */
export function trustedRecords(database: Kysely<Tables>): TrustedRecords {
  return {
    async add({ addedAt, ...trusted }) {
      const row = { ...trusted, added_at: addedAt };
      const query = database.insertInto('trusted_certificates').values(row);
      const result = await query
        .onConflict((conflict) => conflict.column('fingerprint').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async all() {
      const rows = await database.selectFrom('trusted_certificates').selectAll().orderBy('added_at').execute();
      return rows.map(({ kind, added_at, ...row }) => ({
        ...row,
        kind: kind as TrustedCertificate['kind'],
        addedAt: added_at,
      }));
    },
  };
}
