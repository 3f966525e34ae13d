// SPDX-License-Identifier: Apache-2.0

import type { TrustedCertificate } from '../anchors/anchors.ts';
import type { SettingRecords, TrustedRecords } from '../records.ts';
import { type Database, preparedRow, preparedRows } from './statements.ts';

/** Settings of the store itself, in the database. */
export function settingRecords(database: Database): SettingRecords {
  const value = preparedRow(database, (name: string) =>
    database.selectFrom('settings').select('value').where('name', '=', name),
  );
  return {
    async get(name) {
      return (await value(name))?.value;
    },
    async add(name, value) {
      await database.insertInto('settings').values({ name, value }).execute();
    },
    async save(name, value) {
      const query = database.insertInto('settings').values({ name, value });
      await query.onConflict((conflict) => conflict.column('name').doUpdateSet({ value })).execute();
    },
    async remove(name, value) {
      await database.deleteFrom('settings').where('name', '=', name).where('value', '=', value).execute();
    },
  };
}

/** Authorities that the administrator trusts, in the database. */
export function trustedRecords(database: Database): TrustedRecords {
  const all = preparedRows(database, () => database.selectFrom('trusted_certificates').selectAll().orderBy('added_at'));
  const withFingerprint = preparedRow(database, (fingerprint: string) =>
    database.selectFrom('trusted_certificates').select('fingerprint').where('fingerprint', '=', fingerprint),
  );
  return {
    async add({ addedAt, ...trusted }) {
      const row = { ...trusted, added_at: addedAt };
      const query = database.insertInto('trusted_certificates').values(row);
      const result = await query
        .onConflict((conflict) => conflict.column('fingerprint').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async remove(fingerprint) {
      const query = database.deleteFrom('trusted_certificates').where('fingerprint', '=', fingerprint);
      return (await query.executeTakeFirst()).numDeletedRows === 1n;
    },
    has: async (fingerprint) => (await withFingerprint(fingerprint)) !== undefined,
    async all() {
      return (await all()).map(({ kind, added_at, ...row }) => ({
        ...row,
        kind: kind as TrustedCertificate['kind'],
        addedAt: added_at,
      }));
    },
  };
}
