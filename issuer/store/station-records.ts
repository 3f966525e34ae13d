// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { StationRecords } from '../records.ts';
import type { RegisteredStation } from '../stations/stations.ts';
import type { Tables } from './tables.ts';

/** Registered stations in the database. */
export function stationRecords(database: Kysely<Tables>): StationRecords {
  const stations = database.selectFrom('stations').selectAll();
  return {
    async all() {
      return (await stations.orderBy('name').execute()).map(fromRow);
    },
    async named(name) {
      const row = await stations.where('name', '=', name).executeTakeFirst();
      return row && fromRow(row);
    },
    async withKey(fingerprint) {
      const row = await stations.where('fingerprint', '=', fingerprint).executeTakeFirst();
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
      const query = database.updateTable('stations').set({ contact_at: contactAt });
      await query.where('fingerprint', '=', fingerprint).execute();
    },
  };
}

function fromRow({ name, fingerprint, ...row }: Selectable<Tables['stations']>): RegisteredStation {
  return { name, fingerprint, addedAt: row.added_at, contactAt: row.contact_at ?? undefined };
}
