// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { ArchivedKey } from '../mail/key-archive.ts';
import type { ArchivedKeyRecords } from '../records.ts';
import type { Tables } from './tables.ts';

/** Sealed keys of encryption certificates, in the database. */
export function archivedKeyRecords(database: Kysely<Tables>): ArchivedKeyRecords {
  const keys = database.selectFrom('archived_keys').selectAll();
  return {
    async ofAccount(accountId) {
      const query = keys.where('account_id', '=', accountId).orderBy('archived_at', 'desc').orderBy('serial_number');
      return (await query.execute()).map(fromRow);
    },
    async all() {
      return (await keys.orderBy('serial_number').execute()).map(fromRow);
    },
    async add({ serialNumber, accountId, sealed, archivedAt }) {
      const row = { serial_number: serialNumber, account_id: accountId, sealed, archived_at: archivedAt };
      await database.insertInto('archived_keys').values(row).execute();
    },
    async save({ serialNumber, sealed }) {
      await database.updateTable('archived_keys').set({ sealed }).where('serial_number', '=', serialNumber).execute();
    },
  };
}

function fromRow(row: Selectable<Tables['archived_keys']>): ArchivedKey {
  return {
    serialNumber: row.serial_number,
    accountId: row.account_id,
    sealed: row.sealed,
    archivedAt: row.archived_at,
  };
}
