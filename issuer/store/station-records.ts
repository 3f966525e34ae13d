// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import type { StationRecords } from '../records.ts';
import type { RegisteredStation } from '../stations/stations.ts';
import { type Database, preparedRow, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** Registered stations in the database. */
export function stationRecords(database: Database): StationRecords {
  const stations = database.selectFrom('stations').selectAll();
  const withKey = preparedRow(database, (fingerprint: string) => stations.where('fingerprint', '=', fingerprint));
  const touch = preparedWrite(database, (fingerprint: string, contact_at: number) =>
    database.updateTable('stations').set({ contact_at }).where('fingerprint', '=', fingerprint),
  );
  return {
    async all() {
      return (await stations.orderBy('name').execute()).map(fromRow);
    },
    async named(name) {
      const row = await stations.where('name', '=', name).executeTakeFirst();
      return row && fromRow(row);
    },
    async withKey(fingerprint) {
      const row = await withKey(fingerprint);
      return row && fromRow(row);
    },
    async add({ name, fingerprint, addedAt, contactAt = null }) {
      const row = { name, fingerprint, added_at: addedAt, contact_at: contactAt };
      await database.insertInto('stations').values(row).execute();
    },
    async remove(name) {
      await database.deleteFrom('stations').where('name', '=', name).execute();
    },
    async touch(fingerprint, contactAt) {
      await touch(fingerprint, contactAt);
    },
  };
}

function fromRow({ name, fingerprint, ...row }: Selectable<Tables['stations']>): RegisteredStation {
  return { name, fingerprint, addedAt: row.added_at, contactAt: row.contact_at ?? undefined };
}
